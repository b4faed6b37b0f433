import { useState } from 'react'
import { View } from '@tarojs/components'
import { Asked } from '@/components/asked'
import { Button } from '@/components/button'
import { Empty } from '@/components/empty'
import { TextField } from '@/components/field'
import { PickField } from '@/components/field/pick'
import { useDebounced } from '@/components/field/use-debounced'
import { More } from '@/components/more'
import { Sheet } from '@/components/sheet'
import { Tap } from '@/components/tap'
import { useFindHouseholds } from '@/features/roster/households'
import type { FoundHousehold } from '@/domain/roster/contract'
import { searchMax } from '@/domain/roster/limits'
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
          onFound={({ householdId, name: found, members: of }) => {
            onChange({ householdId, name: found, members: of, residentId: null })
            setFinding(false)
          }}
        />
      </Sheet>
    </>
  )
}

function FindHousehold({ onFound }: { onFound: (household: FoundHousehold) => void }) {
  const villageId = useVillageId()
  const [text, setText] = useState('')
  const list = useFindHouseholds(villageId, useDebounced(text.trim()))
  const rows = list.rows ?? []
  return (
    <View>
      <TextField
        label="户主姓名"
        value={text}
        max={searchMax}
        placeholder="输入姓就行"
        onChange={setText}
      />
      <Asked query={list.first}>
        {() => (
          <>
            {rows.length === 0 ? (
              <Empty picture="done" title="没有这一户" line="换个姓名试试。" />
            ) : null}
            {rows.map((household) => (
              <Tap
                key={household.householdId}
                className="aspire__household"
                onTap={() => onFound(household)}
              >
                <View className="grow">{household.name}</View>
                <View className="t-sm ink-3">{`${household.group} · ${household.number} 号`}</View>
              </Tap>
            ))}
            <More onMore={list.more} busy={list.moreBusy} error={list.moreError?.message} />
          </>
        )}
      </Asked>
    </View>
  )
}
