import { dayOf, type Instant } from '../common/day'
import { timedPeriodKinds, type PeriodKey } from '../common/period'
import { fail, invariant, ok, type Result } from '../common/result'
import { genesis, seal, type Book, type Entry, type EntryKind, type Source } from './entry'
import type { Hash } from './hash'
import { countingPeriod, stillOpen, type PublicityDaysOn } from './periods'

/** Points of one open period. */
export interface PeriodTotal {
  readonly honour: number
  /** The part of it that deductions took; zero or negative. */
  readonly deducted: number
}

/** Awards and their reversals alone, which boards rank by. */
export function awardsOf({ honour, deducted }: PeriodTotal): number {
  return honour - deducted
}

/** The guard of a chain: every posting reads and writes this one document. */
export interface Account {
  readonly accountId: string
  readonly book: Book
  readonly seq: number
  readonly head: string
  readonly honour: number
  readonly spendable: number
  /** Deductions of all time; zero or negative. */
  readonly deducted: number
  /** Totals of the periods that are still open, by key. */
  readonly totals: Readonly<Record<PeriodKey, PeriodTotal>>
}

/** Id of an account in the points book; the owner is a household or a resident. */
export function accountIdOf(ownerId: string): string {
  return `points:${ownerId}`
}

export function ownerOf(accountId: string): string {
  return accountId.slice(accountId.indexOf(':') + 1)
}

export function emptyAccount(accountId: string, book: Book): Account {
  return {
    accountId,
    book,
    seq: 0,
    head: genesis,
    honour: 0,
    spendable: 0,
    deducted: 0,
    totals: {},
  }
}

/** What is to be written down; the account adds number, balances and chain. */
export interface Posting {
  readonly kind: EntryKind
  readonly honour: number
  readonly spendable: number
  readonly source: Source
  readonly doerId: string | null
  readonly ruleVersion: number
  readonly doneOn: string
  readonly filedBy: string
  readonly approvedBy: string
  readonly dueAt: Instant
}

/**
 * Appends one entry. Promises: the sequence has no gap, both figures equal the sums of all entries,
 * and honour points land in the period of the done date, or where that is closed in the one open when due.
 */
export function append(
  account: Account,
  posting: Posting,
  at: Instant,
  publicityDaysOn: PublicityDaysOn,
  hash?: Hash,
): { account: Account; entry: Entry } {
  invariant(
    Number.isSafeInteger(posting.honour) && Number.isSafeInteger(posting.spendable),
    'amounts are whole numbers',
  )
  invariant(posting.filedBy !== posting.approvedBy, 'nobody approves what they filed')
  const honourAfter = account.honour + posting.honour
  const spendableAfter = account.spendable + posting.spendable
  const entry = seal(
    {
      book: account.book,
      accountId: account.accountId,
      seq: account.seq + 1,
      ...posting,
      honourAfter,
      spendableAfter,
      at,
      previousHash: account.head,
    },
    hash,
  )
  return {
    account: {
      ...account,
      seq: entry.seq,
      head: entry.hash,
      honour: honourAfter,
      spendable: spendableAfter,
      deducted: account.deducted + deductedBy(entry),
      totals: addToTotals(account.totals, entry, publicityDaysOn),
    },
    entry,
  }
}

/**
 * Reverses an entry in full: a new entry that names it.
 * Errors: REVERSAL_OF_REVERSAL, REVERSAL_FOUR_EYES. That it happens once is the caller's receipt on the source.
 */
export function reversalOf(
  entry: Entry,
  entryIdOfReversed: string,
  people: { filedBy: string; approvedBy: string },
  at: Instant,
): Result<Posting, 'REVERSAL_OF_REVERSAL' | 'REVERSAL_FOUR_EYES'> {
  if (entry.kind === 'reverse') return fail('REVERSAL_OF_REVERSAL')
  if (people.filedBy === people.approvedBy) return fail('REVERSAL_FOUR_EYES')
  return ok({
    kind: 'reverse',
    honour: 0 - entry.honour,
    spendable: 0 - entry.spendable,
    source: { kind: 'entry', id: entryIdOfReversed },
    doerId: entry.doerId,
    ruleVersion: entry.ruleVersion,
    doneOn: entry.doneOn,
    filedBy: people.filedBy,
    approvedBy: people.approvedBy,
    dueAt: at,
  })
}

/** A deduction, or the reversal of one, which gives it back. */
function deductedBy(entry: Entry): number {
  if (entry.kind === 'deduct') return entry.honour
  return entry.kind === 'reverse' && entry.honour > 0 ? entry.honour : 0
}

function addToTotals(
  totals: Account['totals'],
  entry: Entry,
  publicityDaysOn: PublicityDaysOn,
): Account['totals'] {
  if (entry.honour === 0) return totals
  const due = dayOf(entry.dueAt)
  const next: Record<PeriodKey, PeriodTotal> = {}
  for (const [key, total] of Object.entries(totals)) {
    if (stillOpen(key, due, publicityDaysOn)) next[key] = total
  }
  for (const kind of timedPeriodKinds)
    count(next, countingPeriod(kind, entry.doneOn, due, publicityDaysOn), entry)
  return next
}

/** Totals of every period that entries ever counted in, closed ones and all time too. */
export function totalsOf(
  entries: readonly Entry[],
  publicityDaysOn: PublicityDaysOn,
): Record<PeriodKey, PeriodTotal> {
  const totals: Record<PeriodKey, PeriodTotal> = {}
  for (const entry of entries) {
    count(totals, 'all', entry)
    for (const kind of timedPeriodKinds)
      count(totals, countingPeriod(kind, entry.doneOn, dayOf(entry.dueAt), publicityDaysOn), entry)
  }
  return totals
}

function count(totals: Record<PeriodKey, PeriodTotal>, key: PeriodKey, entry: Entry): void {
  const old = totals[key] ?? { honour: 0, deducted: 0 }
  totals[key] = {
    honour: old.honour + entry.honour,
    deducted: old.deducted + deductedBy(entry),
  }
}
