import type { CalendarDay } from '@/domain/common/calendar'
import { dayOf, daysBetween, type Day } from '@/domain/common/day'
import type { NoticeView } from '@/domain/inbox/contract'
import { dayWords } from '@/components/dates'
import { weekdayWords } from '@/features/activities/words'
import { noticeKind } from './words'

/** One matter and all that was told of it, newest first. */
export interface Thread {
  readonly key: string
  readonly newest: NoticeView
  readonly isNew: boolean
  readonly todo: Todo | null
}

export type Todo = 'fileAgain' | 'appeal' | 'join'

/** A new step of a matter is no second message: what is told of one deed is one story. */
export function threadsOf(
  notices: readonly NoticeView[],
  isNew: (noticeId: string) => boolean,
  now: string,
): Thread[] {
  const threads = new Map<string, Thread>()
  for (const notice of notices) {
    const key = matter(notice)
    const before = threads.get(key)
    const fresh = isNew(notice.noticeId)
    if (before === undefined)
      threads.set(key, { key, newest: notice, isNew: fresh, todo: todoOf(notice, now) })
    else if (fresh) threads.set(key, { ...before, isNew: true })
  }
  return [...threads.values()]
}

/**
 * An own objection is another story than the deed that it is about; what a recorder has to tell others of theirs is one
 * for each of them.
 */
function matter(notice: NoticeView): string {
  const kind = noticeKind(notice)
  const [of] = kind.split('.')
  const theirs = of === 'objection' && kind !== 'objection.written' && notice.who !== null
  return theirs || of === 'text' || of === 'photo'
    ? notice.noticeId
    : `${String(of)}:${notice.subjectId}`
}

/** What waits for the household there. */
function todoOf(notice: NoticeView, now: string): Todo | null {
  const { deed, deduct, startsAt } = notice
  switch (noticeKind(notice)) {
    case 'deed.rejected':
      return deed?.again === true ? 'fileAgain' : null
    case 'deed.approved':
      return deduct && deed?.state === 'publicity' && (deed.endsAt ?? '') > now ? 'appeal' : null
    case 'activity.seated':
      return startsAt !== null && startsAt > now ? 'join' : null
    default:
      return null
  }
}

export interface Days {
  readonly title: string
  /** 11 月 14 日 周六 */
  readonly note: string
  readonly threads: readonly Thread[]
}

/** 今天 with its lunar day, 昨天, 这个月早些时候, then a month after the other. */
export function byDay(threads: readonly Thread[], today: Day, lunar?: CalendarDay): Days[] {
  const days: { title: string; note: string; threads: Thread[] }[] = []
  for (const thread of threads) {
    const day = dayOf(thread.newest.at)
    const title = titleOf(day, today)
    const last = days[days.length - 1]
    if (last?.title === title) last.threads.push(thread)
    else days.push({ title, note: noteOf(day, today, lunar), threads: [thread] })
  }
  return days
}

function titleOf(day: Day, today: Day): string {
  const near = ['今天', '昨天'][daysBetween(day, today)]
  if (near !== undefined) return near
  if (day.slice(0, 7) === today.slice(0, 7)) return '这个月早些时候'
  const month = `${String(Number(day.slice(5, 7)))} 月`
  return day.slice(0, 4) === today.slice(0, 4) ? month : `${day.slice(0, 4)} 年 ${month}`
}

function noteOf(day: Day, today: Day, lunar?: CalendarDay): string {
  if (daysBetween(day, today) > 1) return ''
  const near = `${dayWords(day)} ${weekdayWords(day)}`
  return lunar?.day === day ? `${near} · ${lunar.month}${lunar.lunar}` : near
}
