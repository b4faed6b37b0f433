import { View } from '@tarojs/components'
import type { FoundHousehold } from '@/domain/roster/contract'
import { useFindHouseholds } from '../find'
import { Finder, useTyped } from './finder'
import { FoundRow, membersOf } from './row'

export interface FindHouseholdProps {
  villageId: string | null
  /** Chosen lately on this phone; they stand first until something is typed. */
  lately?: readonly FoundHousehold[]
  onPick: (household: FoundHousehold) => void
}

/** A household, by the name of its head. */
export function FindHousehold({ villageId, lately = [], onPick }: FindHouseholdProps) {
  const typed = useTyped()
  const found = useFindHouseholds(villageId, typed.asked)
  const row = (household: FoundHousehold) => (
    <FoundRow
      key={household.householdId}
      name={household.name}
      note={membersOf(household)}
      of={household}
      onTap={() => onPick(household)}
    />
  )
  return (
    <Finder by="household" typed={typed} found={found} row={row}>
      {typed.asked === '' && lately.length > 0 ? (
        <>
          <View className="find__head ink-3 t-sm">最近选过的</View>
          {lately.map(row)}
          <View className="find__head ink-3 t-sm">全村</View>
        </>
      ) : null}
    </Finder>
  )
}
