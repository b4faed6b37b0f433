import { defineCapability } from '../common/capability'
import { filesDocuments } from './documents'
import { promise, sweepFiles } from './files'
import { leaves } from './leaves'

export const files = defineCapability({
  name: 'files',
  calls: {
    'files.promise': promise,
  },
  collections: filesDocuments,
  due: [{ name: 'remove files that no command took', budgetMs: 5_000, run: sweepFiles }],
  leaves,
})
