import type { Instant } from '../common/day'
import { dayOf } from '../common/day'
import { fail, ok, type Result } from '../common/result'
import { ageGroupOf } from './age'
import type { Household, Resident } from './roster'

/** Who acts, for whom, in which household, and when. */
export interface NamingFacts {
  readonly by: Resident
  readonly household: Household
  readonly now: Instant
}

export type NameRefusal = 'NAME_NOT_YOURS' | 'NAME_OF_CHILD' | 'NAME_AGE_UNKNOWN'

/**
 * Whether somebody's full name may be switched on or off: one's own, a minor's by the head of the household too. A
 * child's is never on; whoever may speak for the household takes it back, should an honour have it, and so what stands
 * by a paper: whoever signed it has no phone.
 */
export function mayAllowName(
  whom: Resident,
  on: boolean,
  { by, household, now }: NamingFacts,
): Result<null, NameRefusal> {
  const age = ageGroupOf(whom, dayOf(now))
  const self = by.residentId === whom.residentId
  const head = by.residentId === household.headId
  if (!on) {
    const another = age === 'child' || whom.nameSaid?.paper !== undefined
    const forThem = another && speaksForHousehold({ by, household, now })
    return self || head || forThem ? ok(null) : fail('NAME_NOT_YOURS')
  }
  if (age === 'child') return fail('NAME_OF_CHILD')
  if (!self && !(head && age === 'minor')) return fail('NAME_NOT_YOURS')
  return age === 'unknown' ? fail('NAME_AGE_UNKNOWN') : ok(null)
}

/** The head, and whoever is grown up. */
export function speaksForHousehold({ by, household, now }: NamingFacts): boolean {
  const grown = ['adult', 'unknown'].includes(ageGroupOf(by, dayOf(now)))
  return by.residentId === household.headId || grown
}

/** What is written on the person, and on the household where it is the head's. */
export function allowName(
  whom: Resident,
  on: boolean,
  facts: NamingFacts,
): Result<Pick<Resident, 'nameConsent' | 'nameSaid'>, NameRefusal> {
  const may = mayAllowName(whom, on, facts)
  if (!may.ok) return may
  const { by, now } = facts
  return ok({ nameConsent: on, nameSaid: { on, at: now, by: by.residentId } })
}

export function hideName(
  on: boolean,
  facts: NamingFacts,
): Result<Pick<Household, 'unnamed' | 'unnamedSaid'>, 'NAME_NOT_YOURS'> {
  if (!speaksForHousehold(facts)) return fail('NAME_NOT_YOURS')
  return ok({ unnamed: on, unnamedSaid: { on, at: facts.now, by: facts.by.residentId } })
}
