import type { Day, Instant } from '../common/day'
import { hashOf, type Hash } from './hash'

export const books = ['points', 'party'] as const
export type Book = (typeof books)[number]

export const entryKinds = [
  'award',
  'deduct',
  'reverse',
  'redeem',
  'refund',
  'expire',
  'carry',
  'transfer',
] as const
export type EntryKind = (typeof entryKinds)[number]

/** What the ledger knows of the reason: a kind and an id, never more. */
export interface Source {
  readonly kind: 'deed' | 'entry' | 'order' | 'sweep' | 'transfer'
  readonly id: string
}

/** One line of an account's chain. Append-only. Ids, never names: deleting a person's data breaks no chain. */
export interface Entry {
  readonly book: Book
  readonly accountId: string
  /** 1, 2, 3 … without a gap in the account. */
  readonly seq: number
  readonly kind: EntryKind
  /** Signed amounts in whole points (tenths in the party book). */
  readonly honour: number
  readonly spendable: number
  /** Both figures of the account after this entry. */
  readonly honourAfter: number
  readonly spendableAfter: number
  readonly source: Source
  /** The resident who did it, where known. */
  readonly doerId: string | null
  readonly ruleVersion: number
  readonly doneOn: Day
  readonly filedBy: string
  readonly approvedBy: string
  /** When it was due, which decides the period that a late entry counts in. */
  readonly dueAt: Instant
  readonly at: Instant
  readonly previousHash: string
  readonly hash: string
}

export type UnsealedEntry = Omit<Entry, 'hash'>

/** Hash before the first entry. */
export const genesis = '0'.repeat(64)

/**
 * The canonical form: a JSON array in this order, and no other form is ever hashed.
 * A stand-alone verifier needs only this function, `hashOf` and `genesis`.
 */
export function canonical(e: UnsealedEntry): string {
  return JSON.stringify([
    1,
    e.book,
    e.accountId,
    e.seq,
    e.kind,
    e.honour,
    e.spendable,
    e.honourAfter,
    e.spendableAfter,
    e.source.kind,
    e.source.id,
    e.doerId,
    e.ruleVersion,
    e.doneOn,
    e.filedBy,
    e.approvedBy,
    e.dueAt,
    e.at,
    e.previousHash,
  ])
}

export function seal(entry: UnsealedEntry, hash: Hash = hashOf): Entry {
  return { ...entry, hash: hash(canonical(entry)) }
}

/** `<account>:<seq>`, padded so that ids sort as numbers do. Also the uniqueness rule of the chain. */
export function entryId(accountId: string, seq: number): string {
  return `${accountId}:${String(seq).padStart(10, '0')}`
}
