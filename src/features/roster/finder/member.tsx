import { View } from '@tarojs/components'
import { Button } from '@/components/button'
import type { FoundHousehold } from '@/domain/roster/contract'
import { placeOf, useFindHouseholds } from '../find'
import { Finder, useTyped } from './finder'

export type FoundPerson = Pick<FoundHousehold['members'][number], 'residentId' | 'name'>

export interface FindMemberProps {
  villageId: string | null
  /** What the button does: 报名, 加上. */
  act: string
  busy?: boolean
  /** Those who are in the list already. */
  taken?: ReadonlySet<string>
  /** Nobody under 14. */
  from14?: boolean
  onPick: (person: FoundPerson, household: FoundHousehold) => void
}

/** Somebody of a household, by the name of its head; each has a button. */
export function FindMember({ villageId, act, busy, taken, from14, onPick }: FindMemberProps) {
  const typed = useTyped()
  const found = useFindHouseholds(villageId, typed.asked)
  return (
    <Finder
      by="household"
      typed={typed}
      found={found}
      row={(household) => (
        <View key={household.householdId} className="find__home">
          <View className="row">
            <View className="grow serif">{household.name}</View>
            <View className="ink-3 t-sm nowrap">{placeOf(household)}</View>
          </View>
          {household.members.map((person) => (
            <View key={person.residentId} className="find__member row">
              <View className="grow">{person.name}</View>
              {taken?.has(person.residentId) || (from14 && person.under14) ? (
                <View className="ink-3 t-sm">{from14 ? '未满 14 岁' : '已在名单'}</View>
              ) : (
                <Button
                  busy={busy}
                  label={`${act}：${person.name}`}
                  onTap={() => onPick(person, household)}
                >
                  {act}
                </Button>
              )}
            </View>
          ))}
        </View>
      )}
    />
  )
}
