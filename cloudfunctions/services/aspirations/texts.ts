import { noteSlot } from '@/domain/aspirations/sight'
import { takenWords } from '@/domain/checks/held'
import { heldIn } from '../checks/subjects'
import type { Documents } from '../common/documents'

/** A goal says nothing without its words and is withdrawn. */
export const goalText = heldIn(
  'aspirations',
  (slot) => (slot === 'goal' ? '心愿' : '心愿的进展'),
  withoutGoal,
)

function withoutGoal(
  { steps }: Documents['aspirations'],
  slot: string,
): Partial<Documents['aspirations']> {
  if (slot !== 'goal') {
    return { steps: steps.map((s, i) => (slot === noteSlot(i) ? { ...s, note: takenWords } : s)) }
  }
  return {
    state: 'withdrawn',
    goal: takenWords,
    steps: steps.map((s) => ({ ...s, name: takenWords })),
  }
}
