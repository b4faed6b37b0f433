import { addMs, type Instant } from '../common/day'

/**
 * Guesses at one secret. Each is counted before it is judged, so that many at once are judged no oftener than one after
 * the other; what was right is given back.
 */
export interface Tries {
  /** Of this round. */
  readonly count: number
  /** When the round began. */
  readonly since: Instant
  /** How many rounds ended in a lock lately, and when the last one did. */
  readonly locks?: number
  readonly lockedAt?: Instant | null
}

export interface TriesLimit {
  /** So many in a round: the last of them locks. */
  readonly max: number
  readonly roundMs: number
  /** How long the first lock lasts, the second …; the last of them also all that follow. `null`: until somebody opens it. */
  readonly lockMs: readonly [number | null, ...(number | null)[]]
}

const minute = 60_000
const hour = 60 * minute
const day = 24 * hour

/** A household's card, which its committee can open again. */
export const cardGuesses: TriesLimit = { max: 5, roundMs: day, lockMs: [hour, day, null] }
/** What no committee could open: an officer's card, the card from a phone of its own household, numbers of a user. */
export const ownGuesses: TriesLimit = { max: 5, roundMs: day, lockMs: [hour, day] }
export const codeGuesses: TriesLimit = {
  max: 5,
  roundMs: 15 * minute,
  lockMs: [15 * minute, hour, day],
}

/** Numbers of cards that there are not, of whoever tries them: a whole office may share an address. */
export const unknownCardGuesses: TriesLimit = {
  max: 20,
  roundMs: 15 * minute,
  lockMs: [15 * minute, hour],
}

/** Locks of so long ago count no more. */
const rememberedMs = 30 * day
/** Functions of one cloud tell the time this closely; further ahead, a clock was wrong. */
const askewMs = 10 * minute

export interface Lock {
  /** Null: until somebody opens it. */
  readonly opensAt: Instant | null
}

/** What holds now, if anything does. */
export function lockOf(tries: Tries | null, limit: TriesLimit, now: Instant): Lock | null {
  if (tries === null || tries.count < limit.max || ranAhead(tries, now)) return null
  const { lockedAt, locks = 1 } = tries
  const ms = limit.lockMs[Math.min(locks, limit.lockMs.length) - 1] ?? null
  if (ms === null) return { opensAt: null }
  const opensAt = addMs(lockedAt ?? tries.since, ms)
  return now < opensAt ? { opensAt } : null
}

/** One more guess where nothing is locked, counted; the last of a round locks until it turns out to be right. */
export function countGuess(tries: Tries | null, limit: TriesLimit, now: Instant): Tries {
  const before = tries !== null && !ranAhead(tries, now) ? tries : null
  const goesOn =
    before !== null && before.count < limit.max && now < addMs(before.since, limit.roundMs)
  const count = goesOn ? before.count + 1 : 1
  const { locks, lockedAt } = lately(before, limit, now)
  const since = goesOn ? before.since : now
  return count < limit.max
    ? { count, since, locks, lockedAt }
    : { count, since, locks: locks + 1, lockedAt: now }
}

/** Whether a guess, as it was counted, is the one that locked. */
export function locksWith({ count }: Tries, { max }: TriesLimit): boolean {
  return count >= max
}

/** The guess of that round was right: as if it had not been made. */
export function giveBack(tries: Tries | null, { since }: Tries, { max }: TriesLimit): Tries | null {
  if (tries?.since !== since || tries.count === 0) return tries
  const { count, locks = 0 } = tries
  return { ...tries, count: count - 1, locks: count >= max ? Math.max(0, locks - 1) : locks }
}

function lately(
  tries: Tries | null,
  { max }: TriesLimit,
  now: Instant,
): { locks: number; lockedAt: Instant | null } {
  if (tries === null) return { locks: 0, lockedAt: null }
  const { count, since, locks = count >= max ? 1 : 0, lockedAt = locks > 0 ? since : null } = tries
  const forgotten = lockedAt === null || now >= addMs(lockedAt, rememberedMs)
  return forgotten ? { locks: 0, lockedAt: null } : { locks, lockedAt }
}

/** Written while a clock was wrong: nothing of it is believed once the clock is right. */
function ranAhead({ since, lockedAt }: Tries, now: Instant): boolean {
  const latest = addMs(now, askewMs)
  return since > latest || (lockedAt ?? since) > latest
}
