import type { Actor } from '../common/actor'
import type { Day } from '../common/day'
import { maskName } from '../common/names'
import { isOf, type Viewer } from '../common/viewer'
import { ageGroupOf } from './age'
import type { Household, Resident } from './roster'

/**
 * The one rule for a person's name, wherever it stands: the own household reads it whole, everybody else as the person
 * agreed, whatever their role. Whoever has to decide on what it stands in, or keeps the lists that others tick, reads it
 * whole with group and house number, and in that place alone. A child under 14 is named by its household, and so is
 * somebody of whom the roster does not know the age.
 */
export interface NameReader {
  readonly viewer: Viewer | null
  readonly today: Day
  readonly decides?: boolean
}

type Named = Pick<Resident, 'name' | 'nameConsent' | 'householdId'>
type Person = Named & Pick<Resident, 'under18Until'>

/** Whether a name is read in public at all, once the person agreed. */
export function isNameable(person: Pick<Resident, 'under18Until'>, today: Day): boolean {
  return ['minor', 'adult'].includes(ageGroupOf(person, today))
}

/**
 * @param home of a child, or of somebody whose age nobody knows
 * @param agreed to this one showing of the name
 */
export function residentNameFor(
  reader: NameReader,
  person: Person | null,
  home: Named | null,
  agreed = false,
): string {
  if (person === null) return '已注销'
  if (agreed || readsWhole(reader, person)) return person.name
  if (isNameable(person, reader.today)) return byConsent(person)
  const household = home === null ? maskName(person.name) : seen(reader, home)
  return `${household}家的${ageGroupOf(person, reader.today) === 'child' ? '孩子' : '人'}`
}

/** 赵永顺户, or 赵*顺户 where the head has not agreed. */
export function householdNameFor(
  reader: NameReader,
  household: Named | null,
  agreed = false,
): string {
  if (household === null) return '已销户'
  return `${agreed ? household.name : seen(reader, household)}户`
}

/** A resident, or an officer of the town by office rather than name. */
export function actorNameFor(
  reader: NameReader,
  { householdId }: Pick<Actor, 'householdId'>,
  person: Person | null,
  home: Named | null,
): string {
  return householdId === null ? '乡镇干部' : residentNameFor(reader, person, home)
}

/** On a board of points: not at all where the household asked for that, and then none of its members, to nobody. */
export function householdListedFor(
  reader: NameReader,
  household: (Named & Pick<Household, 'unnamed'>) | null,
): string | null {
  return household === null || household.unnamed ? null : seen(reader, household)
}

export function residentListedFor(
  reader: NameReader,
  person: Person | null,
  home: (Named & Pick<Household, 'unnamed'>) | null,
): string | null {
  return person === null || home === null || home.unnamed
    ? null
    : residentNameFor(reader, person, home)
}

function seen(reader: NameReader, household: Named): string {
  return readsWhole(reader, household) ? household.name : byConsent(household)
}

function readsWhole({ viewer, decides }: NameReader, { householdId }: Named): boolean {
  return decides === true || isOf(viewer, householdId)
}

function byConsent({ name, nameConsent }: Named): string {
  return nameConsent ? name : maskName(name)
}
