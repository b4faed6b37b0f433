import { seededRandom } from '../../platform/random'

/** Repeatable chance: the same seed gives the same county on every machine. */
export interface Chance {
  /** 0 ≤ n < 1 */
  next(): number
  /** A whole number, both ends included. */
  whole(from: number, to: number): number
  /** True in `share` of the cases. */
  happens(share: number): boolean
  pick<T>(from: readonly T[]): T
  /** `[value, weight]` pairs. */
  weighted<T>(from: readonly (readonly [T, number])[]): T
  shuffled<T>(from: readonly T[]): T[]
}

export function chanceOf(seed: string): Chance {
  const next = seededRandom(hash32(seed))
  const whole = (from: number, to: number) => from + Math.floor(next() * (to - from + 1))
  const pick = <T>(from: readonly T[]): T => {
    const value = from[whole(0, from.length - 1)]
    if (value === undefined) throw new Error('nothing to pick from')
    return value
  }
  return {
    next,
    whole,
    happens: (share) => next() < share,
    pick,
    weighted(from) {
      let left = next() * from.reduce((sum, [, weight]) => sum + weight, 0)
      for (const [value, weight] of from) if ((left -= weight) < 0) return value
      return pick(from)[0]
    },
    shuffled(from) {
      const list = [...from]
      for (let i = list.length - 1; i > 0; i--) {
        const j = whole(0, i)
        const [a, b] = [list[i], list[j]]
        if (a !== undefined && b !== undefined) [list[i], list[j]] = [b, a]
      }
      return list
    },
  }
}

/** FNV-1a */
function hash32(text: string): number {
  let hash = 0x811c9dc5
  for (const letter of text) {
    hash = Math.imul(hash ^ (letter.codePointAt(0) ?? 0), 0x01000193)
  }
  return hash >>> 0
}
