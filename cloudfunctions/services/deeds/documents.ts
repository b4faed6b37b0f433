import type { Deed } from '@/domain/deeds/deed'
import type { Objection } from '@/domain/deeds/objection'
import { collection, type DocumentsOf } from '../common/documents'

export const deedsDocuments = {
  /** Stays for the ledger's sake; the photos of what was sent back or taken back are the person's own. */
  deeds: collection<Deed & { filerId: string; pending: boolean }>({
    ofAPerson: 'goes',
    indexes: [
      { fields: ['state', 'dueAt'] },
      { fields: ['state', 'filedAt'] },
      { fields: ['villageId', 'state', 'dueAt'] },
      { fields: ['villageId', 'state', 'substitute', 'filedAt'] },
      { fields: ['townId', 'state', 'substitute', 'filedAt'] },
      { fields: ['villageId', 'state', 'filedAt'] },
      { fields: ['villageId', 'state', 'kind', 'endsAt'] },
      { fields: ['householdId', 'filedAt'] },
      { fields: ['householdId', 'pending', 'filedAt'] },
      { fields: ['villageId', 'filerId', 'filedAt'] },
    ],
  }),
  /**
   * Who objected to what is a unique pair by the list that the deed has of them, which every objection writes.
   * `speakerId`: whose voice it holds, to be found when that account is deleted.
   */
  objections: collection<Objection & { speakerId?: string | null }>({
    ofAPerson: 'stays',
    indexes: [
      { fields: ['deedId'] },
      { fields: ['villageId', 'state', 'answerBy'] },
      { fields: ['townId', 'state', 'townFrom'] },
      { fields: ['speakerId'] },
    ],
  }),
  capUses: collection<{ villageId: string; used: number }>({ ofAPerson: 'stays', indexes: [] }),
}

declare module '../common/documents' {
  interface Documents extends DocumentsOf<typeof deedsDocuments> {}
}
