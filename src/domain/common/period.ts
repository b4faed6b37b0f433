import { addDays, daysBetween, type Day } from './day'

/** A board's span. Keys: `2026`, `2026-Q4`, `2026-11`, `2026-W47` (ISO week), `all`. */
export type PeriodKind = 'week' | 'month' | 'quarter' | 'year' | 'all'
export type PeriodKey = string

export const periodKinds = ['week', 'month', 'quarter', 'year', 'all'] as const
export const timedPeriodKinds = ['week', 'month', 'quarter', 'year'] as const
export type TimedPeriodKind = (typeof timedPeriodKinds)[number]

export function periodOf(kind: PeriodKind, day: Day): PeriodKey {
  const year = day.slice(0, 4)
  switch (kind) {
    case 'year':
      return year
    case 'quarter':
      return `${year}-Q${String(Math.ceil(Number(day.slice(5, 7)) / 3))}`
    case 'month':
      return day.slice(0, 7)
    case 'week':
      return weekOf(day)
    case 'all':
      return 'all'
  }
}

export function periodKindOf(key: PeriodKey): PeriodKind {
  if (key === 'all') return 'all'
  if (/^\d{4}$/.test(key)) return 'year'
  if (/^\d{4}-Q[1-4]$/.test(key)) return 'quarter'
  if (/^\d{4}-W\d{2}$/.test(key)) return 'week'
  return 'month'
}

/** Last day of a period; `all` never ends. */
export function lastDayOf(key: PeriodKey): Day | null {
  const year = Number(key.slice(0, 4))
  switch (periodKindOf(key)) {
    case 'all':
      return null
    case 'year':
      return `${key}-12-31`
    case 'quarter': {
      const quarter = Number(key.slice(6))
      return addDays(firstOfMonth(year, quarter * 3 + 1), -1)
    }
    case 'month':
      return addDays(firstOfMonth(year, Number(key.slice(5, 7)) + 1), -1)
    case 'week':
      return addDays(mondayOfWeek(key), 6)
  }
}

export function firstDayOf(key: PeriodKey): Day | null {
  switch (periodKindOf(key)) {
    case 'all':
      return null
    case 'year':
      return `${key}-01-01`
    case 'quarter':
      return firstOfMonth(Number(key.slice(0, 4)), Number(key.slice(6)) * 3 - 2)
    case 'month':
      return `${key}-01`
    case 'week':
      return mondayOfWeek(key)
  }
}

export function previousPeriod(key: PeriodKey): PeriodKey | null {
  const first = firstDayOf(key)
  return first === null ? null : periodOf(periodKindOf(key), addDays(first, -1))
}

function firstOfMonth(year: number, month: number): Day {
  return month > 12
    ? `${String(year + 1)}-${two(month - 12)}-01`
    : `${String(year)}-${two(month)}-01`
}

/** Monday 0 … Sunday 6. 1970-01-05 was a Monday. */
function weekdayOf(day: Day): number {
  return ((daysBetween('1970-01-05', day) % 7) + 7) % 7
}

/** ISO 8601: the week belongs to the year that holds its Thursday. */
function weekOf(day: Day): PeriodKey {
  const thursday = addDays(day, 3 - weekdayOf(day))
  const year = thursday.slice(0, 4)
  const week = Math.floor(daysBetween(`${year}-01-01`, thursday) / 7) + 1
  return `${year}-W${two(week)}`
}

function mondayOfWeek(key: PeriodKey): Day {
  const fourth = `${key.slice(0, 4)}-01-04`
  return addDays(fourth, -weekdayOf(fourth) + (Number(key.slice(6)) - 1) * 7)
}

function two(n: number): string {
  return String(n).padStart(2, '0')
}
