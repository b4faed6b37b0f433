import { useEffect } from 'react'
import { View } from '@tarojs/components'
import { Choice } from '@/components/field'
import { Loading } from '@/components/loading'
import { Screen } from '@/components/screen'
import { useVillages } from '@/features/roster/village'
import { useMe } from '@/features/session/hooks'
import { chooseVillage } from '@/session/village'
import { VillageList } from '@/features/roster/village-list'

/**
 * Before a village is chosen. Both questions go out as one, and with its answer comes the village where there is no
 * choice (see `data/home.ts`); who signed in on another page before has the own one here.
 * Whoever is bound in several is asked which.
 */
export function FirstVisit() {
  const me = useMe()
  const villages = useVillages('')
  const several = me.identities.length > 1
  const own = several ? undefined : me.identities[0]?.villageId
  useEffect(() => {
    if (own !== undefined) chooseVillage(own)
  }, [own])
  const asking = me.query.loading || villages.first.loading || own !== undefined
  return (
    <Screen tab="boards" title="志气榜">
      {several ? (
        <Choice
          label="您在几个村都有登记，看哪个村？"
          value={null}
          options={me.identities.map((i) => ({
            value: i.villageId,
            label: i.villageName,
            note: i.name,
          }))}
          onChange={chooseVillage}
        />
      ) : asking ? (
        <Loading />
      ) : (
        <>
          <View className="pad t-xl serif">您看哪个村的榜？</View>
          <VillageList onChoose={chooseVillage} />
        </>
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
