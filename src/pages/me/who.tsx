import { useState } from 'react'
import { View } from '@tarojs/components'
import type { Me } from '@/features/session/hooks'
import { OwnVillages, titleOf } from '@/features/session/own-villages'
import { Button } from '@/components/button'
import { VillageSeal } from '@/components/seal'
import { Sheet } from '@/components/sheet'

/** Who I am in the village looked at, and the way to another one that I am bound in. */
export function Who({ me }: { me: Me }) {
  const [choosing, setChoosing] = useState(false)
  const { identity, identities } = me
  // Of several none is taken for them: the page begins by asking.
  const ask = identity === null && identities.length > 1
  return (
    <>
      <View className="who row pad">
        <VillageSeal name={identity?.villageName ?? '志气'} size={52} />
        <View className="grow">
          <View className="who__name serif t-xl">{identity?.name ?? '您还没选村'}</View>
          <View className="ink-2 t-sm">
            {identity === null
              ? '请换到您自己的村'
              : `${identity.villageName} · ${titleOf(identity)}`}
          </View>
        </View>
        {ask || (identity !== null && identities.length === 1) ? null : (
          <Button onTap={() => setChoosing(true)}>换村</Button>
        )}
      </View>
      {ask ? <OwnVillages identities={identities} /> : null}
      <Sheet open={choosing} title="换到哪个村" onClose={() => setChoosing(false)}>
        <OwnVillages
          identities={identities}
          current={identity?.villageId ?? null}
          onChosen={() => setChoosing(false)}
        />
      </Sheet>
    </>
  )
}
