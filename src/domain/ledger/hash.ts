import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex } from '@noble/hashes/utils.js'
import { invariant } from '../common/result'

/** What `hashOf` promises; a platform that has its own is many times as fast. */
export type Hash = (ascii: string) => string

/** SHA-256 in lower-case hex. Canonical forms hold ids and figures only, so ASCII is enough and exact everywhere. */
export function hashOf(ascii: string): string {
  const bytes = new Uint8Array(ascii.length)
  for (let i = 0; i < ascii.length; i++) {
    const code = ascii.charCodeAt(i)
    invariant(code < 128, 'a canonical form is ASCII')
    bytes[i] = code
  }
  return bytesToHex(sha256(bytes))
}
