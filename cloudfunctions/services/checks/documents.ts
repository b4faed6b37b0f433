import type { Check } from '@/domain/checks/check'
import { collection, type DocumentsOf } from '../common/documents'

export const checksDocuments = {
  /**
   * Texts and photos that nobody has let pass yet; words that were decided stay. What of them is a person's own goes
   * with what it belongs to: the nickname, the photo.
   */
  checks: collection<Check>({
    ofAPerson: 'stays',
    indexes: [
      { fields: ['state', 'nextAt'] },
      { fields: ['traceId'] },
      { fields: ['villageId', 'state', 'substitute', 'at'] },
      { fields: ['townId', 'state', 'substitute', 'at'] },
    ],
  }),
}

declare module '../common/documents' {
  interface Documents extends DocumentsOf<typeof checksDocuments> {}
}
