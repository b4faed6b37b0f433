import type { Instant } from '@/domain/common/day'
import { collection, type DocumentsOf } from '../common/documents'

export const settingsDocuments = {
  /** `<village>:<version>`: what a version of the settings changed, groups and roles included. */
  settingChanges: collection<{
    villageId: string
    version: number
    at: Instant
    by: string
    residentId: string | null
    words: readonly string[]
  }>({ ofAPerson: 'stays', indexes: [{ fields: ['villageId', 'version'], unique: true }] }),
}

declare module '../common/documents' {
  interface Documents extends DocumentsOf<typeof settingsDocuments> {}
}
