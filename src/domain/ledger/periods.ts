import { addDays, startOfDay, type Day, type Instant } from '../common/day'
import { lastDayOf, periodOf, type PeriodKey, type TimedPeriodKind } from '../common/period'
import { remembered } from '../common/remembered'

/** Days of publicity that were in force on a day: a later change never reopens or closes a past board. */
export type PublicityDaysOn = (day: Day) => number

/** Days that a board stays provisional after its period and the publicity of its last deeds. */
const graceDays = 7

/** A period's board is provisional up to and including this day, then closed for good; null for all time. */
export function provisionalUntil(key: PeriodKey, publicityDaysOn: PublicityDaysOn): Day | null {
  const last = lastDayOf(key)
  return last === null ? null : daysLater(last, publicityDaysOn(last) + graceDays)
}

// Every posting asks for the same few days.
const daysLater = remembered(addDays)

/** 00:00 after the last provisional day. */
export function closesAt(key: PeriodKey, publicityDaysOn: PublicityDaysOn): Instant | null {
  const until = provisionalUntil(key, publicityDaysOn)
  return until === null ? null : startOfDay(addDays(until, 1))
}

/** Whether something due on `day` may still count in the period. */
export function stillOpen(key: PeriodKey, day: Day, publicityDaysOn: PublicityDaysOn): boolean {
  const until = provisionalUntil(key, publicityDaysOn)
  return until === null || day <= until
}

/** The period of the done date; once that is closed, the one that holds the day on which it fell due. */
export function countingPeriod(
  kind: TimedPeriodKind,
  doneOn: Day,
  dueOn: Day,
  publicityDaysOn: PublicityDaysOn,
): PeriodKey {
  const key = periodOf(kind, doneOn)
  return stillOpen(key, dueOn, publicityDaysOn) ? key : periodOf(kind, dueOn)
}
