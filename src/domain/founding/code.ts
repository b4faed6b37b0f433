import { addMs, type Instant } from '../common/day'
import { fail, ok, type Result } from '../common/result'
import type { TriesLimit } from '../session/tries'
import { foundingCodeHours } from './limits'

/** With it the first officer opens the county: printed at a start, good once. */
export interface FoundingCode {
  readonly hash: string
  readonly until: Instant
}

const hourMs = 3_600_000

/** Wrong ones of one caller; eight letters are many, and others are not held up. */
export const foundingGuesses: TriesLimit = { max: 5, roundMs: 24 * hourMs, lockMs: [hourMs] }

export function newFoundingCode(hash: string, now: Instant): FoundingCode {
  return { hash, until: addMs(now, foundingCodeHours * hourMs) }
}

/** Whether there is one that opens at all. */
export function openFoundingCode(
  code: FoundingCode | null,
  now: Instant,
): Result<FoundingCode, 'FOUNDING_CODE_LATE' | 'FOUNDING_CODE_USED'> {
  if (code === null) return fail('FOUNDING_CODE_USED')
  return now < code.until ? ok(code) : fail('FOUNDING_CODE_LATE')
}

/** Hours until it ends, the last one begun; null where it opens nothing. */
export function hoursLeft(code: FoundingCode | null, now: Instant): number | null {
  if (!openFoundingCode(code, now).ok || code === null) return null
  return Math.ceil((Date.parse(code.until) - Date.parse(now)) / hourMs)
}
