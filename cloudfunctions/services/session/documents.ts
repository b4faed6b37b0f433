import type { Instant } from '@/domain/common/day'
import type { CardTries, PhoneProof } from '@/domain/roster/bind'
import type { Tries, WebCode } from '@/domain/session/code'
import { collection, type DocumentsOf } from '../common/documents'

export const sessionDocuments = {
  /** `<user>:<village or region>` → the resident or officer that the user acts as there. */
  bindings: collection<{
    userId: string
    scopeId: string
    kind: 'resident' | 'officer'
    personId: string
  }>({ ofAPerson: 'goes', indexes: [{ fields: ['userId'] }, { fields: ['personId'] }] }),
  /** `<card>`, or `phone:<user>` */
  cardTries: collection<CardTries>({ ofAPerson: 'goes', indexes: [] }),
  /** Hash of user and WeChat's code. */
  phoneProofs: collection<PhoneProof>({ ofAPerson: 'goes', indexes: [{ fields: ['until'] }] }),
  /** Hash of the token; the token itself is stored nowhere. */
  sessions: collection<{
    userId: string
    createdAt: Instant
    expiresAt: Instant
    browser?: string
  }>({
    ofAPerson: 'goes',
    indexes: [{ fields: ['userId', 'createdAt'] }, { fields: ['expiresAt'] }],
  }),
  /** `<six digits>`: a browser that asks to be signed in. */
  webCodes: collection<WebCode>({
    ofAPerson: 'goes',
    indexes: [{ fields: ['userId'] }, { fields: ['expiresAt'] }],
  }),
  /** `<user>`: wrong codes of somebody; `asked`: codes given out lately. */
  webCodeTries: collection<Tries & { lastAt: Instant }>({
    ofAPerson: 'goes',
    indexes: [{ fields: ['lastAt'] }],
  }),
}

declare module '../common/documents' {
  interface Documents extends DocumentsOf<typeof sessionDocuments> {}
}
