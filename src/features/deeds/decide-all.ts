import { useState } from 'react'
import { enqueue, send, takeBack } from '@/data/outbox'
import type { DeedView } from '@/domain/deeds/contract'
import { deedTitle } from './words'

/** What a reviewer settled on for one of several. */
export interface Decision {
  readonly deed: DeedView
  /** Sent back for this reason; null approves. */
  readonly reason: string | null
  /** The reviewer's pick where the rule gives a range. */
  readonly points?: number
  /** It was not looked at by itself: the server then refuses what wants that. */
  readonly together: boolean
}

/** What came of one. `waiting`: it lies on the phone and is sent later; else why it was refused. */
export type Outcome =
  { readonly state: 'done' | 'waiting' } | { readonly state: 'refused'; readonly why: string }

export interface Decided {
  readonly decision: Decision
  readonly outcome: Outcome
}

/** While this page sends them one after the other, nothing else does. */
const holdMs = 60_000

/** Several decisions at one tap: all are kept on the phone first, then each is sent and answered by itself. */
export function useDecideAll(personId: string | null) {
  const [decided, setDecided] = useState<readonly Decided[]>([])
  const [busy, setBusy] = useState(false)

  const decide = async (decisions: readonly Decision[]): Promise<void> => {
    if (personId === null) return
    setBusy(true)
    setDecided([])
    const kept = decisions.map((decision) => ({ decision, key: keep(decision, personId) }))
    for (const { decision, key } of kept) {
      const outcome = await outcomeOf(key)
      setDecided((before) => [...before, { decision, outcome }])
    }
    setBusy(false)
  }
  return { decide, decided, busy }
}

function keep({ deed, reason, points, together }: Decision, personId: string): string {
  const { villageId, deedId } = deed
  const about = { personId, title: deedTitle(deed) }
  const payload = { villageId, deedId }
  if (reason !== null)
    return enqueue({ ...about, name: 'deeds.reject', payload: { ...payload, reason } }, holdMs)
  const picked = points === undefined ? {} : { points }
  const approval = { ...payload, ...picked, ...(together ? { together } : {}) }
  return enqueue({ ...about, name: 'deeds.approve', payload: approval }, holdMs)
}

async function outcomeOf(key: string): Promise<Outcome> {
  const result = await send(key)
  if (result === null || result.ok) return { state: 'done' }
  if (result.code === 'OFFLINE' || result.code === 'TRY_AGAIN') return { state: 'waiting' }
  takeBack(key)
  return { state: 'refused', why: result.message }
}
