import { useQuery } from '@/data/call'

/** Every version of the village, the newest first. */
export function useVersions(villageId: string | null) {
  return useQuery('rules.versions', villageId === null ? null : { villageId })
}
