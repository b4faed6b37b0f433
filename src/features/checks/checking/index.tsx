import { View } from '@tarojs/components'
import { Icon } from '@/components/icon'
import './index.scss'

/** To whoever wrote a text, and to those who decide on it: others do not see it yet. */
export function Checking({ shown }: { shown: boolean | undefined }) {
  if (!shown) return null
  return (
    <View className="checking">
      <Icon name="again" size={18} />
      <View>正在核对，核对好大家就能看到</View>
    </View>
  )
}
