import { useState } from 'react'
import { View } from '@tarojs/components'
import { useFindHouseholds } from '@/features/roster/households'
import { Asked } from '@/components/asked'
import { TextField } from '@/components/field'
import { useDebounced } from '@/components/field/use-debounced'
import { More } from '@/components/more'
import { Tap } from '@/components/tap'
import type { FoundHousehold } from '@/domain/roster/contract'
import { searchMax } from '@/domain/roster/limits'
import './index.scss'

export interface FindHouseholdProps {
  villageId: string
  /** Chosen lately on this phone. */
  lately: readonly FoundHousehold[]
  onPick: (household: FoundHousehold) => void
}

/** Finds a household by the name of its head; the ones chosen lately stand first. */
export function FindHousehold({ villageId, lately, onPick }: FindHouseholdProps) {
  const [text, setText] = useState('')
  const asked = useDebounced(text.trim())
  const found = useFindHouseholds(villageId, asked)
  const { rows } = found
  return (
    <View className="find">
      <TextField
        label="户主姓名"
        value={text}
        max={searchMax}
        placeholder="打一个姓就行，如：赵"
        onChange={setText}
      />
      {asked === '' && lately.length > 0 ? (
        <>
          <View className="find__head ink-3 t-sm">最近选过的</View>
          {lately.map((household) => (
            <Row key={household.householdId} household={household} onPick={onPick} />
          ))}
          <View className="find__head ink-3 t-sm">全村</View>
        </>
      ) : null}
      <Asked query={found.first}>
        {() =>
          rows?.length === 0 ? (
            <View className="pad ink-2 t-sm">没有找到，换个姓试试</View>
          ) : (
            <>
              {(rows ?? []).map((household) => (
                <Row key={household.householdId} household={household} onPick={onPick} />
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

function Row({
  household,
  onPick,
}: {
  household: FoundHousehold
  onPick: (household: FoundHousehold) => void
}) {
  const { name, group, number, members } = household
  return (
    <Tap
      className="find__row row"
      label={`${name}，${group}，${number} 号`}
      onTap={() => {
        onPick(household)
      }}
    >
      <View className="grow">
        <View className="serif find__name">{name}</View>
        <View className="ink-3 t-xs find__members">{members.map((m) => m.name).join(' ')}</View>
      </View>
      <View className="ink-2 t-sm nowrap">{placeOf(household)}</View>
    </Tap>
  )
}

/** 三组 · 12 号 */
export function placeOf({ group, number }: Pick<FoundHousehold, 'group' | 'number'>): string {
  return `${group} · ${number} 号`
}

export const sameHousehold = (a: FoundHousehold, b: FoundHousehold) =>
  a.householdId === b.householdId
