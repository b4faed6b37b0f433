import { defineCapability } from '../common/capability'
import { honoursDocuments } from './documents'
import { list, post, read, withdraw } from './honours'

export const honours = defineCapability({
  name: 'honours',
  calls: {
    'honours.post': post,
    'honours.withdraw': withdraw,
    'honours.list': list,
    'honours.read': read,
  },
  collections: honoursDocuments,
})
