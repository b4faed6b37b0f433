import { useState } from 'react'
import type { AspirationView } from '@/domain/aspirations/contract'
import type { RequestInput } from '@/domain/contracts'
import { useVillageId } from '@/session/village'
import { dataChanged, useCommand, useQuery } from '@/data/call'
import { useOutbox, useSend } from '@/data/outbox'
import { usePaged, type Walk } from '@/data/paged'
import { usePersonId } from '@/features/session/hooks'

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

/** Sent from a page that still shows it so, and taken back since on another. */
const takenBack = new Set<string>()

/**
 * Cheering shows at once and is taken back if it is refused. `shown` lays the cheers that are on their way
 * over what was read, also those that wait for a network.
 */
export function useCheer(linkedVillage?: string) {
  const current = useVillageId()
  const villageId = linkedVillage ?? current ?? ''
  const personId = usePersonId(villageId)
  const { run } = useSend('aspirations.cheer', personId)
  const lying = useOutbox('aspirations.cheer', personId).waiting
  const [sent, setSent] = useState<readonly string[]>([])
  const isSent = (id: string) =>
    (sent.includes(id) && !takenBack.has(id)) ||
    lying.some((item) => item.payload.aspirationId === id)
  return {
    shown: (goal: AspirationView): AspirationView =>
      isSent(goal.aspirationId) && !goal.cheered
        ? { ...goal, cheered: true, cheers: goal.cheers + 1 }
        : goal,
    cheer: async ({ aspirationId, goal }: Pick<AspirationView, 'aspirationId' | 'goal'>) => {
      takenBack.delete(aspirationId)
      setSent((ids) => [...ids, aspirationId])
      const result = await run({ villageId, aspirationId }, `给「${goal}」加油`)
      if (!result.ok) {
        setSent((ids) => ids.filter((id) => id !== aspirationId))
        // Cheered from another phone: what is shown here is old.
        if (result.code === 'CHEERED_ALREADY') dataChanged()
      }
      return result
    },
  }
}

/** Takes the own cheer back, within a day. */
export function useUncheer(linkedVillage?: string) {
  const current = useVillageId()
  const villageId = linkedVillage ?? current ?? ''
  const { run } = useCommand('aspirations.uncheer')
  return async (aspirationId: string) => {
    const result = await run({ villageId, aspirationId })
    if (result.ok) takenBack.add(aspirationId)
    return result
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
  const { run, busy } = useSend('aspirations.progress', usePersonId(villageId))
  return {
    busy,
    progress: (
      { aspirationId, goal }: Pick<AspirationView, 'aspirationId' | 'goal'>,
      note: string,
      photoIds: readonly string[] = [],
    ) => {
      const photos = photoIds.length === 0 ? {} : { photoIds: [...photoIds] }
      return run({ villageId, aspirationId, note, ...photos }, `「${goal}」的进展`)
    },
  }
}

export function useWithdrawAspiration(linkedVillage?: string) {
  const current = useVillageId()
  const villageId = linkedVillage ?? current ?? ''
  const { run, busy } = useCommand('aspirations.withdraw')
  return { busy, withdraw: (aspirationId: string) => run({ villageId, aspirationId }) }
}
