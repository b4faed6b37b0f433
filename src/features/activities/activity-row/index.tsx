import { View } from '@tarojs/components'
import type { Day } from '@/domain/common/day'
import { useElder } from '@/theme/elder'
import { heading } from '@/components/a11y'
import {
  comingDay,
  countsWords,
  kindWords,
  ownWords,
  seatsWords,
  startWords,
  together,
  weekdayWords,
  type ActivityDay,
} from '../words'
import { cx } from '@/components/cx'
import { dayWords } from '@/components/dates'
import { Dotted, Phrases } from '@/components/phrases'
import { Seats } from '../seats'
import { Tap } from '@/components/tap'
import './index.scss'

export interface ActivityRowProps {
  row: ActivityDay
  today: Day
  /** A head above names the month: far away days then show their weekday. */
  underMonth?: boolean
  /** What stands for the own household, in place of the seats: 已报上. */
  standing?: string
  onTap?: () => void
}

/** An activity on one day: the day, what, when and where, and whether there is room. */
export function ActivityRow({
  row,
  today,
  underMonth = false,
  standing = ownWords(row.shifts) ?? undefined,
  onTap,
}: ActivityRowProps) {
  const { elder } = useElder()
  const { activity, day, shifts, lunar } = row
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
          <View className="activity-row__weekday">{nearWords(day, today, underMonth)}</View>
          {lunar ? <View className="activity-row__weekday">{lunar.lunar}</View> : null}
          {lunar?.market ? <View className="activity-row__market">逢集</View> : null}
        </View>
      )}
      <View className="activity-row__body">
        <View className="activity-row__title" {...heading(3)}>
          <Phrases text={activity.title} />
        </View>
        <View className="activity-row__where">
          {elder ? (
            [comingDay(day, today), lunar?.market ? '逢集' : '', when].filter(Boolean).join('，')
          ) : (
            <Dotted facts={[kindWords[activity.kind], when, activity.place]} />
          )}
        </View>
        {elder ? <View className="activity-row__where">{activity.place}</View> : null}
        <View className="activity-row__foot">
          {!elder && seats.phase !== 'over' && !cancelled ? (
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

/** 今天 and 明天 stand in for the weekday; far away days name their month, unless a head above does. */
function nearWords(day: Day, today: Day, underMonth: boolean): string {
  const near = comingDay(day, today)
  if (near.length === 2) return near
  return underMonth || day.slice(0, 7) === today.slice(0, 7)
    ? weekdayWords(day)
    : (dayWords(day).split(' 月')[0] ?? '') + ' 月'
}
