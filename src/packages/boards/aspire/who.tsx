import { useState } from 'react'
import { View } from '@tarojs/components'
import { Button } from '@/components/button'
import { PickField } from '@/components/field/pick'
import { Sheet } from '@/components/sheet'
import { FindHousehold } from '@/features/roster/finder'
import { useVillageId } from '@/session/village'

/** Whose goal it is. */
export interface Whose {
  readonly householdId: string
  readonly name: string
  readonly members: readonly { readonly residentId: string; readonly name: string }[]
  readonly residentId: string | null
}

const all = 'all'

export interface WhoProps {
  whose: Whose
  /** A recorder may write for another household. */
  mayChoose: boolean
  onChange: (whose: Whose) => void
}

/** The household, and in it everybody or one person. */
export function Who({ whose, mayChoose, onChange }: WhoProps) {
  const [finding, setFinding] = useState(false)
  const villageId = useVillageId()
  const { name, members, residentId } = whose
  return (
    <>
      <View className="aspire__who">
        <View className="grow">
          <View className="t-sm ink-2">谁家的心愿</View>
          <View className="serif t-lg">{name}</View>
        </View>
        {mayChoose ? <Button onTap={() => setFinding(true)}>替别家写</Button> : null}
      </View>
      {members.length > 1 ? (
        <PickField
          label="家里谁的"
          value={residentId ?? all}
          options={[
            { value: all, label: '全家的' },
            ...members.map((member) => ({ value: member.residentId, label: member.name })),
          ]}
          onChange={(value) => onChange({ ...whose, residentId: value === all ? null : value })}
        />
      ) : null}
      <Sheet open={finding} title="替哪一家写" onClose={() => setFinding(false)}>
        <FindHousehold
          villageId={villageId}
          onPick={({ householdId, name: found, members: of }) => {
            onChange({ householdId, name: found, members: of, residentId: null })
            setFinding(false)
          }}
        />
      </Sheet>
    </>
  )
}
