import { isDay } from '../common/day'
import type { Resident } from '../roster/roster'
import { onceDigits, secretDigits } from './limits'

/** What was typed beside the card: the household's own secret, or the one-time code on its paper. */
export type Proof = 'secret' | 'once'

/** They differ in length, so that nobody has to say which it is. Null where it can be neither. */
export function proofIn(typed: string): Proof | null {
  if (!/^\d+$/.test(typed)) return null
  if (typed.length === secretDigits) return 'secret'
  return typed.length === onceDigits ? 'once' : null
}

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'

/** A one-time code out of a random secret: 48 bits of it, so that no code comes oftener than another. */
export function drawOnce(token: string): string {
  let bits = 0
  for (const place of token.slice(0, 8)) bits = bits * 64 + alphabet.indexOf(place)
  return String(bits % 10 ** onceDigits).padStart(onceDigits, '0')
}

export type SecretFault = 'SECRET_EASY' | 'SECRET_OF_PHONE' | 'SECRET_OF_BIRTHDAY'

/** Why six digits are no secret: guessed first, or read off the roster. Null where they may be one. */
export function secretFault(
  secret: string,
  members: readonly Pick<Resident, 'phone'>[],
): SecretFault | null {
  if (isEasy(secret)) return 'SECRET_EASY'
  if (members.some(({ phone }) => phone.includes(secret))) return 'SECRET_OF_PHONE'
  return isBirthday(secret) ? 'SECRET_OF_BIRTHDAY' : null
}

/** Across and down the keys of a phone, and numbers that sound like words. */
const known = [
  ...['147258', '147369', '159357', '159753', '258369', '357159', '369258', '369147', '741852'],
  ...['123654', '520131', '521131', '131452', '201314', '110120', '119120', '112358', '314159'],
]

export function isEasy(secret: string): boolean {
  const digits = Array.from(secret, Number)
  const halves = [secret.slice(0, 3), secret.slice(3)] as const
  return (
    new Set(digits).size < 3 ||
    isRow(digits) ||
    (isRow(digits.slice(0, 3)) && isRow(digits.slice(3))) ||
    /^(.)\1(.)\2(.)\3$/.test(secret) ||
    halves[0] === halves[1] ||
    halves[0] === Array.from(halves[1]).reverse().join('') ||
    secret === secret.slice(0, 2).repeat(3) ||
    known.includes(secret)
  )
}

/** Each as far from the one before: 123, 975, 890. */
function isRow(digits: readonly number[]): boolean {
  const steps = digits.slice(1).map((digit, i) => (digit - (digits[i] ?? 0) + 10) % 10)
  return new Set(steps).size === 1
}

/** 1970-03-05 as people type it: 700305, 050370, 197003. Anybody's, since the roster keeps no birthdays. */
export function isBirthday(secret: string): boolean {
  const [one = '', two = '', three = ''] = secret.match(/../g) ?? []
  return (
    isDay(`20${one}-${two}-${three}`) ||
    isDay(`20${three}-${two}-${one}`) ||
    /^(19|20)\d{2}(0[1-9]|1[0-2])$/.test(secret)
  )
}
