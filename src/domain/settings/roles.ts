import { concerns, type Judge } from '../common/actor'
import type { Day } from '../common/day'
import { fail, ok, type Result } from '../common/result'
import type { Role } from '../common/roles'
import { ageGroupOf } from '../roster/age'
import type { Resident } from '../roster/roster'

/** What has to be known to give somebody roles, or to take them. */
export interface RolesFacts {
  /** Who asks for it. */
  readonly by: string
  readonly person: Pick<Resident, 'residentId' | 'householdId' | 'roles' | 'under18Until' | 'near'>
  /** Everybody who is on the committee now, and the supervisors. */
  readonly committee: readonly Judge[]
  readonly supervisors: readonly Judge[]
  /** Whoever asks vouches for it, where the roster tells no age. */
  readonly adult: boolean
  readonly today: Day
}

type RolesError =
  | 'OWN_ROLES'
  | 'SUPERVISOR_ALONE'
  | 'LAST_COMMITTEE'
  | 'NOTHING_CHANGED'
  | 'TOO_YOUNG'
  | 'AGE_UNKNOWN'
  | 'SUPERVISOR_NEAR_COMMITTEE'
  | 'COMMITTEE_NEAR_SUPERVISOR'

/** Who has to agree: nobody, another of the committee, or the town. */
export type Second = 'nobody' | 'village' | 'town'

/**
 * The supervisor files, approves and manages nothing, and is of no household of the committee nor near to one
 * (村务监督委员会 stands apart); nobody decides on the own roles; and a village never loses its last committee member.
 * Reviewers and committee take a second person, supervisors the town.
 */
export function giveRoles(facts: RolesFacts, roles: readonly Role[]): Result<Second, RolesError> {
  const { by, person, committee, supervisors } = facts
  const isAnother = ({ personId }: Judge) => personId !== person.residentId
  const given = roles.filter((role) => !person.roles.includes(role))
  const taken = person.roles.filter((role) => !roles.includes(role))
  if (by === person.residentId) return fail('OWN_ROLES')
  if (roles.includes('supervisor') && roles.length > 1) return fail('SUPERVISOR_ALONE')
  if (taken.includes('committee') && !committee.some(isAnother)) return fail('LAST_COMMITTEE')
  if (given.length + taken.length === 0) return fail('NOTHING_CHANGED')
  const age = given.length > 0 ? ageBar(facts) : null
  if (age) return fail(age)
  if (given.includes('supervisor') && committee.filter(isAnother).some((one) => near(person, one)))
    return fail('SUPERVISOR_NEAR_COMMITTEE')
  if (given.includes('committee') && supervisors.filter(isAnother).some((one) => near(person, one)))
    return fail('COMMITTEE_NEAR_SUPERVISOR')
  return ok(secondFor([...given, ...taken]))
}

function ageBar({ person, adult, today }: RolesFacts): 'TOO_YOUNG' | 'AGE_UNKNOWN' | null {
  const age = ageGroupOf(person, today)
  if (age === 'unknown') return adult ? null : 'AGE_UNKNOWN'
  return age === 'adult' ? null : 'TOO_YOUNG'
}

/** Of one household, or either stated the other's as that of near relatives. */
function near(person: RolesFacts['person'], other: Judge): boolean {
  return concerns(person.householdId, other) || concerns(other.householdId, person)
}

function secondFor(changed: readonly Role[]): Second {
  if (changed.includes('supervisor')) return 'town'
  return changed.includes('reviewer') || changed.includes('committee') ? 'village' : 'nobody'
}
