import fc from 'fast-check'
import { roles } from '@/domain/common/roles'
import type { Viewer } from '@/domain/common/viewer'

const personId = fc.constantFrom('p1', 'p2', 'p3', 'p4')
const householdId = fc.constantFrom('h1', 'h2', 'h3')
const anyRoles = fc.subarray([...roles])

/** Somebody of the village, of any household and with any roles. */
export const residents: fc.Arbitrary<Viewer> = fc.record({
  kind: fc.constant('resident' as const),
  personId,
  householdId,
  roles: anyRoles,
})

export const officers: fc.Arbitrary<Viewer> = fc.record({
  kind: fc.constantFrom('town' as const, 'county' as const),
  personId: fc.constantFrom('o1', 'o2'),
  householdId: fc.constant(null),
  roles: fc.constant([]),
})

/** Everybody who is signed in there. */
export const people: fc.Arbitrary<Viewer> = fc.oneof(residents, officers)

export const viewers: fc.Arbitrary<Viewer | null> = fc.oneof(fc.constant(null), people)

/** The same person as a villager and with the roles: who has a role never sees less. */
export const promotions: fc.Arbitrary<{ villager: Viewer; promoted: Viewer }> = residents.map(
  (promoted) => ({ villager: { ...promoted, roles: [] }, promoted }),
)

export function resident(personId: string, householdId: string, roles: Viewer['roles'] = []) {
  return { kind: 'resident', personId, householdId, roles } as const
}

export const townOfficer: Viewer = { kind: 'town', personId: 'o1', householdId: null, roles: [] }
