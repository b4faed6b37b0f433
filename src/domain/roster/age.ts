import type { Day } from '../common/day'

/** As it is written or typed: a day, a month (`1968-05`), or `grown` where no more is said. Read, and kept nowhere. */
export type Birth = string

export const grown = 'grown'

/**
 * What the roster keeps of a birthday: the last month in which somebody is under 18, which also tells of 14, and `grown`
 * once that is past; null where it does not know. Of an adult nothing more is needed: two of one name are told apart by
 * house number, phone and family, and where those do not do it, whoever imports is asked.
 */
export type Under18Until = string | null

interface Aged {
  readonly under18Until: Under18Until
}

/** `child`: under 14, `minor`: under 18; `unknown` where the roster has no date of birth. */
export const ageGroups = ['child', 'minor', 'adult', 'unknown'] as const
export type AgeGroup = (typeof ageGroups)[number]

/** The month counts as a whole: nobody is taken for older than they are. */
export function keptOf(birth: Birth, today: Day): string {
  return birth === grown ? grown : keptOn(monthLater(birth, 18), today)
}

/** What there is still to keep of it on a later day. */
export function keptOn(until: string, today: Day): string {
  return until < monthOf(today) ? grown : until
}

export function ageGroupOf({ under18Until }: Aged, day: Day): AgeGroup {
  if (under18Until === null) return 'unknown'
  const month = monthOf(day)
  if (under18Until === grown || under18Until < month) return 'adult'
  return monthLater(under18Until, -4) < month ? 'minor' : 'child'
}

/** Not there yet on that day. */
export function isAhead(birth: Birth, today: Day): boolean {
  return birth !== grown && birth > today
}

export function isUnder14(resident: Aged, day: Day): boolean {
  return ageGroupOf(resident, day) === 'child'
}

/** The month of birth of somebody who is under 18; null of anybody else. */
export function bornIn({ under18Until }: Aged): string | null {
  return under18Until === null || under18Until === grown ? null : monthLater(under18Until, -18)
}

function monthLater(day: string, years: number): string {
  return `${String(Number(day.slice(0, 4)) + years)}${day.slice(4, 7)}`
}

function monthOf(day: Day): string {
  return day.slice(0, 7)
}
