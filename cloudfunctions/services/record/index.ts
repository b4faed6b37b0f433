import { defineCapability } from '../common/capability'
import { recordDocuments } from './documents'

/** No capability: the record of changes, into which all of them write; `settings.changes` reads it. */
export const changes = defineCapability({
  name: 'record',
  calls: {},
  collections: recordDocuments,
})
