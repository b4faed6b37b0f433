import { ownVillage } from '@/domain/common/wire'
import type { RequestInput } from '@/domain/contracts'
import type { HonourView } from '@/domain/honours/contract'
import { useVillageId } from '@/session/village'
import { useCommand, useQuery } from '@/data/call'
import { usePaged, type Walk } from '@/data/paged'

const roll: Walk<'honours.list', HonourView> = {
  rows: (page) => page.honours,
  key: (honour) => honour.honourId,
  next: (page) => (page.after === null ? null : { after: page.after }),
}

/** The honour roll, newest first. `asked` false waits. */
export function useHonours(asked = true) {
  const villageId = useVillageId()
  return usePaged('honours.list', asked && villageId !== null ? { villageId } : null, roll)
}

/** Asks for the roll of the own village, so that it is there once that village is chosen. */
export function useOwnHonours(asked: boolean): void {
  useQuery('honours.list', asked ? { villageId: ownVillage } : null)
}

/** One entry. A shared link names its village, which need not be the one this phone looks at. */
export function useHonour(honourId: string | null, linkedVillage?: string) {
  const current = useVillageId()
  const villageId = linkedVillage ?? current
  return useQuery(
    'honours.read',
    honourId === null || villageId === null ? null : { villageId, honourId },
  )
}

export function usePostHonour() {
  const villageId = useVillageId() ?? ''
  const { run, busy } = useCommand('honours.post')
  return {
    busy,
    post: (honour: Omit<RequestInput<'honours.post'>, 'villageId'>) =>
      run({ villageId, ...honour }),
  }
}

/** Takes an entry down; the reason stays readable. */
export function useWithdrawHonour(linkedVillage?: string) {
  const current = useVillageId()
  const villageId = linkedVillage ?? current ?? ''
  const { run, busy } = useCommand('honours.withdraw')
  return {
    busy,
    withdraw: (honourId: string, reason: string) => run({ villageId, honourId, reason }),
  }
}
