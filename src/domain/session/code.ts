import { addMs, type Instant } from '../common/day'
import { fail, ok, type Result } from '../common/result'
import { codeDigits } from './limits'

/**
 * A browser that asks to be signed in: it shows the code, the mini-program confirms it, and with the secret that only
 * this browser has it becomes a session. Whoever reads the code off a screen has nothing.
 */
export interface WebCode {
  readonly code: string
  /** Hash of the browser's secret, which becomes the session's. */
  readonly secretHash: string
  readonly browser: string
  readonly askedAt: Instant
  readonly expiresAt: Instant
  /** Who confirmed it; empty until then. */
  readonly userId: string
  /** Became a session: signed out again, it does not become another. */
  readonly collected: boolean
}

export const codeMinutes = 5
const collectMinutes = 1

export function newCode(code: string, secretHash: string, browser: string, now: Instant): WebCode {
  const expiresAt = later(now, codeMinutes)
  return { code, secretHash, browser, askedAt: now, expiresAt, userId: '', collected: false }
}

/** Six digits out of a random secret. */
export function drawDigits(token: string): string {
  let number = 0
  for (const letter of token.slice(0, 12)) number = (number * 67 + letter.charCodeAt(0)) % 1_000_003
  return String(number % 1_000_000).padStart(codeDigits, '0')
}

/** Whether another browser may be given the same digits. */
export function isFree(code: WebCode | null, now: Instant): boolean {
  return code === null || code.expiresAt <= now
}

type Wrong = 'CODE_WRONG' | 'CODE_EXPIRED' | 'CODE_CONFIRMED'

/** The code as the person who typed it sees it before confirming. */
export function openCode(code: WebCode | null, now: Instant): Result<WebCode, Wrong> {
  if (code === null) return fail('CODE_WRONG')
  if (code.userId !== '') return fail('CODE_CONFIRMED')
  return code.expiresAt <= now ? fail('CODE_EXPIRED') : ok(code)
}

/** Confirmed in its last seconds, it still leaves the browser time to ask. */
export function confirmed(code: WebCode, userId: string, now: Instant): WebCode {
  const expiresAt = later(now, collectMinutes)
  return { ...code, userId, expiresAt: expiresAt > code.expiresAt ? expiresAt : code.expiresAt }
}

/** What the browser learns that asks with its secret: the user, once somebody has confirmed. */
export function collected(
  code: WebCode | null,
  secretHash: string,
  now: Instant,
): Result<{ userId: string | null }, 'CODE_WRONG' | 'CODE_EXPIRED'> {
  if (code?.secretHash !== secretHash) return fail('CODE_WRONG')
  if (code.expiresAt <= now) return fail('CODE_EXPIRED')
  return ok({ userId: code.userId === '' ? null : code.userId })
}

function later(instant: Instant, minutes: number): Instant {
  return addMs(instant, minutes * 60_000)
}
