import { takenWords } from '@/domain/checks/held'
import type { Instant } from '@/domain/common/day'
import { heldIn } from '../checks/subjects'
import type { Documents } from '../common/documents'

/** An honour says nothing without its citation and is withdrawn. */
export const honourText = heldIn(
  'honours',
  (slot) => (slot === 'withdrawal' ? '光荣榜的撤下原因' : '光荣榜的事迹'),
  withoutHonour,
)

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
