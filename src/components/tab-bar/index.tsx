import Taro from '@tarojs/taro'
import { View } from '@tarojs/components'
import { a11y } from '../a11y'
import { cx } from '../cx'
import { Tap } from '../tap'
import { tabs, type TabKey } from './tabs'
import './index.scss'

export { tabs, type TabKey } from './tabs'

export interface TabBarProps {
  current: TabKey
  badges?: Partial<Record<TabKey, number>>
}

/** Drawn, so that it grows in elder mode; the native one cannot. */
export function TabBar({ current, badges = {} }: TabBarProps) {
  return (
    <View className="tab-bar" {...a11y({ role: 'navigation', label: '主导航' })}>
      {tabs.map(({ key, label, url }) => {
        const on = key === current
        const badge = badges[key] ?? 0
        return (
          <Tap
            key={key}
            className={cx('tab-bar__tab', on && 'tab-bar__tab--on')}
            role="link"
            label={[label, badge > 0 ? `${badge} 件` : '', on ? '当前页' : '']
              .filter(Boolean)
              .join('，')}
            onTap={on ? stay : () => void Taro.switchTab({ url })}
          >
            <View className={`tab-bar__icon tab-bar__icon--${key}${on ? '-on' : ''}`}>
              {badge > 0 ? (
                <View className="tab-bar__badge">{badge > 99 ? '99+' : badge}</View>
              ) : null}
            </View>
            <View>{label}</View>
          </Tap>
        )
      })}
    </View>
  )
}

function stay() {
  // The tab that is open stays a link, so that the bar reads the same on every page.
}
