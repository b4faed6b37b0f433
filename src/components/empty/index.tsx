import { View } from '@tarojs/components'
import { a11y, heading } from '../a11y'
import { Button } from '../button'
import './index.scss'

export interface EmptyProps {
  picture: 'honour' | 'activity' | 'network' | 'done'
  /** 光荣榜还空着 */
  title: string
  /** 评出第一位，挂上第一块。 */
  line?: string
  action?: string
  onAction?: () => void
}

/** One drawing, one line, one action. */
export function Empty({ picture, title, line, action, onAction }: EmptyProps) {
  return (
    <View className="empty">
      <View className={`empty__picture empty__picture--${picture}`} {...a11y({ hidden: true })} />
      <View className="empty__title" {...heading(2)}>
        {title}
      </View>
      {line ? <View className="empty__line">{line}</View> : null}
      {action ? <Button onTap={onAction}>{action}</Button> : null}
    </View>
  )
}
