import { useEffect } from 'react'
import { View } from '@tarojs/components'
import { Asked } from '@/components/asked'
import { Loading } from '@/components/loading'
import { useOwnVillage, useVillages } from '@/features/roster/village'
import { useMe } from '@/features/session/hooks'
import { OwnVillages } from '@/features/session/own-villages'
import { chooseVillage } from '@/session/village'
import { VillageList } from '@/features/roster/village-list'

/**
 * On a phone that knows no village. The one where there is no choice comes with the first answers; who signed in on
 * another page before has the own one at once. Whoever is bound in several is asked which, as is a visitor.
 */
export function VillageFirst({ ask = '您看哪个村？' }: { ask?: string }) {
  const me = useMe()
  // Whoever is somebody in one village gets there by that.
  const asked = me.villageId === null
  const village = useOwnVillage(asked)
  // The list of them, for whoever has to choose.
  useVillages('', asked)
  const own = village.data?.villageId
  useEffect(() => {
    if (own !== undefined) chooseVillage(own)
  }, [own])
  if (me.identities.length > 1) return <OwnVillages identities={me.identities} />
  if (village.error?.code !== 'CHOOSE_VILLAGE_FIRST')
    return <Asked query={village}>{() => <Loading />}</Asked>
  return (
    <>
      <View className="pad t-xl serif">{ask}</View>
      <VillageList onChoose={chooseVillage} />
    </>
  )
}
