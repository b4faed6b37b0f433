import { defineCapability } from '../common/capability'
import { waiting } from './badge'
import { decide, recheck, todo } from './decide'
import { checksDocuments } from './documents'
import { takenNotice } from './notices'

export const checks = defineCapability({
  name: 'checks',
  calls: {
    'checks.todo': todo,
    'checks.decide': decide,
  },
  collections: checksDocuments,
  // A call that WeChat does not answer takes seconds: what does not fit waits for the next run.
  due: [{ name: 'ask WeChat again', budgetMs: 8_000, run: recheck }],
  notices: { 'text.taken': takenNotice, 'photo.taken': takenNotice },
  badge: waiting,
})
