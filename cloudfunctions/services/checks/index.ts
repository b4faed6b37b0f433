import { defineCapability } from '../common/capability'
import { decide, todo } from './decide'
import { checksDocuments } from './documents'

export const checks = defineCapability({
  name: 'checks',
  calls: {
    'checks.todo': todo,
    'checks.decide': decide,
  },
  collections: checksDocuments,
})
