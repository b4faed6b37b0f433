import type { Day } from '@/domain/common/day'
import type { UploadedFile } from '@/domain/files/file'
import { collection, type DocumentsOf } from '../common/documents'

export const filesDocuments = {
  /** Announced or uploaded, and not taken by a command yet. */
  files: collection<UploadedFile>({
    ofAPerson: 'goes',
    indexes: [{ fields: ['promisedAt'] }, { fields: ['ownerId'] }],
  }),
  /** `<person>`: how many files were announced on a day. */
  fileQuotas: collection<{ day: Day; count: number }>({ ofAPerson: 'goes', indexes: [] }),
}

declare module '../common/documents' {
  interface Documents extends DocumentsOf<typeof filesDocuments> {}
}
