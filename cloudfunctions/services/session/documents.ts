import type { Actor } from '@/domain/common/actor'
import type { Day, Instant } from '@/domain/common/day'
import type { PhoneProof } from '@/domain/roster/bind'
import type { WebCode } from '@/domain/session/code'
import type { Tries } from '@/domain/session/tries'
import { collection, type DocumentsOf } from '../common/documents'

export interface Binding {
  readonly userId: string
  readonly scopeId: string
  readonly kind: 'resident' | 'officer'
  readonly personId: string
  /** Absent where an earlier version bound it. */
  readonly since?: Instant
  /** What was proven: the number that WeChat vouched for, or card and secret. */
  readonly by?: 'phone' | 'card'
  /** The second person, where it took one. */
  readonly agreedBy?: string | null
  /** Of a browser: Chrome · Windows. */
  readonly device?: string
  /** The last day on which it was used. */
  readonly lastOn?: Day
}

/** What opens beside a household's card, or an officer's. Slow hashes alone; neither is ever shown again. */
export interface Key {
  readonly secret: string | null
  readonly secretAt: Instant | null
  /** The one-time code that is out; used or made anew, it ends. */
  readonly once: string | null
  /** The code that is out comes from whoever runs the installation, not from the village. */
  readonly fromOutside?: boolean
  /** The code that is out founded the village: its first two people are signed in by it, with nobody there to agree. */
  readonly founding?: boolean
  /** Everybody of the village who ever made a code: no second person for who signs in here. */
  readonly makers?: readonly Actor[]
  /** Holders of a role whom the secret alone signs in: see `takesSecond`. */
  readonly opensFor?: readonly string[]
  /** When somebody was last bound or unbound. */
  readonly touchedAt?: Instant
}

export const sessionDocuments = {
  /** `<user>:<village or region>` → the resident or officer that the user acts as there. */
  bindings: collection<Binding>({
    ofAPerson: 'goes',
    indexes: [{ fields: ['userId'] }, { fields: ['personId'] }],
  }),
  /** `<household>`, or `<officer>` */
  keys: collection<Key>({ ofAPerson: 'stays', indexes: [] }),
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
  /** `<user>`: wrong codes of somebody; `card:…`: wrong numbers of cards; `asked…`: codes given out lately, to all and each. */
  webCodeTries: collection<Tries & { lastAt?: Instant; firsts?: number }>({
    ofAPerson: 'goes',
    indexes: [{ fields: ['lastAt'] }],
  }),
}

declare module '../common/documents' {
  interface Documents extends DocumentsOf<typeof sessionDocuments> {}
}
