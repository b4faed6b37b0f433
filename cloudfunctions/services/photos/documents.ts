import type { Photo } from '@/domain/photos/photo'
import { collection, type DocumentsOf } from '../common/documents'

export const photosDocuments = {
  /** `used`: belongs to a document; so that the others are found and removed. */
  photos: collection<Photo & { used: boolean }>({
    ofAPerson: 'goes',
    indexes: [{ fields: ['used', 'addedAt'] }, { fields: ['ownerId', 'used'] }],
  }),
}

declare module '../common/documents' {
  interface Documents extends DocumentsOf<typeof photosDocuments> {}
}
