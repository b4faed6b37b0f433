import { View } from '@tarojs/components'
import './index.scss'

/** The name of an honour, with a persimmon calyx: gold is for honours only. */
export function HonourTitle({ children }: { children: string }) {
  return (
    <View className="honour-title">
      <Calyx />
      <View>{children}</View>
    </View>
  )
}

export function Calyx() {
  return <View className="calyx" />
}
