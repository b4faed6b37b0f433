import type { Actor } from '../common/actor'
import { maskName } from '../common/names'
import { isOf, type Viewer } from '../common/viewer'
import type { Household, Resident } from './roster'

/**
 * The one rule for a person's name, in every list: the own household reads it in full, everybody else as the person
 * agreed, whatever their role. Full names of others are in the lists of those who have to know whom they tick, file for
 * or keep on the roster, and those are for their roles alone.
 */
export type NameSight = 'full' | 'masked'

type Named = Pick<Resident, 'name' | 'nameConsent'>

export function nameSight(
  viewer: Viewer | null,
  { householdId, nameConsent }: Pick<Resident, 'householdId' | 'nameConsent'>,
): NameSight {
  return nameConsent || isOf(viewer, householdId) ? 'full' : 'masked'
}

export function residentNameFor(
  viewer: Viewer | null,
  resident: (Named & Pick<Resident, 'householdId'>) | null,
): string {
  return resident === null ? '已注销' : seen(resident.name, nameSight(viewer, resident))
}

/** 赵永顺户, or 赵*顺户 where the head has not agreed. */
export function householdNameFor(
  viewer: Viewer | null,
  household: (Named & Pick<Household, 'householdId'>) | null,
): string {
  return household === null ? '已销户' : `${seen(household.name, nameSight(viewer, household))}户`
}

/** A resident, or an officer of the town by office rather than name. */
export function actorNameFor(
  viewer: Viewer | null,
  { householdId }: Pick<Actor, 'householdId'>,
  resident: Parameters<typeof residentNameFor>[1],
): string {
  return householdId === null ? '乡镇干部' : residentNameFor(viewer, resident)
}

/** As anybody may read it: in full only where the person agreed. */
export function publicName({ name, nameConsent }: Named): string {
  return seen(name, nameConsent ? 'full' : 'masked')
}

/** On a board of points: not at all where the household asked for that, and then none of its members. */
export function listedName(person: Named, household: Pick<Household, 'unnamed'>): string | null {
  return household.unnamed ? null : publicName(person)
}

function seen(name: string, sight: NameSight): string {
  return sight === 'full' ? name : maskName(name)
}
