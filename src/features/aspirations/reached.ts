import type { AspirationView } from '@/domain/aspirations/contract'
import { usePaged, type Walk } from '@/data/paged'
import { useVillageId } from '@/session/village'

const goals: Walk<'aspirations.reached', AspirationView> = {
  rows: (page) => page.goals,
  key: (goal) => goal.aspirationId,
  next: (page) => (page.after === null ? null : { after: page.after }),
}

/** All goals that were reached, newest first. */
export function useReachedGoals() {
  const villageId = useVillageId()
  return usePaged('aspirations.reached', villageId === null ? null : { villageId }, goals)
}
