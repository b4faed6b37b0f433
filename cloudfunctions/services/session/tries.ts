import type { Failure } from '@/domain/common/result'
import {
  countGuess,
  giveBack,
  lockOf,
  locksWith,
  type Lock,
  type Tries,
  type TriesLimit,
} from '@/domain/session/tries'
import type { AnyOutcome, Docs, DocsTx, OpenContext } from '../common/context'
import { replace } from '../common/documents-tools'

/** A guess at a secret: whose guesses are counted together, and what comes of them. */
export interface Guess<Locked extends Failure> {
  readonly of: 'cardTries' | 'webCodeTries'
  readonly id: string
  readonly limit: TriesLimit
  /** The codes of a guess that was judged and found wrong; all others are given back. */
  readonly wrong: readonly string[]
  readonly locked: (lock: Lock) => Locked
  /** Part of a transaction after a wrong one. @param locks whether it was the one that locked */
  readonly tell?: (t: DocsTx, locks: boolean) => Promise<void>
}

/**
 * The one way to compare with a secret. The guess is counted in a transaction of its own before `judge` runs, so that of
 * any number at once no more than the limit are judged.
 */
export async function guessed<R extends AnyOutcome, Locked extends Failure>(
  { store, now, platform }: Pick<OpenContext, 'store' | 'now' | 'platform'>,
  guess: Guess<Locked>,
  judge: () => Promise<R>,
): Promise<R | Locked> {
  const { of, id, limit } = guess
  // Who comes to a lock waits for no writer.
  const known = lockOf(await store.get(of, id), limit, now)
  if (known !== null) return guess.locked(known)
  const counted = await store.tx(async (t): Promise<Tries | Lock> => {
    const before = await t.get(of, id)
    const lock = lockOf(before, limit, now)
    if (lock !== null) return lock
    const tries = countGuess(before, limit, now)
    const after = { _id: id, ...tries, lastAt: now }
    if (before) await replace(t, of, before, after)
    else await t.insert(of, after)
    return tries
  })
  if ('opensAt' in counted) return guess.locked(counted)
  const outcome = await judge()
  const wrong = !outcome.ok && guess.wrong.includes(outcome.code)
  // Whatever becomes of this, the guess is judged and stays counted.
  await (wrong ? told(store, guess, counted) : givenBack(store, guess, counted)).catch(
    (error: unknown) => platform.log.error('after a guess', error),
  )
  return outcome
}

async function told(store: Pick<Docs, 'tx'>, guess: Guess<Failure>, counted: Tries): Promise<void> {
  const { tell, limit } = guess
  if (tell) await store.tx((t) => tell(t, locksWith(counted, limit)))
}

function givenBack(
  store: Pick<Docs, 'tx'>,
  { of, id, limit }: Guess<Failure>,
  counted: Tries,
): Promise<void> {
  return store.tx(async (t) => {
    const before = await t.get(of, id)
    const after = giveBack(before, counted, limit)
    if (before && after && after !== before) await replace(t, of, before, { ...before, ...after })
  })
}
