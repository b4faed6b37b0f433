import { ownVillage } from '@/domain/common/wire'
import type { Answer } from '@/domain/contracts'
import type { VillageView } from '@/domain/home/contract'
import { useVillageId } from '@/session/village'
import { useQuery, type Query } from '@/data/call'
import { usePaged, type Walk } from '@/data/paged'

/** The village where there is no choice, for a phone that has none yet; else refused with CHOOSE_VILLAGE_FIRST. */
export function useOwnVillage(asked: boolean): Query<VillageView> {
  return useQuery('home.village', asked ? { villageId: ownVillage } : null)
}

/** What stands at the head of every page: name, counts, board names, settings. */
export function useVillage(): Query<VillageView> {
  const villageId = useVillageId()
  return useQuery('home.village', villageId === null ? null : { villageId })
}

type FoundVillage = Answer<'roster.villages'>['villages'][number]

const villages: Walk<'roster.villages', FoundVillage> = {
  rows: (page) => page.villages,
  key: (village) => village.villageId,
  next: (page) => (page.after === null ? null : { after: page.after }),
}

/** Villages to choose one from, by part of the name; all of them for an empty text. `asked` false waits. */
export function useVillages(text: string, asked = true) {
  return usePaged('roster.villages', asked ? { text } : null, villages)
}

/** The groups of the village looked at, with their households. `asked` false waits. */
export function useGroups(asked = true) {
  const villageId = useVillageId()
  return useQuery('roster.groups', asked && villageId !== null ? { villageId } : null)
}
