import { View } from '@tarojs/components'
import type { HouseholdCard } from '@/features/roster/cards'
import type { Upkeep } from '@/features/roster/upkeep'
import { Button } from '@/components/button'
import { dottedDay } from '@/components/dates'
import { SectionHead } from '@/components/section-head'
import { toast } from '@/components/toast'

/** Who lived here once: somebody may come back, as the same person. */
export function Left({ household, upkeep }: { household: HouseholdCard; upkeep: Upkeep }) {
  if (household.left.length === 0) return null
  const back = async (residentId: string, name: string) => {
    const result = await upkeep.personBack(residentId)
    toast(result.ok ? `${name}回来了，已记入改动记录` : result.message)
  }
  return (
    <>
      <SectionHead title="走了的人" note={`${String(household.left.length)} 人`} />
      {household.left.map(({ residentId, name, on, how }) => (
        <View key={residentId} className="house-row row">
          <View className="grow">
            <View className="serif t-md">{name}</View>
            <View className="ink-3 t-sm">
              {`${how === 'died' ? '过世' : how === 'movedOut' ? '迁出' : '离开'} · ${dottedDay(on)}`}
            </View>
          </View>
          <Button
            busy={upkeep.busy}
            label={`${name}，${how === 'died' ? '记错了，还在' : '回来了'}`}
            onTap={() => void back(residentId, name)}
          >
            {how === 'died' ? '记错了' : '回来了'}
          </Button>
        </View>
      ))}
    </>
  )
}
