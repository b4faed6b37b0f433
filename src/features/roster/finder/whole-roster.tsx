import { useState } from 'react'
import { View } from '@tarojs/components'
import { Chips } from '@/components/chips'
import { useFindHouseholds, useFindPeople } from '../find'
import { Finder, useTyped, type FindBy } from './finder'
import { FoundRow, membersOf } from './row'

const ways = [
  { value: 'household', label: '按户主', spoken: '按户主找一户' },
  { value: 'person', label: '按姓名', spoken: '按姓名找个人' },
  { value: 'left', label: '走了的', spoken: '找过世或迁走的人' },
] as const

export interface FindInRosterProps {
  villageId: string
  onOpen: (householdId: string) => void
}

/** For whoever keeps the roster: a household by its head or anybody by name; each leads to the household. */
export function FindInRoster({ villageId, onOpen }: FindInRosterProps) {
  const [by, setBy] = useState<FindBy>('household')
  const typed = useTyped()
  const households = useFindHouseholds(by === 'household' ? villageId : null, typed.asked)
  const asked = by === 'household' ? null : villageId
  const people = useFindPeople(asked, typed.asked, by === 'left')
  return (
    <>
      <View className="pad find__ways">
        <Chips label="怎么找" chips={ways} value={by} onChange={(way) => setBy(way as FindBy)} />
      </View>
      {by === 'household' ? (
        <Finder
          by={by}
          typed={typed}
          found={households}
          row={(household) => (
            <FoundRow
              key={household.householdId}
              link
              name={household.name}
              note={membersOf(household)}
              of={household}
              onTap={() => onOpen(household.householdId)}
            />
          )}
        />
      ) : (
        <Finder
          by={by}
          typed={typed}
          found={people}
          row={(person) => (
            <FoundRow
              key={person.residentId}
              link
              name={person.name}
              note={`${person.household}户`}
              of={person}
              onTap={() => onOpen(person.householdId)}
            />
          )}
        />
      )}
    </>
  )
}
