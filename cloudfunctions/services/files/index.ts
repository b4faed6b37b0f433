import { defineCapability } from '../common/capability'
import { filesDocuments } from './documents'
import { promise } from './files'

export const files = defineCapability({
  name: 'files',
  calls: {
    'files.promise': promise,
  },
  collections: filesDocuments,
})
