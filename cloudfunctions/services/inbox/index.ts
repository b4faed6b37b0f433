import { defineCapability } from '../common/capability'
import { subscribe } from '../messages/messages'
import { inboxDocuments } from './documents'
import { leaves, list, read, unread } from './inbox'

export const inbox = defineCapability({
  name: 'inbox',
  calls: {
    'inbox.list': list,
    'inbox.read': read,
    'inbox.subscribe': subscribe,
  },
  collections: inboxDocuments,
  badge: unread,
  leaves,
})
