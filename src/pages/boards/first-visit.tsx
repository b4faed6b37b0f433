import { Loading } from '@/components/loading'
import { Screen } from '@/components/screen'
import { VillageFirst } from '@/features/home/village-first'
import { useOwnHonours } from '@/features/honours/hooks'
import { useMe } from '@/features/session/hooks'

/** Before a village is chosen; the roll of the one where there is no choice comes with it. */
export function FirstVisit() {
  useOwnHonours(useMe().villageId === null)
  return (
    <Screen tab="boards" title="志气榜">
      <VillageFirst ask="您看哪个村的榜？" />
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
