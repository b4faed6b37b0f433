/**
 * Days and instants. An instant is a UTC ISO string with milliseconds (`2026-11-24T06:46:21.000Z`);
 * a day is a calendar day in Asia/Shanghai (`2026-11-24`). China has had no summer time since 1991,
 * and no village here keeps records from before, so the offset is a constant.
 */
export type Instant = string
export type Day = string

const offsetMs = 8 * 3_600_000
const dayMs = 86_400_000

export function dayOf(instant: Instant): Day {
  return addMs(instant, offsetMs).slice(0, 10)
}

/** The instant so many milliseconds later; earlier where negative. */
export function addMs(instant: Instant, ms: number): Instant {
  return new Date(Date.parse(instant) + ms).toISOString()
}

/** 00:00 in Shanghai of that day. */
export function startOfDay(day: Day): Instant {
  return addMs(`${day}T00:00:00.000Z`, -offsetMs)
}

export function addDays(day: Day, days: number): Day {
  return addMs(`${day}T00:00:00.000Z`, days * dayMs).slice(0, 10)
}

/** Whole days from `from` to `to`; negative when `to` is earlier. */
export function daysBetween(from: Day, to: Day): number {
  return (Date.parse(`${to}T00:00:00.000Z`) - Date.parse(`${from}T00:00:00.000Z`)) / dayMs
}

export function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false
  const ms = Date.parse(`${text}T00:00:00.000Z`)
  return !Number.isNaN(ms) && new Date(ms).toISOString().slice(0, 10) === text
}

/** Full years of age on `day` of somebody born on `birthDay`. */
export function ageOn(birthDay: Day, day: Day): number {
  const years = Number(day.slice(0, 4)) - Number(birthDay.slice(0, 4))
  return day.slice(5) < birthDay.slice(5) ? years - 1 : years
}
