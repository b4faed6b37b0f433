import { canonical, genesis, type Entry } from './entry'
import { hashOf } from './hash'

export interface Broken {
  readonly seq: number
  /** What does not match, in Chinese, for a villager to read out at a meeting. */
  readonly what: string
}

export interface Verdict {
  readonly ok: boolean
  readonly entries: number
  readonly head: string
  readonly broken: Broken | null
}

/** Where a check of a chain stands; fed page by page, oldest first. */
export interface Check {
  readonly seq: number
  readonly head: string
  readonly honour: number
  readonly spendable: number
  readonly broken: Broken | null
}

export const startOfCheck: Check = { seq: 0, head: genesis, honour: 0, spendable: 0, broken: null }

/** Checks entries in order of their number; stops at the first that does not match. */
export function checkEntries(from: Check, accountId: string, entries: readonly Entry[]): Check {
  let check = from
  for (const entry of entries) {
    if (check.broken) return check
    const what = faultOf(check, accountId, entry)
    check = {
      seq: check.seq + 1,
      head: entry.hash,
      honour: check.honour + entry.honour,
      spendable: check.spendable + entry.spendable,
      broken: what === null ? null : { seq: check.seq + 1, what },
    }
  }
  return check
}

/** Closes a check against the account document, so that a chain cut off at its end shows too. */
export function finishCheck(
  check: Check,
  account: { seq: number; head: string; honour: number; spendable: number },
): Verdict {
  const broken = check.broken ?? faultOfAccount(check, account)
  return { ok: broken === null, entries: check.seq, head: check.head, broken }
}

function faultOf(check: Check, accountId: string, entry: Entry): string | null {
  if (entry.seq !== check.seq + 1)
    return `应是第 ${String(check.seq + 1)} 笔，却是第 ${String(entry.seq)} 笔`
  if (entry.accountId !== accountId) return '这一笔是别的账户的'
  if (entry.previousHash !== check.head) return '与上一笔接不上'
  if (entry.honourAfter !== check.honour + entry.honour) return '荣誉积分结余不对'
  if (entry.spendableAfter !== check.spendable + entry.spendable) return '积分结余不对'
  if (hashOf(canonical(entry)) !== entry.hash) return '内容被改动过'
  return null
}

function faultOfAccount(
  check: Check,
  account: { seq: number; head: string; honour: number; spendable: number },
): Broken | null {
  const seq = check.seq
  if (account.seq > seq) return { seq: seq + 1, what: `缺少第 ${String(seq + 1)} 笔` }
  if (account.seq < seq)
    return { seq: account.seq + 1, what: `多出第 ${String(account.seq + 1)} 笔` }
  if (account.head !== check.head) return { seq, what: '账户记的末笔与台账不符' }
  if (account.honour !== check.honour) return { seq, what: '账户的荣誉积分与台账不符' }
  if (account.spendable !== check.spendable) return { seq, what: '账户的积分结余与台账不符' }
  return null
}
