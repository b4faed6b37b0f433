import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { backend, type CallResult, type Reply } from '@/backend'
import type { AccountView, EntryView } from '@/domain/ledger/contract'
import { forgetHead, rememberHead, seenHead, type SeenHead } from '@/session/heads'
import { useQuery, type Failed } from '@/data/call'
import { entryOf, glance, judge, type Finding } from './chain-check'
import { usePaged, type Walk } from '@/data/paged'

/** The account with both figures and its newest ten entries: the caller's own, or a family member's. */
export function usePoints(villageId: string | null, accountId?: string) {
  const which = accountId === undefined ? {} : { accountId }
  return useQuery('ledger.account', villageId === null ? null : { villageId, ...which, limit: 10 })
}

const walk: Walk<'ledger.history', EntryView> = {
  rows: (answer) => answer.entries,
  key: (entry) => String(entry.record.seq),
  next: (answer) => (answer.before === null ? null : { before: answer.before }),
}

/** All entries of an account, newest first, twenty at a time. */
export function useHistory(villageId: string | null, accountId: string | null) {
  const payload =
    villageId === null || accountId === null ? null : { villageId, accountId, limit: 20 }
  return usePaged('ledger.history', payload, walk)
}

export interface Verification {
  /** Null until the account is there. */
  readonly finding: Finding | null
  /** While the whole chain is read: how many entries of how many. */
  readonly progress: { readonly done: number; readonly total: number } | null
  /** The check could not be finished; says nothing about the chain. */
  readonly error: Failed | null
  /** Reads the whole chain and recomputes it on this phone. */
  readonly run: () => void
  /** A difference was cleared up: remember the chain as it is from now on. */
  readonly accept: () => void
}

/**
 * Checks an account's chain on the phone and remembers its end, so that a chain cut off or written anew
 * shows although it fits together in itself.
 */
export function useVerify(villageId: string | null, account: AccountView | null): Verification {
  const [whole, setWhole] = useState<{ head: string; finding: Finding } | null>(null)
  const [progress, setProgress] = useState<Verification['progress']>(null)
  const [error, setError] = useState<Failed | null>(null)
  const [looks, setLooks] = useState(0)
  const going = useRef(false)
  const accountId = account?.accountId ?? null

  const glanced = useMemo(
    () => (account === null ? null : glance(account, seenHead(account.accountId))),
    // Looked at again after the remembered head changed.
    // eslint-disable-next-line react-hooks/exhaustive-deps
    [account, looks],
  )
  useEffect(() => {
    if (account === null || glanced === null) return
    const { accountId: id, entryCount, head } = account
    if (glanced.state === 'matches')
      remember(id, { seq: entryCount, head, verified: true, broken: null })
    else if (seenHead(id) === null)
      remember(id, { seq: entryCount, head, verified: false, broken: null })
  }, [account, glanced])

  const run = useCallback(() => {
    if (villageId === null || accountId === null || going.current) return
    going.current = true
    setError(null)
    setProgress({ done: 0, total: 0 })
    void checkWhole(villageId, accountId, setProgress).then((result) => {
      going.current = false
      setProgress(null)
      if (!result.ok) setError(result)
      else setWhole(result.data)
      setLooks((n) => n + 1)
    })
  }, [villageId, accountId])

  const accept = useCallback(() => {
    if (accountId !== null) forgetHead(accountId)
    setWhole(null)
    setLooks((n) => n + 1)
  }, [accountId])

  const finding = whole !== null && whole.head === account?.head ? whole.finding : glanced
  return { finding, progress, error, run, accept }
}

type Whole = { readonly head: string; readonly finding: Finding }

/** Reads page by page, newest first, up to the account as it stood when the check began. */
async function checkWhole(
  villageId: string,
  accountId: string,
  onProgress: (progress: { done: number; total: number }) => void,
): Promise<Reply<Whole>> {
  const found = await backend.call('ledger.account', { villageId, accountId, limit: 1 })
  if (!found.ok) return found
  const account = found.data
  const entries: EntryView[] = []
  let before: number | null = account.entryCount + 1
  while (before !== null && before > 1) {
    const page: CallResult<'ledger.history'> = await backend.call('ledger.history', {
      villageId,
      accountId,
      before,
      limit: 50,
    })
    if (!page.ok) return page
    entries.push(...page.data.entries)
    onProgress({ done: Math.min(entries.length, account.entryCount), total: account.entryCount })
    before = page.data.entries.length === 0 ? null : page.data.before
  }
  const seen = seenHead(accountId)
  const finding = judge(account, entries.map(entryOf).reverse(), seen)
  if (finding.state === 'matches') {
    remember(accountId, {
      seq: account.entryCount,
      head: account.head,
      verified: true,
      broken: null,
    })
  } else if (finding.state === 'mismatch') {
    const last = seen ?? { seq: account.entryCount, head: account.head, verified: false }
    remember(accountId, { ...last, broken: finding.broken })
  }
  return { ok: true, data: { head: account.head, finding } }
}

function remember(accountId: string, head: Omit<SeenHead, 'at'>): void {
  const seen = seenHead(accountId)
  const same = seen?.seq === head.seq && seen.head === head.head && seen.verified === head.verified
  if (same && seen.broken?.seq === head.broken?.seq) return
  rememberHead(accountId, { ...head, at: Date.now() })
}

/** Recomputes every account of the village on the server; asked when `asked` is true. */
export function useVerifyVillage(villageId: string | null, asked: boolean) {
  return useQuery('ledger.verifyVillage', asked && villageId !== null ? { villageId } : null, {
    anew: true,
  })
}
