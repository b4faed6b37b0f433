import { createHash, randomBytes } from 'node:crypto'

export interface Ids {
  /** 20 characters of `A–Z a–z 0–9 - _`: 120 random bits. */
  id(): string
  /** 43 such characters: 256 random bits, a secret. */
  token(): string
}

const idBytes = 15
const tokenBytes = 32

export const randomIds: Ids = {
  id: () => randomBytes(idBytes).toString('base64url'),
  token: () => randomBytes(tokenBytes).toString('base64url'),
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
