import { scrypt, timingSafeEqual } from 'node:crypto'

/** Rounds as a power of two. Six digits that somebody keeps for years cost more to try than a code that ends with its use. */
export const costOf = { secret: 15, once: 12 } as const

const bytes = 32
const blockSize = 8

/** `<cost>:<salt>:<hash>`: with its cost, so that a later version may ask for more. */
export async function slowHash(typed: string, salt: string, cost: number): Promise<string> {
  return [String(cost), salt, (await derive(typed, salt, cost)).toString('base64url')].join(':')
}

export async function isHashOf(typed: string, hash: string): Promise<boolean> {
  const [cost = '', salt = '', kept = ''] = hash.split(':')
  return timingSafeEqual(await derive(typed, salt, Number(cost)), Buffer.from(kept, 'base64url'))
}

function derive(typed: string, salt: string, cost: number): Promise<Buffer> {
  const options = { N: 2 ** cost, r: blockSize, p: 1, maxmem: 2 ** cost * blockSize * 256 }
  return new Promise((resolve, reject) => {
    scrypt(typed, salt, bytes, options, (error, key) => {
      if (error) reject(error)
      else resolve(key)
    })
  })
}
