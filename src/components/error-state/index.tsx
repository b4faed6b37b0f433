import { View } from '@tarojs/components'
import { a11y } from '../a11y'
import { Empty } from '../empty'
import './index.scss'

export interface ErrorStateProps {
  message: string
  /** Told on the phone to whoever helps. */
  requestId?: string
  /** No network: nothing is wrong with what was asked. */
  offline?: boolean
  onRetry?: () => void
}

export function ErrorState({ message, requestId, offline, onRetry }: ErrorStateProps) {
  return (
    <View {...a11y({ role: 'alert' })}>
      <Empty
        picture="network"
        title={offline ? '现在没有网' : '没有办成'}
        line={message}
        action={onRetry ? '再试一次' : undefined}
        onAction={onRetry}
      />
      {requestId ? (
        <View className="error-state__number">{`问人时报这个号：${requestId}`}</View>
      ) : null}
    </View>
  )
}
