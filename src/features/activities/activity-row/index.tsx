import { View } from '@tarojs/components'
import type { CalendarDay } from '@/domain/common/calendar'
import type { Day } from '@/domain/common/day'
import { useElder } from '@/theme/elder'
import { heading } from '@/components/a11y'
import {
  comingDay,
  countsWords,
  kindWords,
  seatsWords,
  startWords,
  together,
  weekdayWords,
  type ActivityDay,
} from '../words'
import { cx } from '@/components/cx'
import { dayWords } from '@/components/dates'
import { Phrases } from '@/components/phrases'
import { Seats } from '../seats'
import { Tap } from '@/components/tap'
import './index.scss'

export interface ActivityRowProps {
  row: ActivityDay
  today: Day
  /** The lunar day beside the date. */
  lunar?: CalendarDay | undefined
  /** What stands for the own household, in place of the seats: 已报上. */
  standing?: string
  onTap?: () => void
}

/** An activity on one day: the day, what, when and where, and whether there is room. */
export function ActivityRow({ row, today, lunar, standing, onTap }: ActivityRowProps) {
  const { elder } = useElder()
  const { activity, day, shifts } = row
  const seats = together(shifts)
  const first = shifts[0]
  const free = seats.phase !== 'over' && (seats.capacity === null || seats.taken < seats.capacity)
  const mine = shifts.reduce((n, s) => n + s.mine.filter((p) => p.state === 'seated').length, 0)
  const cancelled = activity.state === 'cancelled'
  const when = first === undefined ? '' : startWords(first)
  const words = standing ?? seatsWords(seats)
  return (
    <Tap
      className={cx('activity-row', cancelled && 'activity-row--off')}
      role="link"
      label={[activity.title, comingDay(day, today), when, activity.place, words]
        .filter(Boolean)
        .join('，')}
      onTap={onTap}
    >
      {elder ? null : (
        <View className="activity-row__day">
          <View className="activity-row__date num">{Number(day.slice(8))}</View>
          <View className="activity-row__weekday">{nearWords(day, today)}</View>
          {lunar ? <View className="activity-row__weekday">{lunar.lunar}</View> : null}
          {lunar?.market ? <View className="activity-row__market">逢集</View> : null}
        </View>
      )}
      <View className="activity-row__body">
        <View className="activity-row__title" {...heading(3)}>
          <Phrases text={activity.title} />
        </View>
        <View className="activity-row__where">
          {elder
            ? [comingDay(day, today), lunar?.market ? '逢集' : '', when].filter(Boolean).join('，')
            : [kindWords[activity.kind], when, activity.place].join(' · ')}
        </View>
        {elder ? <View className="activity-row__where">{activity.place}</View> : null}
        <View className="activity-row__foot">
          {standing === undefined && !elder && seats.phase !== 'over' ? (
            <Seats capacity={seats.capacity} taken={seats.taken} mine={mine} />
          ) : null}
          <View
            className={cx(
              'activity-row__room',
              standing === undefined ? free && 'green' : !cancelled && 'red',
            )}
          >
            {words}
          </View>
          {activity.price === null || elder ? null : (
            <View className="activity-row__counts">{countsWords(activity.price)}</View>
          )}
        </View>
      </View>
    </Tap>
  )
}

/** 今天 and 明天 stand in for the weekday; far away days name their month. */
function nearWords(day: Day, today: Day): string {
  const near = comingDay(day, today)
  if (near.length === 2) return near
  return day.slice(0, 7) === today.slice(0, 7)
    ? weekdayWords(day)
    : (dayWords(day).split(' 月')[0] ?? '') + ' 月'
}
