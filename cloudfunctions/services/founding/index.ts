import { defineCapability } from '../common/capability'
import { foundingDocuments } from './documents'

/** How an installation begins, and which one it is. */
export const founding = defineCapability({
  name: 'founding',
  calls: {},
  collections: foundingDocuments,
})
