import { defineCapability } from '../common/capability'
import { bind, signOut } from './bind'
import { bindings, changeSecret, endBinding } from './bindings'
import { askCode, collect, confirm, end, list, look, sweepSessions } from './codes'
import { sessionDocuments } from './documents'
import { endOfficer, officers } from './end-officer'
import { endSignIns } from './ending'
import { leaves } from './leaves'
import { me } from './me'
import { boundNotice, cardNotice, secretNotice } from './notices'
import { bindByPhone, sweepProofs } from './phone'
import { bindingAgreed, waits } from './second'

export const session = defineCapability({
  name: 'session',
  calls: {
    'session.me': me,
    'session.bind': bind,
    'session.waits': waits,
    'session.bindByPhone': bindByPhone,
    'session.setSecret': changeSecret,
    'session.bindings': bindings,
    'session.endBinding': endBinding,
    'session.signOut': signOut,
    'session.askCode': askCode,
    'session.look': look,
    'session.confirm': confirm,
    'session.collect': collect,
    'session.list': list,
    'session.end': end,
    'session.officers': officers,
    'session.endOfficer': endOfficer,
  },
  collections: sessionDocuments,
  due: [
    { name: 'forget proven numbers', budgetMs: 5_000, run: sweepProofs },
    { name: 'forget sessions and codes whose time is over', budgetMs: 5_000, run: sweepSessions },
  ],
  notices: {
    'session.wrongTry': cardNotice,
    'session.locked': cardNotice,
    'session.bound': boundNotice,
    'session.secret': secretNotice,
  },
  proposals: { binding: bindingAgreed },
  leaves,
  movedOut: ({ store }, { resident }) => endSignIns(store, [resident.residentId]),
})
