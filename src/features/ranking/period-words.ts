import { dayOf, type Instant } from '@/domain/common/day'
import {
  firstDayOf,
  lastDayOf,
  periodKindOf,
  periodOf,
  type PeriodKey,
  type PeriodKind,
} from '@/domain/common/period'
import type { BoardPage } from '@/domain/ranking/contract'
import { dayWords, dottedDay } from '@/components/dates'
import { grouped } from '@/components/numbers'

export const currentWords: Record<PeriodKind, string> = {
  week: '本周',
  month: '本月',
  quarter: '本季',
  year: '今年',
  all: '累计',
}

/** 本月 for the current period, 10 月, 2025 年第 4 季, 11.09 至 11.15 for a past one. */
export function periodWords(period: PeriodKey, today: string): string {
  const kind = periodKindOf(period)
  if (period === periodOf(kind, today)) return currentWords[kind]
  const year = period.slice(0, 4)
  const when = year === today.slice(0, 4) ? '' : `${year} 年`
  switch (kind) {
    case 'year':
      return `${year} 年`
    case 'quarter':
      return `${when}第 ${period.slice(6)} 季`
    case 'month':
      return `${when}${when === '' ? '' : ' '}${Number(period.slice(5, 7))} 月`
    case 'week':
      return `${dottedDay(firstDayOf(period) ?? today)} 至 ${dottedDay(lastDayOf(period) ?? today)}`
    case 'all':
      return currentWords.all
  }
}

type State = Pick<BoardPage, 'closed' | 'closesOn' | 'asOf'>

/** 截至 11 月 24 日; nothing before the first count. */
export function asOfWords(asOf: Instant | null, today: string): string {
  return asOf === null ? '' : `截至 ${dayWords(dayOf(asOf), today)}`
}

/** 已封榜，不再变动; 暂定，12 月 10 日后封榜; the total of all time is never closed. */
export function closingWords({ closed, closesOn }: State, today: string): string {
  if (closed) return '已封榜，不再变动'
  return closesOn === null ? '' : `暂定，${dayWords(closesOn, today)}后封榜`
}

/** Said where the period before stands in for one without rows; else nothing. */
export function beforeWords(
  { before, kind, period }: Pick<BoardPage, 'before' | 'kind' | 'period'>,
  today: string,
): string {
  if (!before) return ''
  const words = periodWords(period, today)
  return `${currentWords[kind]}还没有积分，先看${/^\d/.test(words) ? ' ' : ''}${words}的榜`
}

/** 再 4 分上一名 while something can still be done about it. */
export function rankNote({
  closed,
  before,
  mine,
}: Pick<BoardPage, 'closed' | 'before' | 'mine'>): string {
  if (closed) return '已封榜，名次不再变'
  if (mine?.toNext == null) return mine?.rank === 1 ? '现在排在最前' : ''
  return before ? '' : `再 ${grouped(mine.toNext)} 分上一名`
}
