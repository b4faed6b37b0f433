import type { Profile } from '@/domain/user/profile'
import { collection, type DocumentsOf } from '../common/documents'

export const userDocuments = {
  /** `<resident>` */
  profiles: collection<Profile>({ ofAPerson: 'goes', indexes: [] }),
}

declare module '../common/documents' {
  interface Documents extends DocumentsOf<typeof userDocuments> {}
}
