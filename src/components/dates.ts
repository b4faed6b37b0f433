import { dayOf, daysBetween, monthDay, timeOf, type Day, type Instant } from '@/domain/common/day'

export { timeOf }

/** 11 月 12 日; with the year where it is not the one of `today`. */
export function dayWords(day: Day, today?: Day): string {
  const words = monthDay(day)
  return today !== undefined && today.slice(0, 4) !== day.slice(0, 4)
    ? `${day.slice(0, 4)} 年 ${words}`
    : words
}

/** 今天, 昨天, 前天, else 11 月 12 日. */
export function nearDay(day: Day, today: Day): string {
  return ['今天', '昨天', '前天'][daysBetween(day, today)] ?? dayWords(day, today)
}

/** 11.12 */
export function dottedDay(day: Day): string {
  return day.slice(5).replace('-', '.')
}

/** 11 月 12 日 12:40, under a seal of the chain: breaks before the time alone. */
export function dayAndTime(instant: Instant): string {
  return `${dayWords(dayOf(instant)).replace(/ /g, '\u00a0')} ${timeOf(instant)}`
}

/** 11 月 12 日 12:40 */
export function dayTimeWords(instant: Instant, today?: Day): string {
  return `${dayWords(dayOf(instant), today)} ${timeOf(instant)}`
}

/** 1 天 6 小时, on the last day 5 小时, in the last hour 40 分钟; null when the time is up. */
export function leftWords(until: Instant, nowMs: number): string | null {
  const minutes = Math.ceil((Date.parse(until) - nowMs) / 60_000)
  if (minutes <= 0) return null
  if (minutes < 60) return `${minutes} 分钟`
  const hours = Math.floor(minutes / 60)
  const days = Math.floor(hours / 24)
  if (days === 0) return `${hours} 小时`
  return hours % 24 === 0 ? `${days} 天` : `${days} 天 ${hours % 24} 小时`
}

/** 32 小时, in the last hour 40 分钟: where there is no room for two units; null when the time is up. */
export function leftShort(until: Instant, nowMs: number): string | null {
  const hours = Math.floor((Date.parse(until) - nowMs) / 3_600_000)
  if (hours < 1) return leftWords(until, nowMs)
  return hours < 100 ? `${hours} 小时` : `${Math.floor(hours / 24)} 天`
}

/** Of a stretch of time what is still to come, 1 to 0. */
export function leftPart(from: Instant, until: Instant, nowMs: number): number {
  const whole = Date.parse(until) - Date.parse(from)
  return whole <= 0 ? 0 : Math.min(1, Math.max(0, (Date.parse(until) - nowMs) / whole))
}

/** 刚才, 5 分钟前, 3 小时前, 2 天前 */
export function agoWords(thenMs: number, nowMs: number): string {
  const minutes = Math.floor((nowMs - thenMs) / 60_000)
  if (minutes < 1) return '刚才'
  if (minutes < 60) return `${minutes} 分钟前`
  if (minutes < 1440) return `${Math.floor(minutes / 60)} 小时前`
  return `${Math.floor(minutes / 1440)} 天前`
}
