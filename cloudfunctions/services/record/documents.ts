import type { Instant } from '@/domain/common/day'
import { collection, type DocumentsOf } from '../common/documents'

export const recordDocuments = {
  /** `<village>:<version>`: what was changed in a village, or taken out of it, and by whom. */
  settingChanges: collection<{
    villageId: string
    version: number
    at: Instant
    by: string
    /** Who proposed it, where `by` agreed as the second person. */
    proposedBy?: string
    residentId: string | null
    words: readonly string[]
  }>({ ofAPerson: 'stays', indexes: [{ fields: ['villageId', 'version'], unique: true }] }),
}

declare module '../common/documents' {
  interface Documents extends DocumentsOf<typeof recordDocuments> {}
}
