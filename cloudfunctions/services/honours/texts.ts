import { takenWords } from '@/domain/checks/held'
import type { Instant } from '@/domain/common/day'
import { heldIn } from '../checks/subjects'
import type { DocsTx } from '../common/context'
import type { Documents } from '../common/documents'
import { tellPosted } from './honours'

/** An honour says nothing without its citation and is withdrawn. */
export const honourText = heldIn(
  'honours',
  (slot) => (slot === 'withdrawal' ? '光荣榜的撤下原因' : '光荣榜的事迹'),
  withoutHonour,
  tellShown,
)

/** The household is told only now, unless it was withdrawn meanwhile. */
async function tellShown(
  t: DocsTx,
  honour: Documents['honours'],
  slot: string,
  now: Instant,
): Promise<void> {
  if (slot === 'citation' && honour.state === 'posted') await tellPosted(t, honour, now)
}

function withoutHonour(
  { withdrawal }: Documents['honours'],
  slot: string,
  now: Instant,
): Partial<Documents['honours']> {
  if (slot === 'withdrawal')
    return { withdrawal: withdrawal && { ...withdrawal, reason: takenWords } }
  return {
    state: 'withdrawn',
    citation: takenWords,
    issuer: '',
    withdrawal: withdrawal ?? { by: '', at: now, reason: takenWords },
  }
}
