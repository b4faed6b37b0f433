import type { Board } from '@/domain/ranking/board'
import { collection, type DocumentsOf } from '../common/documents'

export const rankingDocuments = {
  boards: collection<Board>({
    ofAPerson: 'stays',
    indexes: [{ fields: ['closed', 'closesAt'] }, { fields: ['villageId', 'closed'] }],
  }),
}

declare module '../common/documents' {
  interface Documents extends DocumentsOf<typeof rankingDocuments> {}
}
