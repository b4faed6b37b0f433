import { View } from '@tarojs/components'
import { a11y } from '../a11y'
import { Tap } from '../tap'
import './index.scss'

/** Weak network: what is shown is from before. 这是 5 分钟前的内容 */
export function OfflineLine({ text, onRetry }: { text: string; onRetry?: () => void }) {
  return (
    <View className="offline-line">
      <View className="offline-line__text" {...a11y({ role: 'status' })}>
        {text}
      </View>
      {onRetry ? (
        <Tap className="offline-line__retry" onTap={onRetry}>
          再试一次
        </Tap>
      ) : null}
    </View>
  )
}
