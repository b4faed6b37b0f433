import type { Entry } from '@/domain/ledger/entry'
import type { AccountView, EntryView } from '@/domain/ledger/contract'
import {
  checkEntries,
  finishCheck,
  startOfCheck,
  type Broken,
  type Check,
} from '@/domain/ledger/verify'
import type { SeenHead } from '@/session/heads'

/** What the phone can say of a chain. */
export type Finding =
  /** Never recomputed here. */
  | { readonly state: 'unchecked' }
  /** Recomputed up to `seq`; entries came since that were not all seen. */
  | { readonly state: 'grown'; readonly seq: number }
  | { readonly state: 'matches'; readonly seq: number; readonly head: string }
  | { readonly state: 'mismatch'; readonly broken: Broken }

type Account = Pick<AccountView, 'accountId' | 'entryCount' | 'head' | 'honour' | 'spendable'>

/**
 * Says without another call what the newest entries tell: whether the head that this phone saw last is still
 * part of the chain, and, where it was recomputed up to there, whether the newer entries follow from it.
 */
export function glance(
  account: Account & Pick<AccountView, 'entries'>,
  seen: SeenHead | null,
): Finding {
  if (seen === null) return { state: 'unchecked' }
  if (seen.broken) return { state: 'mismatch', broken: seen.broken }
  const cutOff = faultOfSeen(account, seen, account.entries)
  if (cutOff) return { state: 'mismatch', broken: cutOff }
  if (!seen.verified) return { state: 'unchecked' }
  const oldestFirst = account.entries.map(entryOf).sort((a, b) => a.seq - b.seq)
  const newer = oldestFirst.filter((entry) => entry.seq > seen.seq)
  if (newer.length < account.entryCount - seen.seq) return { state: 'grown', seq: seen.seq }
  const first = newer[0]
  const start: Check = {
    seq: seen.seq,
    head: seen.head,
    honour: first ? first.honourAfter - first.honour : account.honour,
    spendable: first ? first.spendableAfter - first.spendable : account.spendable,
    broken: null,
  }
  return findingOf(checkEntries(start, account.accountId, newer), account)
}

/** Judges a whole chain, given oldest first, by its own hashes, by the account and by what was seen before. */
export function judge(account: Account, entries: readonly Entry[], seen: SeenHead | null): Finding {
  const check = checkEntries(startOfCheck, account.accountId, entries)
  const cutOff = check.broken
    ? null
    : faultOfSeen(
        account,
        seen,
        entries.map((record) => ({ record })),
      )
  return cutOff ? { state: 'mismatch', broken: cutOff } : findingOf(check, account)
}

function findingOf(check: Check, account: Account): Finding {
  const verdict = finishCheck(check, { ...account, seq: account.entryCount })
  return verdict.broken
    ? { state: 'mismatch', broken: verdict.broken }
    : { state: 'matches', seq: verdict.entries, head: verdict.head }
}

/** The chain must still hold the entry that was its last one when this phone looked. */
function faultOfSeen(
  account: Account,
  seen: SeenHead | null,
  entries: readonly {
    readonly record: Pick<EntryView['record'], 'seq' | 'hash' | 'previousHash'>
  }[],
): Broken | null {
  if (seen === null || seen.seq === 0) return null
  const seq = seen.seq
  if (account.entryCount < seq) {
    const last = String(account.entryCount)
    return {
      seq: account.entryCount + 1,
      what: `这部手机上次看到第 ${String(seq)} 笔，现在只到第 ${last} 笔`,
    }
  }
  const there = entries.find((e) => e.record.seq === seq)?.record.hash
  const next = entries.find((e) => e.record.seq === seq + 1)?.record.previousHash
  const hash = account.entryCount === seq ? account.head : (there ?? next ?? seen.head)
  return hash === seen.head ? null : { seq, what: '与这部手机上次看到的不一样' }
}

/** The contract's record is the domain's entry, save that a source of a kind yet unknown is a plain word. */
export function entryOf(view: EntryView): Entry {
  return view.record as Entry
}
