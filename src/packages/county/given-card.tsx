import { View } from '@tarojs/components'
import type { GivenCard } from '@/domain/founding/contract'
import './given-card.scss'

/** A card and its one-time code, to be copied by hand: nobody finds the code again. */
export function GivenCardSlip({ card, role }: { card: GivenCard; role: string }) {
  const { name, cardCode, once } = card
  return (
    <View className="given-card">
      <View className="given-card__who">
        <View className="given-card__name">{name}</View>
        <View className="t-sm ink-2">{role}</View>
      </View>
      <View className="given-card__row">
        <View className="t-sm ink-2">卡号</View>
        <View className="given-card__code num">{spaced(cardCode)}</View>
      </View>
      <View className="given-card__row">
        <View className="t-sm ink-2">登录码</View>
        <View className="given-card__code num">{spaced(once)}</View>
      </View>
    </View>
  )
}

function spaced(code: string): string {
  return `${code.slice(0, 4)} ${code.slice(4)}`
}
