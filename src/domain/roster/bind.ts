import { fail, ok, type Result } from '../common/result'
import { addMs, type Day, type Instant } from '../common/day'
import { maskName } from '../common/names'
import { isUnder14 } from './age'
import type { Resident } from './roster'

/**
 * Who of the household it is that signs in, once card and secret were right. The last four digits of the phone help to
 * find the person and prove nothing. Where that leaves several: CHOOSE_RESIDENT carries them. Whoever is under 14 has
 * no session.
 */
export function memberMeant(
  members: readonly Resident[],
  meant: { readonly residentId?: string | undefined; readonly phoneEnd?: string | undefined },
  today: Day,
): Result<Resident, 'NOBODY_SIGNS_IN' | Choice> {
  const { residentId, phoneEnd } = meant
  const byEnd = residentId === undefined && phoneEnd !== undefined
  const close = byEnd ? members.filter((m) => m.phone.endsWith(phoneEnd)) : members
  const found = theOneMeant(close, residentId, today, (m) => m.name)
  if (found) return found
  const grown = members.filter((m) => !isUnder14(m, today))
  if (grown.length === 0) return fail('NOBODY_SIGNS_IN')
  return fail('CHOOSE_RESIDENT', {
    residents: grown.map((m) => ({ residentId: m.residentId, name: m.name })),
  })
}

/** Whether somebody who is bound acts in the village: whoever moved out does no more, a child not yet. */
export function acts(resident: Pick<Resident, 'leftOn' | 'under18Until'>, today: Day): boolean {
  return !resident.leftOn && !isUnder14(resident, today)
}

type Choice = 'CHOOSE_RESIDENT' | 'UNDER_14'

/** Of those who may be meant: a child is never signed in, and is not among those to choose from. Null: nobody. */
function theOneMeant(
  matches: readonly Resident[],
  chosenId: string | undefined,
  today: Day,
  nameOf: (resident: Resident) => string,
): Result<Resident, Choice> | null {
  const meant = matches.filter((m) => chosenId === undefined || m.residentId === chosenId)
  if (meant.length === 0) return null
  const grown = meant.filter((m) => !isUnder14(m, today))
  const [only] = grown
  if (only === undefined) return fail('UNDER_14')
  if (grown.length === 1) return ok(only)
  return fail('CHOOSE_RESIDENT', {
    residents: grown.map((m) => ({ residentId: m.residentId, name: nameOf(m) })),
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

type ByPhone = 'PHONE_NOT_ON_ROSTER' | 'PHONE_SHARED' | 'CHOOSE_VILLAGE' | Choice

/**
 * Finds the resident of a proven number among those who have it on the roster. In several villages, or several of one
 * household: the caller has to say which. Names are masked, since a number may have had another owner. Across
 * households a number is a mistake of the roster, and opens neither.
 */
export function residentOfPhone(
  found: readonly Resident[],
  chosen: { readonly villageId?: string | undefined; readonly residentId?: string | undefined },
  today: Day,
): Result<Resident, ByPhone> {
  const { villageId, residentId } = chosen
  const here = found.filter((r) => villageId === undefined || r.villageId === villageId)
  const villageIds = [...new Set(here.map((r) => r.villageId))]
  if (villageIds.length > 1) return fail('CHOOSE_VILLAGE', { villageIds })
  if (new Set(here.map((r) => r.householdId)).size > 1) return fail('PHONE_SHARED')
  return (
    theOneMeant(here, residentId, today, (r) => maskName(r.name)) ?? fail('PHONE_NOT_ON_ROSTER')
  )
}
