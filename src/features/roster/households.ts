import type { FoundHousehold } from '@/domain/roster/contract'
import { useQuery } from '@/data/call'
import { usePaged, type Walk } from '@/data/paged'

/** The caller's own household with its members and card; null waits. */
export function useHousehold(villageId: string | null) {
  return useQuery('home.household', villageId === null ? null : { villageId })
}

const walk: Walk<'roster.find', FoundHousehold> = {
  rows: (answer) => answer.households,
  key: (household) => household.householdId,
  next: (answer) => (answer.after === null ? null : { after: answer.after }),
}

/** Households whose head's name begins so; all of the village where nothing is typed. */
export function useFindHouseholds(villageId: string | null, text: string) {
  return usePaged('roster.find', villageId === null ? null : { villageId, text, limit: 20 }, walk)
}
