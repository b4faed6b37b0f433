import { useEffect } from 'react'
import { View } from '@tarojs/components'
import { Asked } from '@/components/asked'
import { Loading } from '@/components/loading'
import { Screen } from '@/components/screen'
import { useOwnVillage, useVillages } from '@/features/roster/village'
import { useOwnHonours } from '@/features/honours/hooks'
import { useMe } from '@/features/session/hooks'
import { OwnVillages } from '@/features/session/own-villages'
import { chooseVillage } from '@/session/village'
import { VillageList } from '@/features/roster/village-list'

/**
 * Before a village is chosen. The village where there is no choice comes with the first answers, and its roll with it;
 * who signed in on another page before has the own one at once. Whoever is bound in several is asked which.
 */
export function FirstVisit() {
  const me = useMe()
  const several = me.identities.length > 1
  // Whoever is somebody in one village gets there by that.
  const asked = me.villageId === null
  const village = useOwnVillage(asked)
  useOwnHonours(asked)
  // The list of them, for whoever has to choose.
  useVillages('', asked)
  const own = village.data?.villageId
  useEffect(() => {
    if (own !== undefined) chooseVillage(own)
  }, [own])
  const choosing = village.error?.code === 'CHOOSE_VILLAGE_FIRST'
  return (
    <Screen tab="boards" title="志气榜">
      {several ? (
        <OwnVillages identities={me.identities} />
      ) : choosing ? (
        <>
          <View className="pad t-xl serif">您看哪个村的榜？</View>
          <VillageList onChoose={chooseVillage} />
        </>
      ) : (
        <Asked query={village}>{() => <Loading />}</Asked>
      )}
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
