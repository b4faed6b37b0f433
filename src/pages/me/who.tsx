import { View } from '@tarojs/components'
import type { Me } from '@/features/session/hooks'
import { OwnVillages, titleOf } from '@/features/session/own-villages'
import { VillageSeal } from '@/components/seal'

/** Who somebody without a household here is; of several own villages it is asked which. */
export function Who({ me }: { me: Me }) {
  const { identity, identities } = me
  return (
    <>
      <View className="who row pad">
        <VillageSeal name={identity?.villageName ?? '志气'} size={52} />
        <View className="grow">
          <View className="serif t-xl">{identity?.name ?? '您还没选村'}</View>
          <View className="ink-2 t-sm">
            {identity === null
              ? '请换到您自己的村'
              : `${identity.villageName} · ${titleOf(identity)}`}
          </View>
        </View>
      </View>
      {identity === null && identities.length > 1 ? <OwnVillages identities={identities} /> : null}
    </>
  )
}
