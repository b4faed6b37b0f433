import type {
  ActivityBrief,
  Price,
  ShiftRow,
  ShiftView,
  Someone,
} from '@/domain/activities/contract'
import type { CalendarDay } from '@/domain/common/calendar'
import type { ActivityKind } from '@/domain/activities/kinds'
import { addMs, addDays, dayOf, daysBetween, weekdayOf, type Day } from '@/domain/common/day'
import { dayWords, timeOf } from '@/components/dates'
import { perWords } from '@/features/deeds/words'

export const kindWords: Record<ActivityKind, string> = {
  service: '公益劳动',
  guide: '义务解说',
  law: '义务普法',
  patrol: '义务巡逻',
  skills: '技能培训',
  lecture: '乡村大讲堂',
  talk: '巡回宣讲',
  meeting: '村民会议',
}

/** Two characters, where several stand side by side. */
export const shortKinds: Record<ActivityKind, string> = {
  service: '公益',
  guide: '解说',
  law: '普法',
  patrol: '巡逻',
  skills: '技能',
  lecture: '讲堂',
  talk: '宣讲',
  meeting: '会议',
}

/** Drawn as a hall full of people; else as people at work. */
export function indoors(kind: ActivityKind): boolean {
  return ['law', 'lecture', 'talk', 'meeting', 'skills'].includes(kind)
}

/** 周六 */
export function weekdayWords(day: Day): string {
  return `周${'一二三四五六日'[weekdayOf(day)] ?? ''}`
}

/** 十一月 */
export function monthWords(day: Day): string {
  const month = Number(day.slice(5, 7))
  return `${month > 10 ? '十' : ''}${'一二三四五六七八九十'[(month - 1) % 10] ?? ''}月`
}

/** 今天, 明天, 后天, else 11 月 28 日 周六 */
export function comingDay(day: Day, today: Day): string {
  const near = ['今天', '明天', '后天'][daysBetween(today, day)]
  return near ?? `${dayWords(day, today)} ${weekdayWords(day)}`
}

/** 8:00, as one says it. */
function clock(instant: string): string {
  return timeOf(instant).replace(/^0/, '')
}

/** 8:00 – 10:00; a night patrol 22:00 – 次日 2:00 */
export function spanWords({ startsAt, endsAt }: Pick<ShiftView, 'startsAt' | 'endsAt'>): string {
  const lastDay = dayOf(addMs(endsAt, -1))
  const next = lastDay === dayOf(startsAt) ? '' : '次日 '
  return `${clock(startsAt)} – ${next}${next === '' && timeOf(endsAt) === '00:00' ? '24:00' : clock(endsAt)}`
}

/** 上午 8:00, 晚上 7:30: half of the day and the hour as one says it. */
export function startWords({ startsAt }: Pick<ShiftView, 'startsAt'>): string {
  const time = timeOf(startsAt)
  const hour = Number(time.slice(0, 2))
  const part = hour < 6 ? '凌晨' : hour < 12 ? '上午' : hour < 18 ? '下午' : '晚上'
  return `${part} ${hour > 12 ? String(hour - 12) : String(hour)}${time.slice(2)}`
}

/** 还有 4 位, 已满，可候补, 34 人已报; 12 人到场 once it is over. */
export function seatsWords(
  shift: Pick<ShiftView, 'capacity' | 'taken' | 'queued' | 'phase' | 'came'>,
): string {
  const { capacity, taken, queued, phase, came } = shift
  if (phase === 'over') return came > 0 ? `${String(came)} 人到场` : '已结束'
  if (capacity === null) return `${String(taken)} 人已报`
  if (taken < capacity) return `还有 ${String(capacity - taken)} 位`
  return queued > 0 ? `已满，${String(queued)} 人候补` : '已满，可候补'
}

/** 每小时 1 分, 每次 5 至 20 分 */
export function countsWords({ per, from, to }: Price): string {
  return `${perWords[per]} ${from === to ? String(from) : `${String(from)} 至 ${String(to)}`} 分`
}

/** Where somebody stands with a shift, and how it came out. */
export function standingWords(
  { state, position }: Pick<Someone, 'state' | 'position'>,
  phase: ShiftView['phase'],
  cancelled = false,
): string {
  if (cancelled) return '活动取消了'
  switch (state) {
    case 'came':
      return '已到场'
    case 'waiting':
      return '待他人确认'
    case 'seated':
      return phase === 'over' ? '等确认到场' : '已报上'
    case 'queued':
      return phase === 'over' ? '没排上' : `候补第 ${String(position ?? 0)} 位`
  }
}

/** 全村 or 限四组 */
export function openToWords({ group }: Pick<ActivityBrief, 'group'>): string {
  return group === null ? '全村都能参加' : `限${group}参加`
}

/** One activity on one day, with its shifts of that day. */
export interface ActivityDay {
  readonly key: string
  readonly day: Day
  readonly activity: ActivityBrief
  readonly shifts: readonly ShiftView[]
  /** Its lunar day, where that was told. */
  readonly lunar?: CalendarDay | undefined
}

/** Shifts of one activity on one day stand in one row, where the first of them stands. */
export function byDay(rows: readonly (ShiftRow & Pick<ActivityDay, 'lunar'>)[]): ActivityDay[] {
  const days = new Map<string, { -readonly [K in keyof ActivityDay]: ActivityDay[K] }>()
  for (const { activity, shift, lunar } of rows) {
    const day = dayOf(shift.startsAt)
    const key = `${day} ${activity.activityId}`
    const known = days.get(key)
    if (known) known.shifts = [...known.shifts, shift]
    else days.set(key, { key, day, activity, shifts: [shift], lunar })
  }
  return [...days.values()]
}

/** 赵永顺已报上, 您家报了 2 位; null where nobody of the household goes. */
export function ownWords(shifts: readonly Pick<ShiftView, 'mine' | 'phase'>[]): string | null {
  const going = shifts.flatMap(({ mine, phase }) => mine.map((who) => ({ who, phase })))
  const seated = going.filter(({ who }) => who.state === 'seated')
  if (seated.length > 1) return `您家报了 ${String(seated.length)} 位`
  const { who, phase } = seated[0] ?? going[0] ?? {}
  return who && phase ? `${who.name}${standingWords(who, phase)}` : null
}

/** The seats of a day's shifts together. */
export function together(
  shifts: readonly ShiftView[],
): Pick<ShiftView, 'capacity' | 'taken' | 'queued' | 'phase' | 'came'> {
  const open = shifts.filter((s) => s.phase !== 'over')
  const counted = open.length > 0 ? open : shifts
  const sum = (of: (s: ShiftView) => number) => counted.reduce((n, s) => n + of(s), 0)
  const unlimited = counted.some((s) => s.capacity === null)
  return {
    capacity: unlimited ? null : sum((s) => s.capacity ?? 0),
    taken: sum((s) => s.taken),
    queued: sum((s) => s.queued),
    came: sum((s) => s.came),
    phase: open.length > 0 ? 'coming' : 'over',
  }
}

/** The first day on which a new shift is offered. */
export const tomorrowOf = (today: Day): Day => addDays(today, 1)
