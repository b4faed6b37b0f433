import { useEffect } from 'react'
import { View } from '@tarojs/components'
import { Choice } from '@/components/field'
import { Loading } from '@/components/loading'
import { Screen } from '@/components/screen'
import { useDemoPeople } from '@/data/demo'
import { useVillages } from '@/data/roster'
import { useMe } from '@/data/session'
import { chooseVillage } from '@/session/village'
import { VillageList } from './village-list'

/**
 * Before a village is chosen. Nobody is asked where there is no choice: the own village of somebody signed in,
 * the only one of an installation, in a demo that of its first person. Whoever is bound in several is asked.
 */
export function FirstVisit({ waiting }: { waiting: boolean }) {
  const me = useMe()
  const villages = useVillages('', !waiting)
  const all = villages.rows
  const several = me.identities.length > 1
  const own = several ? undefined : me.identities[0]?.villageId
  const only = all?.length === 1 ? all[0]?.villageId : undefined
  const demo = useDemoPeople(me.demo).data?.people[0]?.villageId
  const clear = several ? undefined : (own ?? only ?? demo)
  useEffect(() => {
    if (clear !== undefined && !waiting) chooseVillage(clear)
  }, [clear, waiting])
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
      ) : waiting || clear !== undefined || me.query.loading || me.demo ? (
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
