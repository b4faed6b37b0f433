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
): Result<Resident, 'NOBODY_SIGNS_IN' | 'CHOOSE_RESIDENT'> {
  const { residentId, phoneEnd } = meant
  const able = members.filter((m) => !isUnder14(m, today))
  if (able.length === 0) return fail('NOBODY_SIGNS_IN')
  const close = able.filter((m) =>
    residentId === undefined
      ? phoneEnd === undefined || m.phone.endsWith(phoneEnd)
      : m.residentId === residentId,
  )
  const [only] = close
  if (only && close.length === 1) return ok(only)
  const asked = close.length > 1 ? close : able
  return fail('CHOOSE_RESIDENT', {
    residents: asked.map((m) => ({ residentId: m.residentId, name: m.name })),
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
