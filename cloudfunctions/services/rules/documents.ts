import type { RuleDraft } from '@/domain/rules/draft'
import type { RuleSet } from '@/domain/rules/set'
import { collection, type DocumentsOf } from '../common/documents'

export const rulesDocuments = {
  ruleSets: collection<RuleSet & { adoptedBy: string; note: string }>({
    ofAPerson: 'stays',
    indexes: [{ fields: ['villageId', 'version'], unique: true }],
  }),
  /** `<village>` */
  ruleDrafts: collection<RuleDraft>({ ofAPerson: 'stays', indexes: [] }),
}

declare module '../common/documents' {
  interface Documents extends DocumentsOf<typeof rulesDocuments> {}
}
