import { defineCapability } from '../common/capability'
import { userDocuments } from './documents'
import { erase } from './erase'
import { change } from './user'

export const user = defineCapability({
  name: 'user',
  calls: {
    'user.change': change,
    'user.erase': erase,
  },
  collections: userDocuments,
})
