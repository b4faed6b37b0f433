import { defineCapability } from './capability'
import { commonDocuments } from './documents'
import { sweepReceipts } from './receipts'

/** No capability: what the machinery keeps for all of them. */
export const common = defineCapability({
  name: 'common',
  calls: {},
  collections: commonDocuments,
  due: [{ name: 'forget answers of long ago', budgetMs: 5_000, run: sweepReceipts }],
})
