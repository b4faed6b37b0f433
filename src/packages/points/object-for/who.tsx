import { View } from '@tarojs/components'
import { heading } from '@/components/a11y'
import { Screen } from '@/components/screen'
import { placeOf } from '@/features/roster/find'
import { FindMember } from '@/features/roster/finder/member'
import type { DeedStory } from '@/domain/deeds/contract'
import { Slip } from '../object/slip'
import type { Them } from '.'

/** Who came and says it. */
export function Who({ story, onPick }: { story: DeedStory; onPick: (who: Them) => void }) {
  const { deed } = story
  return (
    <Screen title="替人提异议">
      <Slip deed={deed} />
      <View className="pad object-for__ask">
        <View className="serif t-lg" {...heading(2)}>
          谁来找您说的
        </View>
        <View className="ink-2 t-sm">
          要本人在您面前。您会知道是谁提的，请保密；您替谁写的，也都记着，给监督员看。
        </View>
      </View>
      <FindMember
        villageId={deed.villageId}
        act="替他写"
        from14
        onPick={({ residentId, name }, home) => onPick({ residentId, name, place: placeOf(home) })}
      />
    </Screen>
  )
}
