import { View } from '@tarojs/components'
import { Button } from '../button'
import './index.scss'

export interface MoreProps {
  /** Reads the next page; null at the end, where `end` is said instead. */
  onMore: (() => void) | null
  busy?: boolean
  error?: string | undefined
  /** 再看 20 笔 */
  label?: string
  end?: string
}

/** The foot of a list read page by page. */
export function More({ onMore, busy, error, label = '再看一些', end }: MoreProps) {
  if (onMore === null) return end ? <View className="more ink-3 t-sm">{end}</View> : null
  return (
    <View className="more">
      {error ? <View className="ink-2 t-sm more__error">{error}</View> : null}
      <Button wide busy={busy} onTap={onMore}>
        {label}
      </Button>
    </View>
  )
}
