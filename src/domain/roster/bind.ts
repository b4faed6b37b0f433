import { fail, ok, type Result } from '../common/result'
import { addMs, type Instant } from '../common/day'
import { maskName } from '../common/names'
import type { Resident } from './roster'

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

/** A number that WeChat vouched for, kept while its owner says who they are: WeChat's own code is good once. */
export interface PhoneProof {
  readonly phone: string
  readonly until: Instant
}

const proofMs = 10 * 60_000

export function proofOf(phone: string, now: Instant): PhoneProof {
  return { phone, until: addMs(now, proofMs) }
}

type ByPhone = 'PHONE_NOT_ON_ROSTER' | 'PHONE_SHARED' | 'CHOOSE_VILLAGE' | 'CHOOSE_RESIDENT'

/**
 * Finds the resident of a proven number among those who have it on the roster. In several villages, or several of one
 * household: the caller has to say which. Names are masked, since a number may have had another owner. Across
 * households a number is a mistake of the roster, and opens neither.
 */
export function residentOfPhone(
  found: readonly Resident[],
  chosen: { readonly villageId?: string | undefined; readonly residentId?: string | undefined },
): Result<Resident, ByPhone> {
  const { villageId, residentId } = chosen
  const here = found.filter((r) => villageId === undefined || r.villageId === villageId)
  const villageIds = [...new Set(here.map((r) => r.villageId))]
  if (villageIds.length > 1) return fail('CHOOSE_VILLAGE', { villageIds })
  if (new Set(here.map((r) => r.householdId)).size > 1) return fail('PHONE_SHARED')
  const meant = here.filter((r) => residentId === undefined || r.residentId === residentId)
  const [only] = meant
  if (only === undefined) return fail('PHONE_NOT_ON_ROSTER')
  if (meant.length === 1) return ok(only)
  return fail('CHOOSE_RESIDENT', {
    residents: here.map((r) => ({ residentId: r.residentId, name: maskName(r.name) })),
  })
}
