import { createHash, randomFillSync } from 'node:crypto'

export interface Ids {
  /** 20 characters of `A–Z a–z 0–9 - _`: 120 random bits. */
  id(): string
  /** 43 such characters: 256 random bits, a secret. */
  token(): string
}

const idBytes = 15
const tokenBytes = 32

export const randomIds: Ids = {
  id: () => random(idBytes),
  token: () => random(tokenBytes),
}

/** Drawn in advance, since asking for a few random bytes costs as much as asking for many. */
const drawn = Buffer.alloc(4_080)
let used = drawn.length

function random(bytes: number): string {
  if (used + bytes > drawn.length) {
    randomFillSync(drawn)
    used = 0
  }
  const text = drawn.toString('base64url', used, used + bytes)
  // Nothing that was given out stays in memory.
  drawn.fill(0, used, used + bytes)
  used += bytes
  return text
}

/** The same ids in the same order for the same seed. For the demo and tests alone: its tokens can be guessed. */
export function seededIds(seed: string): Ids {
  let drawn = 0
  const next = (bytes: number) =>
    createHash('sha256')
      .update(`${seed}:${String(drawn++)}`)
      .digest()
      .subarray(0, bytes)
      .toString('base64url')
  return { id: () => next(idBytes), token: () => next(tokenBytes) }
}
