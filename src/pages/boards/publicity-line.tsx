import { View } from '@tarojs/components'
import { Icon } from '@/components/icon'
import { Seal } from '@/components/seal'
import { Tap } from '@/components/tap'
import { openPublicity } from '@/routes'
import './publicity-line.scss'

/** What is in publicity now is one tap from every board. */
export function PublicityLine({ count }: { count: number }) {
  return (
    <Tap
      className="publicity-line"
      role="link"
      label={`公示中 ${count} 件，去看看`}
      onTap={openPublicity}
    >
      <Seal kind="publicity" size={28} label={false} />
      <View className="publicity-line__words grow nowrap">
        公示中 <View className="publicity-line__count">{count}</View> 件
      </View>
      <View className="publicity-line__note">有不对的可以提</View>
      <Icon name="next" size={16} />
    </Tap>
  )
}
