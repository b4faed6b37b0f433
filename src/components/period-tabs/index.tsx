import { View } from '@tarojs/components'
import { a11y } from '../a11y'
import { cx } from '../cx'
import { Tap } from '../tap'
import './index.scss'

export interface PeriodTab {
  key: string
  label: string
  count?: number
}

/** Keys as in the periods of the domain. */
export const periods: PeriodTab[] = [
  { key: 'week', label: '本周' },
  { key: 'month', label: '本月' },
  { key: 'quarter', label: '本季' },
  { key: 'year', label: '今年' },
  { key: 'all', label: '累计' },
]

export interface PeriodTabsProps {
  items?: PeriodTab[]
  value: string
  onChange: (key: string) => void
}

/** A line of tabs with a brush stroke under the chosen one; also for the kinds of work to do, with counts. */
export function PeriodTabs({ items = periods, value, onChange }: PeriodTabsProps) {
  return (
    <View className="period-tabs" {...a11y({ role: 'tablist' })}>
      {items.map(({ key, label, count }) => (
        <Tap
          key={key}
          className={cx('period-tabs__tab', key === value && 'period-tabs__tab--on')}
          role="tab"
          selected={key === value}
          label={[
            label,
            count === undefined ? '' : `${count} 件`,
            key === value && process.env.TARO_ENV === 'weapp' ? '已选' : '',
          ]
            .filter(Boolean)
            .join('，')}
          onTap={() => onChange(key)}
        >
          <View>{label}</View>
          {count === undefined ? null : <View className="period-tabs__count">{count}</View>}
        </Tap>
      ))}
    </View>
  )
}
