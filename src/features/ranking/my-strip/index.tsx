import { View } from '@tarojs/components'
import { useElder } from '@/theme/elder'
import { grouped } from '@/components/numbers'
import { Tap } from '@/components/tap'
import './index.scss'

export interface MyStripProps {
  /** null: not on this board yet. */
  rank: number | null
  /** 赵永顺户 */
  name: string
  /** 再 4 分上一名 */
  note?: string
  points: number
  onTap?: () => void
}

/** Own rank, above the tab bar: for everyone, also below the fiftieth place. */
export function MyStrip({ rank, name, note, points, onTap }: MyStripProps) {
  const { elder } = useElder()
  return (
    <Tap className="my-strip" onTap={onTap}>
      <View className="my-strip__rank">{rank ?? '—'}</View>
      <View className="my-strip__words">
        <View className="my-strip__name">{elder ? '我家' : `我家 · ${name}`}</View>
        {note && !elder ? <View className="my-strip__note">{note}</View> : null}
      </View>
      <View className="my-strip__points">{grouped(points)}</View>
      <View className="my-strip__unit">分</View>
    </Tap>
  )
}
