import { ScrollView, View } from '@tarojs/components'
import { shortKinds } from '@/features/activities/words'
import { PeriodTabs } from '@/components/period-tabs'
import { activityKinds, type ActivityKind } from '@/domain/activities/kinds'

/** One kind, all of them, or what the own household signed up for. */
export type Chosen = ActivityKind | 'all' | 'own'

const kinds = [
  { key: 'all', label: '全部' },
  ...activityKinds.map((key) => ({ key, label: shortKinds[key] })),
]

/** Sideways in one line; the own ones stay in sight at its end. */
export function Kinds({
  value,
  own,
  onChange,
}: {
  value: Chosen
  /** How many the household signed up for. */
  own: number
  onChange: (chosen: Chosen) => void
}) {
  const choose = (key: string) => onChange(key as Chosen)
  return (
    <View className="kinds">
      <ScrollView className="kinds__scroll sideways" scrollX>
        <PeriodTabs items={kinds} value={value} onChange={choose} />
      </ScrollView>
      {own === 0 ? null : (
        <PeriodTabs
          items={[{ key: 'own', label: '我报的', count: own }]}
          value={value}
          onChange={choose}
        />
      )}
    </View>
  )
}
