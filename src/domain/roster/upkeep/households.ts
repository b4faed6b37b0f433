import { fail } from '../../common/result'
import { isAhead } from '../age'
import type { CurrentRoster } from '../import/current'
import type { Household, Resident } from '../roster'
import {
  dayOfLeaving,
  headOf,
  leave,
  livingIn,
  merge,
  newResident,
  withoutThem,
  type Departure,
  type TypedPerson,
} from './people'
import {
  checked,
  homeOf,
  householdChange,
  placeIn,
  residentChange,
  wrong,
  type UpkeepOptions,
} from './roster'

/** Where a house stands: of one group no two living households have the same number. */
export interface Plate {
  readonly groupId: string
  readonly number: string
}

/** Who moves keeps id, role, sign-in and what was filed; the points of before stay where they were earned. */
export function movePeople(
  roster: CurrentRoster,
  residentIds: readonly string[],
  householdId: string,
  newHeadId: string | undefined,
  { today }: UpkeepOptions,
) {
  const together = togetherIn(roster, residentIds)
  if (!together.ok) return together
  const { home, people } = together.value
  const to = homeOf(roster, householdId)
  if (!to || to.living.length === 0) return fail('HOUSEHOLD_NOT_FOUND')
  if (to.household === home.household) return fail('NOTHING_CHANGED')
  const without = withoutThem(home, people, newHeadId, today)
  if (!without.ok) return without
  const at = { householdId, groupId: to.household.groupId, relation: '' }
  const from = placeIn(roster, home.household)
  return checked(roster, {
    changes: [...people.flatMap((r) => residentChange(r, at)), ...without.value.changes],
    words: [
      `${withOthers(people)}迁到别户：${from} → ${placeIn(roster, to.household)}`,
      ...without.value.words,
    ],
    residentId: people[0]?.residentId ?? null,
  })
}

/** The first of them is the new household's head. */
export function split(
  roster: CurrentRoster,
  residentIds: readonly string[],
  plate: Plate,
  newHeadId: string | undefined,
  options: UpkeepOptions,
) {
  const together = togetherIn(roster, residentIds)
  if (!together.ok) return together
  const { home, people } = together.value
  if (people.length === home.living.length) return fail('SPLIT_OF_ALL')
  if (!hasGroup(roster, plate)) return fail('GROUP_NOT_FOUND')
  const [head = people[0]] = people
  if (!head) return fail('RESIDENT_NOT_FOUND')
  const without = withoutThem(home, people, newHeadId, options.today)
  if (!without.ok) return without
  const { unnamed } = home.household
  const household = newHousehold({ ...plate, head, unnamed }, options)
  const at = { householdId: household.householdId, groupId: plate.groupId, relation: '' }
  return checked(roster, {
    changes: [
      { kind: 'newHousehold', household },
      ...people.flatMap((r) => residentChange(r, at)),
      ...without.value.changes,
    ],
    words: [
      `${withOthers(people)}分户：${placeIn(roster, home.household)} → ${placeIn(roster, household)}，以前的积分留在原户`,
      ...without.value.words,
    ],
    residentId: head.residentId,
  })
}

export function addHousehold(
  roster: CurrentRoster,
  plate: Plate,
  typed: TypedPerson,
  options: UpkeepOptions,
) {
  if (!hasGroup(roster, plate)) return fail('GROUP_NOT_FOUND')
  if (isAhead(typed.birth, options.today)) return wrong('BIRTH_AHEAD', 'birth')
  const household = newHousehold({ ...plate, unnamed: false }, options)
  const head = newResident({ ...typed, relation: '' }, household, options)
  const whole = { ...household, headId: head.residentId, name: head.name }
  return checked(roster, {
    changes: [
      { kind: 'newHousehold', household: whole },
      { kind: 'newResident', resident: head },
    ],
    words: [`添一户：${placeIn(roster, whole)}`],
    residentId: null,
  })
}

/** Members live where their household does, and so does whoever left it. */
export function changeHousehold(
  roster: CurrentRoster,
  householdId: string,
  wanted: Partial<Plate> & { readonly headId?: string | undefined },
) {
  const home = homeOf(roster, householdId)
  if (!home || home.living.length === 0) return fail('HOUSEHOLD_NOT_FOUND')
  const { household, members, living } = home
  const { groupId = household.groupId, number = household.number, headId } = wanted
  if (!hasGroup(roster, { groupId })) return fail('GROUP_NOT_FOUND')
  const head = living.find((r) => r.residentId === headId)
  if (headId !== undefined && !head) return fail('HEAD_NEEDED')
  const newHead = head ? headOf(household, head) : { changes: [], words: [] }
  const plate = householdChange(household, { groupId, number })
  const changes = merge([
    ...plate,
    ...(groupId === household.groupId
      ? []
      : members.flatMap((r) => residentChange(r, { groupId }))),
    ...newHead.changes,
  ])
  if (changes.length === 0) return fail('NOTHING_CHANGED')
  const now = { ...household, groupId, number }
  const words =
    plate.length === 0 ? [] : [`改门牌：${placeIn(roster, household)} → ${placeIn(roster, now)}`]
  return checked(roster, {
    changes,
    words: [...words, ...newHead.words],
    residentId: head && words.length === 0 ? head.residentId : null,
  })
}

export function closeHousehold(
  roster: CurrentRoster,
  householdId: string,
  on: Departure['on'],
  { today }: UpkeepOptions,
) {
  const home = homeOf(roster, householdId)
  if (!home || home.living.length === 0) return fail('HOUSEHOLD_NOT_FOUND')
  const day = dayOfLeaving(on, today)
  if (!day.ok) return day
  const left = leave(roster, home, home.living, day.value, { how: 'movedOut' })
  // Nobody is left who could be asked to be the head.
  return left.ok || left.code !== 'HEAD_NEEDED' ? left : fail('HOUSEHOLD_NOT_FOUND')
}

function togetherIn(roster: CurrentRoster, residentIds: readonly string[]) {
  const [first = ''] = residentIds
  const found = livingIn(roster, first)
  if (!found) return fail('RESIDENT_NOT_FOUND')
  const { home } = found
  const people = [...new Set(residentIds)].flatMap(
    (id) => home.living.find((r) => r.residentId === id) ?? [],
  )
  return people.length === new Set(residentIds).size
    ? ({ ok: true, value: { home, people } } as const)
    : fail('NOT_TOGETHER')
}

function hasGroup({ groups }: CurrentRoster, { groupId }: Pick<Plate, 'groupId'>): boolean {
  return groups.some((g) => g.groupId === groupId)
}

function newHousehold(
  {
    groupId,
    number,
    head,
    unnamed,
  }: Plate & { readonly head?: Resident; readonly unnamed: boolean },
  { villageId, newId, newCode }: UpkeepOptions,
): Household {
  return {
    ...{ householdId: newId(), villageId, groupId, number },
    headId: head?.residentId ?? '',
    name: head?.name ?? '',
    cardCode: newCode(),
    unnamed,
    nameConsent: head?.nameConsent ?? false,
  }
}

/** 和另 2 人一起, or nothing. */
function withOthers([, ...others]: readonly Resident[]): string {
  return others.length === 0 ? '' : `和另 ${String(others.length)} 人一起`
}
