import { defineCapability } from '../common/capability'
import { addProgress, cheer, list, post, reached, read, uncheer, withdraw } from './aspirations'
import { aspirationsDocuments } from './documents'
import { goalText } from './texts'

export const aspirations = defineCapability({
  name: 'aspirations',
  calls: {
    'aspirations.post': post,
    'aspirations.progress': addProgress,
    'aspirations.withdraw': withdraw,
    'aspirations.cheer': cheer,
    'aspirations.uncheer': uncheer,
    'aspirations.list': list,
    'aspirations.reached': reached,
    'aspirations.read': read,
  },
  collections: aspirationsDocuments,
  texts: { aspiration: goalText },
  photos: { aspiration: 'aspirations' },
})
