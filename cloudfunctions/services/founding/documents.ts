import type { Instant } from '@/domain/common/day'
import { collection, type DocumentsOf } from '../common/documents'

export const foundingDocuments = {
  /** `this`: which installation these data are of. */
  installation: collection<{ installationId: string; since: Instant }>({
    ofAPerson: 'nothing',
    indexes: [],
  }),
}

declare module '../common/documents' {
  interface Documents extends DocumentsOf<typeof foundingDocuments> {}
}
