import { View } from '@tarojs/components'
import { useElder } from '@/theme/elder'
import { VillageSeal } from '../seal'
import { Tap } from '../tap'
import './index.scss'

/** The village at the head of its boards: seal, name, 云岭镇 · 128 户. */
export function VillageHead({
  name,
  note,
  onTap,
}: {
  name: string
  note?: string
  onTap?: () => void
}) {
  const { elder } = useElder()
  return (
    <Tap className="village-head" label={onTap ? `${name}，换一个村` : undefined} onTap={onTap}>
      <VillageSeal name={name} size={elder ? 46 : 34} />
      <View className="village-head__words">
        <View className="village-head__name">{name}</View>
        {note && !elder ? <View className="village-head__note">{note}</View> : null}
      </View>
    </Tap>
  )
}
