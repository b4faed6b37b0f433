import { useCommand, useQuery } from '@/data/call'

/** Who decides in the town; to the county, in all of its towns. */
export function useOfficers(villageId: string | null) {
  return useQuery('session.officers', villageId === null ? null : { villageId })
}

export const useEndOfficer = () => useCommand('session.endOfficer')
