import type { Proposal } from '@/domain/proposals/proposal'
import { collection, type DocumentsOf } from '../common/documents'

export const proposalsDocuments = {
  /** `<kind>:<random>` */
  proposals: collection<Proposal>({
    ofAPerson: 'stays',
    indexes: [
      { fields: ['villageId', 'state', 'at'] },
      { fields: ['townId', 'state', 'at'] },
      { fields: ['state', 'until'] },
    ],
  }),
}

declare module '../common/documents' {
  interface Documents extends DocumentsOf<typeof proposalsDocuments> {}
}
