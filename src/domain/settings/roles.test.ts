import type { Role } from '../common/roles'
import { giveRoles, type RolesFacts } from './roles'

const today = '2026-11-24'
const li = { personId: 'li', householdId: 'h-li' }
const he = { personId: 'he', householdId: 'h-he', near: ['h-feng'] }
const chen = { personId: 'chen', householdId: 'h-chen' }

type Person = RolesFacts['person']
const person = (
  residentId: string,
  roles: readonly Role[],
  part: Partial<Person> = {},
): Person => ({
  residentId,
  householdId: `h-${residentId}`,
  under18Until: 'grown',
  roles,
  ...part,
})
const facts = (who: Person, part: Partial<RolesFacts> = {}): RolesFacts => ({
  by: 'li',
  person: who,
  committee: [li, he],
  supervisors: [chen],
  adult: false,
  today,
  ...part,
})
const wang = person('wang', [])

test.each<[string, RolesFacts, Role[], string]>([
  ['the own ones', facts(person('li', ['committee'])), ['committee', 'reviewer'], 'OWN_ROLES'],
  ['a supervisor who also reviews', facts(wang), ['supervisor', 'reviewer'], 'SUPERVISOR_ALONE'],
  [
    'taking the last committee member away',
    facts(person('he', ['committee']), { committee: [he] }),
    [],
    'LAST_COMMITTEE',
  ],
  ['what the person has', facts(person('wang', ['reviewer'])), ['reviewer'], 'NOTHING_CHANGED'],
  ['somebody of 17', facts({ ...wang, under18Until: '2026-12' }), ['recorder'], 'TOO_YOUNG'],
  [
    'of a month that is not over',
    facts({ ...wang, under18Until: '2026-11' }),
    ['recorder'],
    'TOO_YOUNG',
  ],
  ['of unknown age', facts({ ...wang, under18Until: null }), ['recorder'], 'AGE_UNKNOWN'],
  [
    'a supervisor of a household of the committee',
    facts({ ...wang, householdId: 'h-he' }),
    ['supervisor'],
    'SUPERVISOR_NEAR_COMMITTEE',
  ],
  [
    'a supervisor whom one of the committee stated as near',
    facts(person('feng', [])),
    ['supervisor'],
    'SUPERVISOR_NEAR_COMMITTEE',
  ],
  [
    'a supervisor who stated one of the committee as near',
    facts({ ...wang, near: ['h-li'] }),
    ['supervisor'],
    'SUPERVISOR_NEAR_COMMITTEE',
  ],
  [
    'a committee member of the supervisor’s household',
    facts({ ...wang, householdId: 'h-chen' }),
    ['committee'],
    'COMMITTEE_NEAR_SUPERVISOR',
  ],
])('refused: %s', (_, known, roles, code) => {
  expect(giveRoles(known, roles)).toMatchObject({ ok: false, code })
})

test.each<[string, Person, Role[], string]>([
  ['a recorder: nobody else', wang, ['recorder'], 'nobody'],
  ['a reviewer: another of the committee', wang, ['recorder', 'reviewer'], 'village'],
  ['removing one: the same', person('he', ['committee']), [], 'village'],
  ['a supervisor: the town', wang, ['supervisor'], 'town'],
  ['removing one: the same', person('chen', ['supervisor']), ['committee'], 'town'],
  ['somebody of 18', { ...wang, under18Until: '2026-10' }, ['recorder'], 'nobody'],
])('who has to agree to %s', (_, who, roles, value) => {
  expect(giveRoles(facts(who), roles)).toEqual({ ok: true, value })
})

test('somebody leaves a role whatever the age or the relatives', () => {
  const young = person('wang', ['recorder'], { under18Until: '2028-01' })
  expect(giveRoles(facts(young), [])).toMatchObject({ ok: true })
})

test('somebody on the committee who becomes supervisor is measured by the others', () => {
  const stepping = person('li', ['committee'])
  expect(
    giveRoles(facts(stepping, { by: 'he', committee: [li, { ...he, near: [] }] }), ['supervisor']),
  ).toEqual({
    ok: true,
    value: 'town',
  })
})
