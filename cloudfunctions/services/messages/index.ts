import { defineCapability } from '../common/capability'
import { messagesDocuments } from './documents'

export const messages = defineCapability({
  name: 'messages',
  calls: {},
  collections: messagesDocuments,
})
