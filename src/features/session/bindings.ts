import { useCommand, useQuery } from '@/data/call'

/** Who is signed in as somebody of the own household; null waits. */
export function useBindings(villageId: string | null) {
  return useQuery('session.bindings', villageId === null ? null : { villageId })
}

export const useEndBinding = () => useCommand('session.endBinding')

export const useSetSecret = () => useCommand('session.setSecret')
