import type { Honour } from '@/domain/honours/honour'
import { collection, type DocumentsOf } from '../common/documents'

export const honoursDocuments = {
  /** Stays under a masked name: the consent to the full one is the person's own. */
  honours: collection<Honour>({
    ofAPerson: 'goes',
    indexes: [
      { fields: ['villageId', 'state', 'postedAt'] },
      { fields: ['householdId', 'state', 'awardedOn'] },
    ],
  }),
  /** `honours:<village>`: the last number given out. */
  counters: collection<{ last: number }>({ ofAPerson: 'nothing', indexes: [] }),
}

declare module '../common/documents' {
  interface Documents extends DocumentsOf<typeof honoursDocuments> {}
}
