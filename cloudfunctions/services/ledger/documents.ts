import type { Instant } from '@/domain/common/day'
import type { Account } from '@/domain/ledger/account'
import type { Entry } from '@/domain/ledger/entry'
import { collection, type DocumentsOf } from '../common/documents'

export const ledgerDocuments = {
  accounts: collection<
    Account & { villageId: string; ownerId: string; householdId: string; groupId: string }
  >({
    ofAPerson: 'stays',
    indexes: [{ fields: ['villageId', 'ownerId'] }, { fields: ['householdId'] }],
  }),
  entries: collection<Entry>({
    ofAPerson: 'stays',
    indexes: [{ fields: ['accountId', 'seq'], unique: true }],
  }),
  /** Sum of the entries that name a resident as doer, where the account is another's. */
  tallies: collection<{
    accountId: string
    residentId: string
    honour: number
    spendable: number
  }>({ ofAPerson: 'stays', indexes: [{ fields: ['accountId'] }] }),
  /** Why an entry was reversed; under the id of the reversed entry, so that it happens once. */
  reversals: collection<{
    entryId: string
    reason: string
    proposedBy: string
    approvedBy: string
    at: Instant
  }>({ ofAPerson: 'stays', indexes: [] }),
}

declare module '../common/documents' {
  interface Documents extends DocumentsOf<typeof ledgerDocuments> {}
}
