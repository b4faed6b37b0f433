import type { Instant } from '@/domain/common/day'
import { collection, type DocumentsOf } from '../common/documents'

export const demoDocuments = {
  /** One document `demo` in a demo installation; the clock never shows less than `lastAt`. */
  demo: collection<{ offsetMs: number; lastAt: Instant; people: DemoPerson[] }>({
    ofAPerson: 'nothing',
    indexes: [],
  }),
}

/** Invented, like everybody in the demo. */
export interface DemoPerson {
  readonly personId: string
  readonly userId: string
  readonly villageId: string
  readonly title: string
}

declare module '../common/documents' {
  interface Documents extends DocumentsOf<typeof demoDocuments> {}
}
