import { useCommand, useQuery } from '@/data/call'

/** How the caller's household and its members are named; null waits. */
export function useNaming(villageId: string | null) {
  return useQuery('home.naming', villageId === null ? null : { villageId })
}

export function useAllowName() {
  return useCommand('home.allowName')
}

export function useHideName() {
  return useCommand('home.hideName')
}
