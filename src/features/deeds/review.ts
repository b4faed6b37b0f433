import { useCallback, useRef, useState } from 'react'
import type { CallResult } from '@/backend'
import { enqueue, send, takeBack, useOutbox } from '@/data/outbox'

/** The time in which a stamp can be taken back. */
export const undoSeconds = 5

export type ApproveAnswer = CallResult<'deeds.approve'>

/** Where the approval of one deed stands on this phone: just stamped, held up by the network, through. */
export type ApprovalState = 'sending' | 'waiting' | 'sent'

/**
 * Approvals: kept with their key at the tap, sent when the time to undo is over or the page is left,
 * and sent again by themselves after a dead network.
 */
export function useApprovals(
  personId: string | null,
  onAnswer: (deedId: string, result: ApproveAnswer) => void,
) {
  const box = useOutbox('deeds.approve', personId)
  const [sent, setSent] = useState<readonly string[]>([])
  const keys = useRef(new Map<string, string>())

  const stamp = useCallback(
    (deed: { villageId: string; deedId: string; title: string }, points?: number) => {
      if (personId === null) return
      const { villageId, deedId, title } = deed
      const payload = { villageId, deedId, ...(points === undefined ? {} : { points }) }
      const item = { name: 'deeds.approve' as const, payload, personId, title }
      keys.current.set(deedId, enqueue(item, (undoSeconds + 1) * 1000))
    },
    [personId],
  )

  const undo = useCallback((deedId: string) => {
    takeBack(keys.current.get(deedId) ?? '')
  }, [])

  /** The undo time is over. */
  const commit = useCallback(
    (deedId: string) => {
      const key = keys.current.get(deedId)
      if (key === undefined) return
      void send(key).then((result) => {
        if (result === null) return
        if (result.ok) setSent((ids) => [...ids, deedId])
        if (!result.ok && result.code !== 'OFFLINE' && result.code !== 'TRY_AGAIN') takeBack(key)
        onAnswer(deedId, result as ApproveAnswer)
      })
    },
    [onAnswer],
  )

  const stateOf = (deedId: string): ApprovalState | null => {
    const lying = box.waiting.find((item) => item.payload.deedId === deedId)
    if (lying) return lying.tried ? 'waiting' : 'sending'
    return sent.includes(deedId) ? 'sent' : null
  }
  return { stamp, undo, commit, stateOf, refused: box.refused }
}
