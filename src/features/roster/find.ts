import type { RosterPerson } from '@/domain/roster/cards/contract'
import type { FoundHousehold } from '@/domain/roster/contract'
import { usePaged, type Walk } from '@/data/paged'

// Beside `households`, which the tab pages ask: nobody finds anybody there, and the main package has no room.

const households: Walk<'roster.find', FoundHousehold> = {
  rows: (answer) => answer.households,
  key: (household) => household.householdId,
  next: (answer) => (answer.after === null ? null : { after: answer.after }),
}

/** Households whose head's name begins so; all of the village where nothing is typed. */
export function useFindHouseholds(villageId: string | null, text: string) {
  const asked = villageId === null ? null : { villageId, text, limit: 20 }
  return usePaged('roster.find', asked, households)
}

const people: Walk<'roster.people', RosterPerson> = {
  rows: (answer) => answer.people,
  key: (person) => person.residentId,
  next: (answer) => (answer.after === null ? null : { after: answer.after }),
}

/** Residents whose name begins so, or those who have left; null waits. */
export function useFindPeople(villageId: string | null, text: string, left = false) {
  const who = left ? { left } : {}
  const asked = villageId === null ? null : { villageId, text, ...who, limit: 20 }
  return usePaged('roster.people', asked, people)
}

/** 三组 · 12 号 */
export function placeOf({ group, number }: Pick<FoundHousehold, 'group' | 'number'>): string {
  return `${group} · ${number} 号`
}

export const sameHousehold = (a: FoundHousehold, b: FoundHousehold) =>
  a.householdId === b.householdId
