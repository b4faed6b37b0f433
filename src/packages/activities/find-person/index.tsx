import { useState } from 'react'
import { View } from '@tarojs/components'
import { Asked } from '@/components/asked'
import { Button } from '@/components/button'
import { TextField } from '@/components/field'
import { useDebounced } from '@/components/field/use-debounced'
import { More } from '@/components/more'
import { useFindHouseholds } from '@/features/roster/households'
import { searchMax } from '@/domain/roster/limits'
import './index.scss'

export interface FoundPerson {
  readonly residentId: string
  readonly name: string
}

/** Finds a person by the head of the household; each has a button of its own. */
export function FindPerson({
  villageId,
  act,
  busy,
  taken,
  onPick,
}: {
  villageId: string
  /** What the button does: 报名, 记到场. */
  act: string
  busy?: boolean
  /** Those who are in the list already. */
  taken?: ReadonlySet<string>
  onPick: (person: FoundPerson) => void
}) {
  const [text, setText] = useState('')
  const asked = useDebounced(text.trim())
  const found = useFindHouseholds(villageId, asked)
  return (
    <View className="find-person">
      <TextField
        label="户主姓名"
        value={text}
        max={searchMax}
        placeholder="打一个姓就行，如：赵"
        onChange={setText}
      />
      <Asked query={found.first}>
        {() =>
          found.rows?.length === 0 ? (
            <View className="pad ink-2 t-sm">没有找到，换个姓试试</View>
          ) : (
            <>
              {(found.rows ?? []).map((household) => (
                <View key={household.householdId} className="find-person__home">
                  <View className="row">
                    <View className="grow serif">{household.name}</View>
                    <View className="ink-3 t-sm">{`${household.group} · ${household.number} 号`}</View>
                  </View>
                  {household.members.map((person) => (
                    <View key={person.residentId} className="find-person__one row">
                      <View className="grow">{person.name}</View>
                      {taken?.has(person.residentId) ? (
                        <View className="ink-3 t-sm">已在名单</View>
                      ) : (
                        <Button
                          busy={busy}
                          label={`${act}：${person.name}`}
                          onTap={() => onPick(person)}
                        >
                          {act}
                        </Button>
                      )}
                    </View>
                  ))}
                </View>
              ))}
            </>
          )
        }
      </Asked>
      <More
        onMore={found.more}
        busy={found.moreBusy}
        error={found.moreError?.message}
        label="再看 20 户"
      />
    </View>
  )
}
