import { View } from '@tarojs/components'
import { Button } from '@/components/button'
import { Loading } from '@/components/loading'
import { Screen } from '@/components/screen'
import { VillageFirst } from '@/features/home/village-first'
import { useOwnHonours } from '@/features/honours/hooks'
import { useMe } from '@/features/session/hooks'
import { useElder } from '@/theme/elder'

/** Before a village is chosen; the roll of the one where there is no choice comes with it. */
export function FirstVisit() {
  const { elder, setElder } = useElder()
  useOwnHonours(useMe().villageId === null)
  return (
    <Screen tab="boards" title="志气榜">
      <VillageFirst ask="您看哪个村的榜？" />
      <View className="pad fold">
        <Button wide onTap={() => setElder(!elder)}>
          {elder ? '回到标准版' : '长辈版'}
        </Button>
      </View>
    </Screen>
  )
}

/** A link names the village: it is chosen in a moment. */
export function Waiting() {
  return (
    <Screen tab="boards" title="志气榜">
      <Loading />
    </Screen>
  )
}
