import type { Aspiration } from '@/domain/aspirations/aspiration'
import type { Instant } from '@/domain/common/day'
import { collection, type DocumentsOf } from '../common/documents'

export const aspirationsDocuments = {
  aspirations: collection<Aspiration>({
    ofAPerson: 'stays',
    indexes: [
      { fields: ['villageId', 'state', 'postedAt'] },
      { fields: ['villageId', 'state', 'reachedAt'] },
    ],
  }),
  /** `<aspiration>:<resident>` */
  cheers: collection<{ aspirationId: string; residentId: string; surname: string; at: Instant }>({
    ofAPerson: 'stays',
    indexes: [{ fields: ['aspirationId', 'at'] }],
  }),
}

declare module '../common/documents' {
  interface Documents extends DocumentsOf<typeof aspirationsDocuments> {}
}
