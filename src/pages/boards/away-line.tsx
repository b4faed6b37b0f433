import { useState } from 'react'
import { View } from '@tarojs/components'
import { Sheet } from '@/components/sheet'
import { Tap } from '@/components/tap'
import type { Me } from '@/features/session/hooks'
import { OwnVillages } from '@/features/session/own-villages'
import { chooseVillage } from '@/session/village'
import './away-line.scss'

/** Somebody who looks at another village is told so, with the way back to the own one, or to one of them. */
export function AwayLine({ me }: { me: Me }) {
  const [choosing, setChoosing] = useState(false)
  const { identities } = me
  const own = identities[0]
  if (own === undefined || me.identity !== null) return null
  const several = identities.length > 1
  return (
    <>
      <View className="away-line">
        <View className="grow">您在看别的村</View>
        <Tap
          className="away-line__back"
          onTap={() => (several ? setChoosing(true) : chooseVillage(own.villageId))}
        >
          {several ? '回自己的村' : `回${own.villageName}`}
        </Tap>
      </View>
      <Sheet open={choosing} title="回哪个村" onClose={() => setChoosing(false)}>
        <OwnVillages identities={identities} onChosen={() => setChoosing(false)} />
      </Sheet>
    </>
  )
}
