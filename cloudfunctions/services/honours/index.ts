import { defineCapability } from '../common/capability'
import { honoursDocuments } from './documents'
import { honourConfirmed, honourUnagreed, list, post, read, withdraw } from './honours'
import { leaves } from './leaves'
import { honourNotice } from './notices'
import { honourText } from './texts'

export const honours = defineCapability({
  name: 'honours',
  calls: {
    'honours.post': post,
    'honours.withdraw': withdraw,
    'honours.list': list,
    'honours.read': read,
  },
  collections: honoursDocuments,
  notices: { 'honour.posted': honourNotice, 'honour.withdrawn': honourNotice },
  texts: { honour: honourText },
  photos: { honour: 'honours' },
  proposals: { honour: honourConfirmed },
  unagreed: { honour: honourUnagreed },
  leaves,
})
