import { defineCapability } from '../common/capability'
import { photoCheck } from './checks'
import { photosDocuments } from './documents'
import { add, leaves, sweepPhotos } from './photos'

export const photos = defineCapability({
  name: 'photos',
  calls: {
    'photos.add': add,
  },
  collections: photosDocuments,
  due: [{ name: 'remove photos that no document took', budgetMs: 5_000, run: sweepPhotos }],
  texts: { photo: photoCheck },
  leaves,
})
