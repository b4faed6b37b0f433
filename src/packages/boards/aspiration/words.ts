import { addDays, dayOf, type Day } from '@/domain/common/day'
import type { AspirationView } from '@/domain/aspirations/contract'

/** 2026 年 3 月立下 · 2028 年 10 月底前; reached in the year that it was stated, 3 月立下，10 月 28 日做成了. */
export function datesWords(
  goal: Pick<AspirationView, 'postedOn' | 'by' | 'state' | 'steps'>,
  today: Day,
): string {
  const last = goal.steps[goal.steps.length - 1]?.reachedOn
  if (goal.state === 'reached' && last != null) {
    const words = `${monthWords(postedDay(goal.postedOn))}立下，${monthWords(last)} ${Number(last.slice(8))} 日做成了`
    const from = goal.postedOn.slice(0, 4)
    const to = last.slice(0, 4)
    return from === to && to === today.slice(0, 4) ? words.split(`${to} 年 `).join('') : words
  }
  return `${monthWords(postedDay(goal.postedOn))}立下 · ${byWords(goal.by)}`
}

/** 2028 年 10 月底前 where it is the month's last day, else 2028 年 10 月 15 日前. */
export function byWords(by: Day): string {
  const lastOfMonth = addDays(by, 1).slice(8) === '01'
  return lastOfMonth ? `${monthWords(by)}底前` : `${monthWords(by)} ${Number(by.slice(8))} 日前`
}

function monthWords(day: Day): string {
  return `${day.slice(0, 4)} 年 ${Number(day.slice(5, 7))} 月`
}

function postedDay(postedOn: string): Day {
  return postedOn.length > 10 ? dayOf(postedOn) : postedOn
}
