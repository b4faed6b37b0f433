import { View } from '@tarojs/components'
import type { HouseholdCard } from '@/features/roster/cards'
import { grouped } from '@/components/numbers'
import { Tap } from '@/components/tap'
import { switchedWords } from './member-row'

/** The household's door: group and number on its plate, whose it is, and what its account has. */
export function Plate({ household, onChange }: { household: HouseholdCard; onChange: () => void }) {
  const { name, group, number, members, points, unnamed } = household
  const parts = [`${String(members.length)} 口人`]
  if (points !== null)
    parts.push(`结余 ${grouped(points.spendable)}`, `荣誉 ${grouped(points.honour)}`)
  if (unnamed?.on) parts.push(switchedWords('榜上不具名', unnamed))
  return (
    <View className="door">
      <View className="door__plate">
        <View className="t-xs">{group}</View>
        <View className="num t-lg strong">{number}</View>
      </View>
      <View className="grow">
        <View className="serif t-xl house__name">{`${name}户`}</View>
        <View className="door__has ink-2 t-sm">
          {parts.map((part) => (
            <View key={part} className="nowrap">
              {part}
            </View>
          ))}
        </View>
      </View>
      <Tap className="door__change red t-md" onTap={onChange}>
        改门牌
      </Tap>
    </View>
  )
}
