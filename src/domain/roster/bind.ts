import { fail, ok, type Result } from '../common/result'
import type { Instant } from '../common/day'
import type { Resident } from './roster'

/** Wrong tries with one card, so that four digits cannot be guessed through. */
export interface CardTries {
  readonly count: number
  readonly since: Instant
}

const triesMax = 5
const lockMs = 3_600_000

export function cardLocked(tries: CardTries | null, now: Instant): boolean {
  return tries !== null && tries.count >= triesMax && withinLock(tries, now)
}

export function countTry(tries: CardTries | null, now: Instant): CardTries {
  return tries !== null && withinLock(tries, now)
    ? { count: tries.count + 1, since: tries.since }
    : { count: 1, since: now }
}

function withinLock(tries: CardTries, now: Instant): boolean {
  return Date.parse(now) - Date.parse(tries.since) < lockMs
}

/**
 * Finds the resident by the last four digits of the roster phone. Where several of the household share the
 * phone the caller has to say which: CHOOSE_RESIDENT carries them. The card alone never tells a name.
 */
export function residentByPhone(
  members: readonly Resident[],
  phoneEnd: string,
  chosenId: string | undefined,
): Result<Resident, 'CARD_OR_PHONE_WRONG' | 'CHOOSE_RESIDENT'> {
  const matches = members.filter((m) => m.phone !== '' && m.phone.endsWith(phoneEnd))
  const meant = matches.filter((m) => chosenId === undefined || m.residentId === chosenId)
  const [only] = meant
  if (only === undefined) return fail('CARD_OR_PHONE_WRONG')
  if (meant.length === 1) return ok(only)
  return fail('CHOOSE_RESIDENT', {
    residents: matches.map((m) => ({ residentId: m.residentId, name: m.name })),
  })
}
