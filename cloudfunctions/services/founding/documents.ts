import type { Instant } from '@/domain/common/day'
import type { FoundingCode } from '@/domain/founding/code'
import { collection, type DocumentsOf } from '../common/documents'

export const foundingDocuments = {
  /** `this`: which installation these data are of; the founding code, until it is used. */
  installation: collection<{
    installationId: string
    since: Instant
    code?: FoundingCode | null
  }>({
    ofAPerson: 'nothing',
    indexes: [],
  }),
}

declare module '../common/documents' {
  interface Documents extends DocumentsOf<typeof foundingDocuments> {}
}
