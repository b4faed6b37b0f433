import { View } from '@tarojs/components'
import { a11y } from '../a11y'
import { Tap } from '../tap'
import './index.scss'

export interface RestoredLineProps {
  /** False draws nothing. */
  restored: boolean
  onStartOver: () => void
}

/** A form begins with what was typed last time; one tap empties it. */
export function RestoredLine({ restored, onStartOver }: RestoredLineProps) {
  if (!restored) return null
  return (
    <View className="restored">
      <View className="restored__words" {...a11y({ role: 'status' })}>
        上次没写完的，接着写
      </View>
      <Tap className="restored__over" label="重新写，去掉上次写的" onTap={onStartOver}>
        重新写
      </Tap>
    </View>
  )
}
