import { createHash } from 'node:crypto'
import { fail, type Failure, type Result } from '@/domain/common/result'
import { withReceipt } from '../platform/store/retry'
import type { AnyOutcome, Docs, DocsTx } from '../services/common/context'
import type { Instant } from '@/domain/common/day'

/**
 * The first answer to a key, kept with a hash of what was asked. Only successes are kept, and no names of people: a call
 * whose answer has some keeps ids, and its handler tells the answer again.
 */
export interface Receipt {
  readonly id: string
  readonly inputHash: string
}

export function receiptOf(caller: string, name: string, key: string, payload: unknown): Receipt {
  return {
    id: digest(`${caller}\n${name}\n${key}`),
    inputHash: digest(JSON.stringify(payload)),
  }
}

function digest(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}

/** The kept answer; KEY_REUSED where the key came with another payload; null if the key is new. */
export async function earlierAnswer(
  store: Pick<Docs, 'get'>,
  receipt: Receipt,
): Promise<Result<unknown, 'KEY_REUSED'> | null> {
  const kept = await store.get('receipts', receipt.id)
  if (!kept) return null
  return kept.inputHash === receipt.inputHash
    ? { ok: true, value: kept.answer }
    : fail('KEY_REUSED')
}

/**
 * Runs a decision and keeps its answer in the same transaction. When the commit's answer was lost the receipt
 * tells whether it landed; if not, it runs again.
 */
export async function writeOnce<R extends AnyOutcome>(
  store: Pick<Docs, 'get' | 'tx'>,
  receipt: Receipt,
  now: Instant,
  decide: (t: DocsTx) => Promise<R>,
): Promise<R | Failure<'KEY_REUSED'>> {
  const run = () =>
    store.tx(async (t) => {
      const outcome = await decide(t)
      if (!outcome.ok) throw new Refused(outcome)
      await t.insert('receipts', {
        _id: receipt.id,
        inputHash: receipt.inputHash,
        answer: outcome.value,
        at: now,
      })
      return outcome
    })
  const landed = async () =>
    ((await earlierAnswer(store, receipt)) as R | Failure<'KEY_REUSED'> | null) ?? undefined
  try {
    return await withReceipt(run, landed)
  } catch (error) {
    // The same call may have landed meanwhile: then its answer counts, not that it cannot be done twice.
    if (error instanceof Refused) return (await landed()) ?? (error.outcome as R)
    throw error
  }
}

/** Carries a refusal out of a transaction, so that nothing of it is written. */
class Refused extends Error {
  constructor(readonly outcome: AnyOutcome) {
    super('refused')
  }
}
