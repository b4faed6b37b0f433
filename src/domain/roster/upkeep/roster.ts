import { numberKey } from '../import/cells'
import type { CurrentRoster } from '../import/current'
import type { HeldPhone, RosterChange } from '../import/plan'
import { fail, ok, type Failure, type Result } from '../../common/result'
import type { Day } from '../../common/day'
import { difference } from '../difference'
import { canBeReached } from '../import/holders'
import type { Household, Resident } from '../roster'
import { rosterUpkeepErrors } from './contract'

export type UpkeepError = keyof typeof rosterUpkeepErrors

/** What a change of one person or household comes to, and how the village's record tells it. */
export interface Upkeep {
  readonly changes: readonly RosterChange[]
  readonly words: readonly string[]
  /** Whom the words are about; null: a household. */
  readonly residentId: string | null
  /** The phone of a role holder, which stays as it is until a second person agrees. */
  readonly held?: HeldPhone | undefined
}

export interface UpkeepOptions {
  readonly villageId: string
  readonly today: Day
  readonly newId: () => string
  readonly newCode: () => string
}

/** One household as it stands, with whoever left it. */
export interface Home {
  readonly household: Household
  readonly members: readonly Resident[]
  readonly living: readonly Resident[]
}

export function homeOf(roster: CurrentRoster, householdId: string): Home | null {
  const household = roster.households.find((h) => h.householdId === householdId)
  if (!household) return null
  const members = roster.residents.filter((r) => r.householdId === householdId)
  return { household, members, living: members.filter((r) => !r.leftOn) }
}

/** 三组 9 号苏红梅户 */
export function placeIn(roster: CurrentRoster, household: Household): string {
  const group = roster.groups.find((g) => g.groupId === household.groupId)?.name ?? ''
  return `${group} ${household.number} 号`
}

/** Says beside the field what is wrong with it. */
export function wrong<C extends UpkeepError>(code: C, field: string): Failure<C> {
  return fail(code, { fields: [{ field, message: rosterUpkeepErrors[code] }] })
}

export function withChanges(
  roster: CurrentRoster,
  changes: readonly RosterChange[],
): CurrentRoster {
  const households = new Map(roster.households.map((h) => [h.householdId, h]))
  const residents = new Map(roster.residents.map((r) => [r.residentId, r]))
  for (const change of changes) {
    if (change.kind === 'newHousehold')
      households.set(change.household.householdId, change.household)
    if (change.kind === 'newResident') residents.set(change.resident.residentId, change.resident)
    const household = change.kind === 'household' ? households.get(change.id) : undefined
    if (household && change.kind === 'household')
      households.set(change.id, { ...household, ...change.set })
    const resident = change.kind === 'resident' ? residents.get(change.id) : undefined
    if (resident && change.kind === 'resident')
      residents.set(change.id, { ...resident, ...change.set })
  }
  return { ...roster, households: [...households.values()], residents: [...residents.values()] }
}

type Broken = 'LAST_PHONE' | 'NAME_TWICE' | 'NUMBER_TAKEN' | 'PHONE_ACROSS'

/**
 * What holds of every roster, whatever was changed in it: nobody twice in a household, no phone in two households, no
 * number twice in a group, and somebody of the committee who can sign in. What was broken before does not count, or
 * nothing could be mended.
 */
export function checked(before: CurrentRoster, upkeep: Upkeep): Result<Upkeep, Broken> {
  const after = withChanges(before, upkeep.changes)
  const known = new Map(before.residents.map((r) => [r.residentId, r]))
  for (const one of after.residents) {
    const was = known.get(one.residentId)
    if (one === was || one.leftOn) continue
    const others = after.residents.filter((r) => !r.leftOn && r.residentId !== one.residentId)
    const elsewhere = !was || was.leftOn || was.householdId !== one.householdId
    const inHouse = others.filter((r) => r.householdId === one.householdId)
    if ((elsewhere || was.name !== one.name) && inHouse.some((r) => r.name === one.name))
      return wrong('NAME_TWICE', 'name')
    if (one.phone === '' || !(elsewhere || was.phone !== one.phone)) continue
    const across = others.some((r) => r.phone === one.phone && r.householdId !== one.householdId)
    if (across) return wrong('PHONE_ACROSS', 'phone')
  }
  for (const one of after.households) {
    if (one.leftOn || before.households.includes(one)) continue
    const twice = after.households.some(
      (h) =>
        !h.leftOn &&
        h.householdId !== one.householdId &&
        h.groupId === one.groupId &&
        numberKey(h.number) === numberKey(one.number),
    )
    const was = before.households.find((h) => h.householdId === one.householdId)
    const moved = !was || was.leftOn || was.groupId !== one.groupId || was.number !== one.number
    if (twice && moved) return wrong('NUMBER_TAKEN', 'number')
  }
  return canBeReached(before.residents) && !canBeReached(after.residents)
    ? wrong('LAST_PHONE', 'phone')
    : ok(upkeep)
}

/** The fields in which `wanted` differs, as a change; none where it differs in none. */
export function residentChange(known: Resident, wanted: Partial<Resident>): RosterChange[] {
  const set = difference(known, wanted)
  return set ? [{ kind: 'resident', id: known.residentId, set }] : []
}

export function householdChange(known: Household, wanted: Partial<Household>): RosterChange[] {
  const set = difference(known, wanted)
  return set ? [{ kind: 'household', id: known.householdId, set }] : []
}

/** How many more, or fewer, live in the village and its groups. */
export function growth(
  before: CurrentRoster,
  upkeep: Upkeep,
): { households: number; residents: number; groups: ReadonlyMap<string, number> } {
  const after = withChanges(before, upkeep.changes)
  const groups = new Map<string, number>()
  const count = (roster: CurrentRoster, by: 1 | -1) => {
    for (const { groupId, leftOn } of roster.households)
      if (!leftOn) groups.set(groupId, (groups.get(groupId) ?? 0) + by)
  }
  count(before, -1)
  count(after, 1)
  for (const [groupId, by] of groups) if (by === 0) groups.delete(groupId)
  const living = ({ residents }: CurrentRoster) => residents.filter((r) => !r.leftOn).length
  return {
    households: [...groups.values()].reduce((sum, by) => sum + by, 0),
    residents: living(after) - living(before),
    groups,
  }
}
