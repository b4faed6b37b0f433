import dayjs from 'dayjs'
import utc from 'dayjs/plugin/utc'

dayjs.extend(utc)

/**
 * Days and instants. An instant is a UTC ISO string with milliseconds (`2026-11-24T06:46:21.000Z`);
 * a day is a calendar day in Asia/Shanghai (`2026-11-24`). China has had no summer time since 1991,
 * and no village here keeps records from before, so the offset is a constant.
 */
export type Instant = string
export type Day = string

const offsetHours = 8

export function dayOf(instant: Instant): Day {
  return dateOf(dayjs.utc(instant).add(offsetHours, 'hour'))
}

/** The instant so many milliseconds later; earlier where negative. */
export function addMs(instant: Instant, ms: number): Instant {
  return dayjs.utc(instant).add(ms, 'ms').toISOString()
}

/** 12:40 in Shanghai. */
export function timeOf(instant: Instant): string {
  return addMs(instant, offsetHours * 3_600_000).slice(11, 16)
}

/** 11 月 4 日 */
export function monthDay(day: Day): string {
  return `${String(Number(day.slice(5, 7)))} 月 ${String(Number(day.slice(8, 10)))} 日`
}

/** 00:00 in Shanghai of that day. */
export function startOfDay(day: Day): Instant {
  return midnight(day).subtract(offsetHours, 'hour').toISOString()
}

export function addDays(day: Day, days: number): Day {
  return dateOf(midnight(day).add(days * 24, 'hour'))
}

/** Whole days from `from` to `to`; negative when `to` is earlier. */
export function daysBetween(from: Day, to: Day): number {
  return midnight(to).diff(midnight(from), 'day')
}

/** Monday 0 … Sunday 6. */
export function weekdayOf(day: Day): number {
  return (midnight(day).day() + 6) % 7
}

export function daysInMonth(day: Day): number {
  return midnight(day).daysInMonth()
}

export function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false
  const date = midnight(text)
  return date.isValid() && dateOf(date) === text
}

/** Full years of age on `day` of somebody born on `birthDay`. */
export function ageOn(birthDay: Day, day: Day): number {
  const years = Number(day.slice(0, 4)) - Number(birthDay.slice(0, 4))
  return day.slice(5) < birthDay.slice(5) ? years - 1 : years
}

/** 00:00 of that day in UTC. Told in full, the browser reads it; of less, dayjs makes sense by itself, at twice the time. */
function midnight(day: Day): dayjs.Dayjs {
  return dayjs.utc(`${day}T00:00:00.000Z`)
}

/** What `format('YYYY-MM-DD')` says, at half of its time. */
function dateOf(date: dayjs.Dayjs): Day {
  return date.toISOString().slice(0, 10)
}
