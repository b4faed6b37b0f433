import { spanWords, standingWords, startWords } from '@/features/activities/words'
import { dayOf, addMs, type Day } from '@/domain/common/day'
import type { Answer } from '@/domain/contracts'

/** What stands on a day of the calendar. */
export interface Event {
  readonly key: string
  readonly day: Day
  /** 8:00 – 10:00; 夜 12 点 */
  readonly time: string
  readonly title: string
  readonly line: string
  /** Of the household: signed up for; else it may still be; a deadline is neither. */
  readonly kind: 'mine' | 'open' | 'end'
  readonly id: string
}

/** Activities and ends of publicity, by day. */
export function eventsOf({ rows, ends }: Answer<'activities.month'>): Event[] {
  const shifts = rows.flatMap(({ activity, shift }): Event[] => {
    const mine = shift.mine.length > 0
    if (!mine && shift.phase === 'over') return []
    const [first] = shift.mine
    const who = shift.mine.length > 1 ? `您家 ${String(shift.mine.length)} 位` : ''
    const standing = first ? who || standingWords(first, shift.phase) : ''
    return [
      {
        key: shift.shiftId,
        day: dayOf(shift.startsAt),
        time: startWords(shift).split(' ')[1] ?? '',
        title: activity.title,
        line: [spanWords(shift), activity.place, standing].filter(Boolean).join(' · '),
        kind: mine ? 'mine' : 'open',
        id: activity.activityId,
      },
    ]
  })
  const deadlines = ends.map(({ deedId, title, endsAt, points }): Event => ({
    key: `end ${deedId}`,
    day: dayOf(addMs(endsAt, -1)),
    time: '夜 12 点',
    title: `${title}，公示到期`,
    line: `没有异议就入账${points === null ? '' : ` +${String(points)}`}`,
    kind: 'end',
    id: deedId,
  }))
  return [...shifts, ...deadlines].sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0))
}
