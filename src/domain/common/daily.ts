import type { Day, Instant } from './day'
import { tomorrow } from './opens'
import { fail, ok, type Result } from './result'

/**
 * What one person sends in a day, so that nobody buries a village. Who writes for others, recorder or committee, has
 * room for all of them. Reviews, answers and ticks of those who hold a role are work, and have no limit.
 */
export const dailyLimits = {
  /** More than a household does in a day, and what a phone sends that was offline for a week. */
  deeds: { villager: 30, staff: 1000 },
  /** An objection stops a deed. */
  objections: { villager: 10, staff: 10 },
  /** Written down for others, each of whom has their own number. */
  scribed: { villager: 0, staff: 30 },
  goals: { villager: 5, staff: 200 },
  /** Of a goal's way, and nicknames. */
  texts: { villager: 30, staff: 300 },
} as const
export type Daily = keyof typeof dailyLimits

const codes = {
  deeds: 'DEEDS_ENOUGH_TODAY',
  objections: 'OBJECTIONS_ENOUGH_TODAY',
  scribed: 'SCRIBED_ENOUGH_TODAY',
  goals: 'GOALS_ENOUGH_TODAY',
  texts: 'TEXTS_ENOUGH_TODAY',
} as const
export type Enough<What extends Daily> = (typeof codes)[What]

/** Of one person on one day. */
export interface DayCount extends Readonly<Partial<Record<Daily, number>>> {
  readonly day: Day
}

export function limitOf(what: Daily, { isStaff }: { readonly isStaff: boolean }): number {
  return dailyLimits[what][isStaff ? 'staff' : 'villager']
}

/** @param sent before this one */
export function hasRoom<What extends Daily>(
  what: What,
  sent: number,
  limit: number,
  now: Instant,
): Result<null, Enough<What>> {
  return sent < limit ? ok(null) : fail(codes[what], { limit, ...tomorrow(now) })
}
