import { defineCapability } from '../common/capability'
import { photosDocuments } from './documents'
import { add } from './photos'

export const photos = defineCapability({
  name: 'photos',
  calls: {
    'photos.add': add,
  },
  collections: photosDocuments,
})
