import type { VillageView } from '@/domain/roster/contract'
import { useVillageId } from '@/session/village'
import { useQuery, type Query } from './call'

/** What stands at the head of every page: name, counts, board names, settings. */
export function useVillage(): Query<VillageView> {
  const villageId = useVillageId()
  return useQuery('roster.village', villageId === null ? null : { villageId })
}

/** Villages to choose one from, by part of the name; all of them for an empty text. `asked` false waits. */
export function useVillages(text: string, asked = true) {
  return useQuery('roster.villages', asked ? { text } : null)
}

/** The groups of the village looked at. `asked` false waits. */
export function useGroups(asked = true) {
  const villageId = useVillageId()
  return useQuery('roster.groups', asked && villageId !== null ? { villageId } : null)
}
