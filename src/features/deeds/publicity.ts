import type { DeedView } from '@/domain/deeds/contract'
import { useVillageId } from '@/session/village'
import { usePaged, type Walk } from '@/data/paged'

const deeds: Walk<'deeds.inPublicity', DeedView> = {
  rows: (page) => page.deeds,
  key: (deed) => deed.deedId,
  next: (page) => (page.after === null ? null : { after: page.after }),
}

/** What is in publicity now, objected deeds included; what ends first stands first. */
export function useInPublicity() {
  const villageId = useVillageId()
  return usePaged('deeds.inPublicity', villageId === null ? null : { villageId }, deeds)
}
