import { defineCapability } from '../common/capability'
import { bind, signOut } from './bind'
import { askCode, collect, confirm, end, list, look, sweepSessions } from './codes'
import { sessionDocuments } from './documents'
import { leaves } from './leaves'
import { me } from './me'
import { cardNotice } from './notices'
import { bindByPhone, sweepProofs } from './phone'

export const session = defineCapability({
  name: 'session',
  calls: {
    'session.me': me,
    'session.bind': bind,
    'session.bindByPhone': bindByPhone,
    'session.signOut': signOut,
    'session.askCode': askCode,
    'session.look': look,
    'session.confirm': confirm,
    'session.collect': collect,
    'session.list': list,
    'session.end': end,
  },
  collections: sessionDocuments,
  due: [
    { name: 'forget proven numbers', budgetMs: 5_000, run: sweepProofs },
    { name: 'forget sessions and codes whose time is over', budgetMs: 5_000, run: sweepSessions },
  ],
  notices: { 'session.wrongTry': cardNotice, 'session.locked': cardNotice },
  leaves,
})
