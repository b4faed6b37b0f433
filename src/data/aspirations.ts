import { useState } from 'react'
import type { AspirationView } from '@/domain/aspirations/contract'
import type { RequestInput } from '@/domain/contracts'
import { useVillageId } from '@/session/village'
import { dataChanged, useCommand, useQuery } from './call'
import { usePaged, type Walk } from './paged'

const openGoals: Walk<'aspirations.list', AspirationView> = {
  rows: (page) => page.open,
  key: (goal) => goal.aspirationId,
  next: (page) => (page.after === null ? null : { after: page.after }),
}

/** The aspiration board: open goals, newest first; the first page brings those reached lately. `asked` false waits. */
export function useAspirations(asked = true) {
  const villageId = useVillageId()
  return usePaged('aspirations.list', asked && villageId !== null ? { villageId } : null, openGoals)
}

/** One goal with its steps and who cheered. A shared link names its village. */
export function useAspiration(aspirationId: string | null, linkedVillage?: string) {
  const current = useVillageId()
  const villageId = linkedVillage ?? current
  return useQuery(
    'aspirations.read',
    aspirationId === null || villageId === null ? null : { villageId, aspirationId },
  )
}

/**
 * Cheering shows at once and is taken back if it is refused. `shown` lays the cheers that are on their way
 * over what was read.
 */
export function useCheer(linkedVillage?: string) {
  const current = useVillageId()
  const villageId = linkedVillage ?? current ?? ''
  const { run } = useCommand('aspirations.cheer')
  const [sent, setSent] = useState<readonly string[]>([])
  return {
    shown: (goal: AspirationView): AspirationView =>
      sent.includes(goal.aspirationId) && !goal.cheered
        ? { ...goal, cheered: true, cheers: goal.cheers + 1 }
        : goal,
    cheer: async (aspirationId: string) => {
      setSent((ids) => [...ids, aspirationId])
      const result = await run({ villageId, aspirationId })
      if (!result.ok) {
        setSent((ids) => ids.filter((id) => id !== aspirationId))
        // Cheered from another phone: what is shown here is old.
        if (result.code === 'CHEERED_ALREADY') dataChanged()
      }
      return result
    },
  }
}

export function usePostAspiration() {
  const villageId = useVillageId() ?? ''
  const { run, busy } = useCommand('aspirations.post')
  return {
    busy,
    post: (goal: Omit<RequestInput<'aspirations.post'>, 'villageId'>) =>
      run({ villageId, ...goal }),
  }
}

/** Marks the next step of a goal as reached. */
export function useProgress(linkedVillage?: string) {
  const current = useVillageId()
  const villageId = linkedVillage ?? current ?? ''
  const { run, busy } = useCommand('aspirations.progress')
  return {
    busy,
    progress: (aspirationId: string, note: string, photoIds: readonly string[] = []) =>
      run({
        villageId,
        aspirationId,
        note,
        ...(photoIds.length === 0 ? {} : { photoIds: [...photoIds] }),
      }),
  }
}

export function useWithdrawAspiration(linkedVillage?: string) {
  const current = useVillageId()
  const villageId = linkedVillage ?? current ?? ''
  const { run, busy } = useCommand('aspirations.withdraw')
  return { busy, withdraw: (aspirationId: string) => run({ villageId, aspirationId }) }
}
