import { defineCapability } from '../common/capability'
import { bind, signOut } from './bind'
import { askCode, collect, confirm, end, list, look } from './codes'
import { sessionDocuments } from './documents'
import { me } from './me'
import { bindByPhone } from './phone'

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
})
