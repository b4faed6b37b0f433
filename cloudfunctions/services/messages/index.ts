import { defineCapability } from '../common/capability'
import { messagesDocuments } from './documents'
import { leaves, sendMessages } from './messages'

export const messages = defineCapability({
  name: 'messages',
  calls: {},
  collections: messagesDocuments,
  // As long as a call that WeChat does not answer takes, twice.
  due: [{ name: 'send messages', budgetMs: 8_000, run: sendMessages }],
  leaves,
})
