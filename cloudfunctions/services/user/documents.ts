import type { DayCount } from '@/domain/common/daily'
import type { Profile } from '@/domain/user/profile'
import { collection, type DocumentsOf } from '../common/documents'

export const userDocuments = {
  /** `<resident>` */
  profiles: collection<Profile>({ ofAPerson: 'goes', indexes: [] }),
  /** `<resident>`: what was sent on the last day on which anything was. */
  dayCounts: collection<DayCount & { villageId: string }>({ ofAPerson: 'goes', indexes: [] }),
}

declare module '../common/documents' {
  interface Documents extends DocumentsOf<typeof userDocuments> {}
}
