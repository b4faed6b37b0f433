import { addMs } from '@/domain/common/day'

export interface Clock {
  /** UTC ISO with milliseconds: `2026-11-24T06:46:21.000Z`. */
  now(): string
}

export const systemClock: Clock = { now: () => new Date().toISOString() }

/** True until so many milliseconds have passed. */
export function timeFor(clock: Clock, ms: number): () => boolean {
  const until = Date.parse(clock.now()) + ms
  return () => Date.parse(clock.now()) < until
}

/** How far a demo's clock is ahead. Whoever keeps the demo's data keeps this with it. */
export interface Offset {
  offsetMs: number
}

export interface DemoClock extends Clock {
  readonly offsetMs: number
  /** Never back: entries of the ledger follow each other in time. */
  advance(ms: number): void
}

/** A clock that runs like `base` and can be moved on, for the demo and for tests. */
export function demoClock(offset: Offset = { offsetMs: 0 }, base: Clock = systemClock): DemoClock {
  return {
    now: () => addMs(base.now(), offset.offsetMs),
    get offsetMs() {
      return offset.offsetMs
    },
    advance(ms) {
      if (!(Number.isSafeInteger(ms) && ms >= 0))
        throw new RangeError('a clock moves on by whole milliseconds')
      offset.offsetMs += ms
    },
  }
}
