import { defineCapability } from '../common/capability'
import { userDocuments } from './documents'
import { erase } from './erase'
import { leaves } from './leaves'
import { change } from './user'

export const user = defineCapability({
  name: 'user',
  calls: {
    'user.change': change,
    'user.erase': erase,
  },
  collections: userDocuments,
  photos: { profile: 'profiles' },
  leaves,
})
