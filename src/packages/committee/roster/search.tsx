import { useState, type ReactNode } from 'react'
import { View } from '@tarojs/components'
import { useFindHouseholds } from '@/features/roster/households'
import { go } from '@/routes'
import type { Paged } from '@/data/paged'
import { useFindPeople } from '@/features/roster/cards'
import { Asked } from '@/components/asked'
import { Chips } from '@/components/chips'
import { TextField } from '@/components/field'
import { useDebounced } from '@/components/field/use-debounced'
import { Icon } from '@/components/icon'
import { More } from '@/components/more'
import { Tap } from '@/components/tap'
import { searchMax } from '@/domain/roster/limits'
import { placeOf } from '../find-household'

const kinds = [
  { value: 'household', label: '按户主', spoken: '按户主找一户' },
  { value: 'person', label: '按姓名', spoken: '按姓名找个人' },
]

/** Households by their head, or anybody by name; each leads to the household. */
export function Search({ villageId }: { villageId: string }) {
  const [kind, setKind] = useState('household')
  const [text, setText] = useState('')
  const asked = useDebounced(text.trim().replace(/\s/g, ''))
  return (
    <>
      <View className="pad roster-search__kinds">
        <Chips label="怎么找" chips={kinds} value={kind} onChange={setKind} />
      </View>
      <TextField
        label={kind === 'household' ? '户主姓名' : '姓名'}
        value={text}
        max={searchMax}
        placeholder="打一个姓就行，如：赵"
        onChange={setText}
      />
      {kind === 'household' ? (
        <Households villageId={villageId} text={asked} />
      ) : (
        <People villageId={villageId} text={asked} />
      )}
    </>
  )
}

function Households({ villageId, text }: { villageId: string; text: string }) {
  return (
    <Found list={useFindHouseholds(villageId, text)} label="再看 20 户">
      {(h) => (
        <Row
          key={h.householdId}
          householdId={h.householdId}
          name={h.name}
          more={h.members.map((m) => m.name).join(' ')}
          place={placeOf(h)}
        />
      )}
    </Found>
  )
}

function People({ villageId, text }: { villageId: string; text: string }) {
  return (
    <Found list={useFindPeople(villageId, text)} label="再看 20 人">
      {(p) => (
        <Row
          key={p.residentId}
          householdId={p.householdId}
          name={p.name}
          more={`${p.household}户`}
          place={placeOf(p)}
        />
      )}
    </Found>
  )
}

function Found<A, T>({
  list,
  label,
  children,
}: {
  list: Paged<A, T>
  label: string
  children: (row: T) => ReactNode
}) {
  const { first, rows, more, moreBusy, moreError } = list
  return (
    <>
      <Asked query={first}>
        {() => (rows?.length === 0 ? <Nobody /> : <>{(rows ?? []).map(children)}</>)}
      </Asked>
      <More onMore={more} busy={moreBusy} error={moreError?.message} label={label} />
    </>
  )
}

function Nobody() {
  return <View className="pad ink-2 t-sm">没有找到，换个姓试试</View>
}

function Row({
  householdId,
  name,
  more,
  place,
}: {
  householdId: string
  name: string
  more: string
  place: string
}) {
  return (
    <Tap
      className="roster-row row"
      role="link"
      label={`${name}，${place}`}
      onTap={() => go('packages/committee/household/index', { householdId })}
    >
      <View className="grow">
        <View className="serif t-md roster-row__name">{name}</View>
        <View className="ink-3 t-xs roster-row__more">{more}</View>
      </View>
      <View className="ink-2 t-sm nowrap">{place}</View>
      <Icon name="next" size={20} />
    </Tap>
  )
}
