import { ageOn, daysInMonth, type Day } from '../common/day'

/** A day, or a month (`1968-05`) where the roster says no more. */
export type Birth = string

interface Aged {
  readonly birthDay: Birth | null
}

/** `child`: under 14, `minor`: under 18; `unknown` where the roster has no date of birth. */
export const ageGroups = ['child', 'minor', 'adult', 'unknown'] as const
export type AgeGroup = (typeof ageGroups)[number]

export function ageGroupOf({ birthDay }: Aged, day: Day): AgeGroup {
  if (birthDay === null) return 'unknown'
  const age = ageOn(latestDay(birthDay), day)
  return age < 14 ? 'child' : age < 18 ? 'minor' : 'adult'
}

export function isUnder14(resident: Aged, day: Day): boolean {
  return ageGroupOf(resident, day) === 'child'
}

/** Of a month its last day: nobody is taken for older than they are. */
function latestDay(birth: Birth): Day {
  return birth.length > 7 ? birth : `${birth}-${String(daysInMonth(`${birth}-01`))}`
}
