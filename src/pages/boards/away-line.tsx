import { View } from '@tarojs/components'
import { Tap } from '@/components/tap'
import type { Me } from '@/features/session/hooks'
import { chooseVillage } from '@/session/village'
import './away-line.scss'

/** Somebody who looks at another village is told so, with the way back to the own one. */
export function AwayLine({ me }: { me: Me }) {
  const own = me.identities[0]
  if (own === undefined || me.identity !== null) return null
  return (
    <View className="away-line">
      <View className="grow">您在看别的村</View>
      <Tap className="away-line__back" onTap={() => chooseVillage(own.villageId)}>
        {`回${own.villageName}`}
      </Tap>
    </View>
  )
}
