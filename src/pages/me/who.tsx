import { useState } from 'react'
import { View } from '@tarojs/components'
import type { Me } from '@/features/session/hooks'
import { Button } from '@/components/button'
import { Choice } from '@/components/field'
import { VillageSeal } from '@/components/seal'
import { Sheet } from '@/components/sheet'
import type { Identity } from '@/domain/session/contract'
import { rolesInWords } from '@/domain/roster/roles'
import { chooseVillage } from '@/session/village'

/** 村民, 记录员、村委, 乡镇干部 */
export function titleOf(identity: Pick<Identity, 'kind' | 'roles'>): string {
  if (identity.kind === 'town') return '乡镇干部'
  if (identity.kind === 'county') return '县里干部'
  return identity.roles.length === 0 ? '村民' : rolesInWords(identity.roles)
}

/** Who I am in the village looked at, and the way to another one that I am bound in. */
export function Who({ me }: { me: Me }) {
  const [choosing, setChoosing] = useState(false)
  const { identity, identities } = me
  const several = identities.length > 1 || identity === null
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
        {several ? <Button onTap={() => setChoosing(true)}>换村</Button> : null}
      </View>
      <Sheet open={choosing} title="换到哪个村" onClose={() => setChoosing(false)}>
        <Choice
          label="您在这些村办事"
          value={identity?.villageId ?? null}
          options={identities.map((i) => ({
            value: i.villageId,
            label: i.villageName,
            note: `${i.name}，${titleOf(i)}`,
          }))}
          onChange={(villageId) => {
            chooseVillage(villageId)
            setChoosing(false)
          }}
        />
      </Sheet>
    </>
  )
}
