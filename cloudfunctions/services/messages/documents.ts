import type { Message, Subscription } from '@/domain/messages/message'
import { collection, type DocumentsOf } from '../common/documents'

export const messagesDocuments = {
  /** `<user>:<kind>` */
  subscriptions: collection<Subscription>({ ofAPerson: 'goes', indexes: [{ fields: ['userId'] }] }),
  /** What is to be told through WeChat, and what became of it. */
  messages: collection<Message>({
    ofAPerson: 'stays',
    indexes: [{ fields: ['state', 'nextAt'] }],
  }),
}

declare module '../common/documents' {
  interface Documents extends DocumentsOf<typeof messagesDocuments> {}
}
