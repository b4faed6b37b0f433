import type { Instant } from '@/domain/common/day'
import type { Notice } from '@/domain/inbox/notice'
import { collection, type DocumentsOf } from '../common/documents'

export const inboxDocuments = {
  /** `<kind>:<subject>`; the household's, or of one resident. */
  notices: collection<Notice>({
    ofAPerson: 'stays',
    indexes: [{ fields: ['householdId', 'at'] }],
  }),
  /** `<person>`: up to when everything in the inbox was seen. */
  inboxMarks: collection<{ until: Instant }>({ ofAPerson: 'goes', indexes: [] }),
}

declare module '../common/documents' {
  interface Documents extends DocumentsOf<typeof inboxDocuments> {}
}
