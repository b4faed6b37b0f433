import { useQuery } from '@/data/call'

/** The caller's own household with its members and card; null waits. */
export function useHousehold(villageId: string | null) {
  return useQuery('home.household', villageId === null ? null : { villageId })
}
