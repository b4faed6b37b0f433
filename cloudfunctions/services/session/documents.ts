import type { Instant } from '@/domain/common/day'
import type { PhoneProof } from '@/domain/roster/bind'
import type { WebCode } from '@/domain/session/code'
import type { Tries } from '@/domain/session/tries'
import { collection, type DocumentsOf } from '../common/documents'

export const sessionDocuments = {
  /** `<user>:<village or region>` → the resident or officer that the user acts as there. */
  bindings: collection<{
    userId: string
    scopeId: string
    kind: 'resident' | 'officer'
    personId: string
  }>({ ofAPerson: 'goes', indexes: [{ fields: ['userId'] }, { fields: ['personId'] }] }),
  /** `<card>`; `own:<user>`, of the own household's card; `phone:<user>`. A lock may last, so none is swept. */
  cardTries: collection<Tries & { lastAt?: Instant }>({ ofAPerson: 'goes', indexes: [] }),
  /** Hash of user and WeChat's code. */
  phoneProofs: collection<PhoneProof>({ ofAPerson: 'goes', indexes: [{ fields: ['until'] }] }),
  /** `<user>`: how often somebody signed in as that user, which account deletion waits for. */
  signIns: collection<{ times: number; lastAt: Instant }>({ ofAPerson: 'goes', indexes: [] }),
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
  /** `<user>`: wrong codes of somebody; `asked…`: codes given out lately, to all and to each. */
  webCodeTries: collection<Tries & { lastAt?: Instant; firsts?: number }>({
    ofAPerson: 'goes',
    indexes: [{ fields: ['lastAt'] }],
  }),
}

declare module '../common/documents' {
  interface Documents extends DocumentsOf<typeof sessionDocuments> {}
}
