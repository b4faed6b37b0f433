import { defineCapability } from './capability'
import { commonDocuments } from './documents'

/** No capability: what the machinery keeps for all of them. */
export const common = defineCapability({
  name: 'common',
  calls: {},
  collections: commonDocuments,
})
