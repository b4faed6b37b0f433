import { View } from '@tarojs/components'
import { a11y } from '@/components/a11y'
import { cx } from '@/components/cx'
import { Tap } from '@/components/tap'
import type { CalendarDay } from '@/domain/common/calendar'
import type { Day } from '@/domain/common/day'
import type { Event } from './events'

/** Whole weeks, Monday first: the lunar day below the number, 节气 in pine, 集 as a character, a flag where something is. */
export function MonthGrid({
  days,
  month,
  today,
  chosen,
  events,
  onChoose,
}: {
  days: readonly CalendarDay[]
  /** 2026-11 */
  month: string
  today: Day
  chosen: Day
  events: readonly Event[]
  onChoose: (day: Day) => void
}) {
  const kinds = (day: Day) => events.filter((event) => event.day === day).map(({ kind }) => kind)
  return (
    <View className="month">
      <View className="month__week">
        {Array.from('一二三四五六日', (name) => (
          <View key={name} className="month__name">
            {name}
          </View>
        ))}
      </View>
      <View className="month__days" {...a11y({ role: 'radiogroup', label: '日子' })}>
        {days.map((day) => (
          <DayCell
            key={day.day}
            day={day}
            other={day.day.slice(0, 7) !== month}
            today={day.day === today}
            on={day.day === chosen}
            kinds={kinds(day.day)}
            onTap={() => onChoose(day.day)}
          />
        ))}
      </View>
    </View>
  )
}

function DayCell({
  day: { day, month, lunar, term, market },
  other,
  today,
  on,
  kinds,
  onTap,
}: {
  day: CalendarDay
  other: boolean
  today: boolean
  on: boolean
  kinds: readonly Event['kind'][]
  onTap: () => void
}) {
  const first = lunar === '初一'
  const below = term ?? (first ? month : lunar)
  const flag = kinds.includes('mine') ? 'mine' : kinds.includes('open') ? 'open' : null
  const said = [
    `${String(Number(day.slice(5, 7)))} 月 ${String(Number(day.slice(8)))} 日`,
    today ? '今天' : '',
    `${month}${lunar}`,
    term ?? '',
    market ? '逢集' : '',
    flag === 'mine' ? '我报的' : flag === 'open' ? '还能报' : '',
    kinds.includes('end') ? '公示到期' : '',
  ]
  return (
    <Tap
      className={cx('day', other && 'day--other', on && 'day--on', today && 'day--today')}
      role="radio"
      selected={on}
      label={said.filter(Boolean).join('，')}
      onTap={onTap}
    >
      <View className="day__number num">{Number(day.slice(8))}</View>
      <View
        className={cx('day__lunar', market && 'day__lunar--market', term && 'day__lunar--term')}
      >
        {`${below}${market ? '集' : ''}`}
      </View>
      {flag === null ? null : (
        <View className={cx('month__flag', 'day__flag', flag === 'mine' && 'month__flag--mine')} />
      )}
      {kinds.includes('end') ? <View className="day__end" /> : null}
    </Tap>
  )
}
