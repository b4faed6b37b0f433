import { randomInt } from 'node:crypto'

/** At least 0, less than 1. */
export type Random = () => number

const steps = 2 ** 48 - 1

/** Fit for drawing lots: nobody can foretell it. */
export const systemRandom: Random = () => randomInt(steps) / steps

/** Mulberry32: small, fast and the same on every machine. For the demo and tests. */
export function seededRandom(seed: number): Random {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}
