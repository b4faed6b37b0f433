import { addDays, daysInMonth, type Day } from './day'
import { remembered } from './remembered'

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
export const lastDayOf = remembered((key: PeriodKey): Day | null => {
  switch (periodKindOf(key)) {
    case 'all':
      return null
    case 'year':
      return `${key}-12-31`
    case 'quarter':
      return lastOfMonth(monthOfQuarter(key, 3))
    case 'month':
      return lastOfMonth(key)
    case 'week':
      return dayOfWeek(key, 6)
  }
})

export function firstDayOf(key: PeriodKey): Day | null {
  switch (periodKindOf(key)) {
    case 'all':
      return null
    case 'year':
      return `${key}-01-01`
    case 'quarter':
      return `${monthOfQuarter(key, 1)}-01`
    case 'month':
      return `${key}-01`
    case 'week':
      return dayOfWeek(key, 0)
  }
}

export function previousPeriod(key: PeriodKey): PeriodKey | null {
  const first = firstDayOf(key)
  return first === null ? null : periodOf(periodKindOf(key), addDays(first, -1))
}

/** Its first, second or third. */
function monthOfQuarter(key: PeriodKey, month: 1 | 2 | 3): string {
  return `${key.slice(0, 4)}-${two(Number(key.slice(6)) * 3 - 3 + month)}`
}

function lastOfMonth(month: string): Day {
  return `${month}-${two(daysInMonth(`${month}-01`))}`
}

// Weeks are counted on days since 1970-01-01, a Thursday: dayjs' isoWeek takes nine times as long, and every posting asks.
const dayMs = 86_400_000

/** ISO 8601: the week belongs to the year that holds its Thursday. */
function weekOf(day: Day): PeriodKey {
  const thursday = mondayOf(Date.parse(`${day}T00:00:00.000Z`) / dayMs) + 3
  const year = new Date(thursday * dayMs).getUTCFullYear()
  const week = Math.floor((thursday - Date.UTC(year, 0, 1) / dayMs) / 7) + 1
  return `${String(year)}-W${two(week)}`
}

/** @param weekday Monday 0 … Sunday 6 */
function dayOfWeek(key: PeriodKey, weekday: number): Day {
  const monday = mondayOf(Date.UTC(Number(key.slice(0, 4)), 0, 4) / dayMs)
  const day = monday + (Number(key.slice(6)) - 1) * 7 + weekday
  return new Date(day * dayMs).toISOString().slice(0, 10)
}

/** Also of days before 1970, whose numbers are negative. */
function mondayOf(day: number): number {
  return Math.floor((day + 3) / 7) * 7 - 3
}

function two(n: number): string {
  return String(n).padStart(2, '0')
}
