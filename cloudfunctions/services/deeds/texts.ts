import { takenWords } from '@/domain/checks/held'
import { heldIn } from '../checks/subjects'
import type { Documents } from '../common/documents'

export const rejectionText = heldIn(
  'deeds',
  (slot) => (slot === 'takenBack' ? '撤回同意的原因' : '退回原因'),
  withoutReason,
)

export const answerText = heldIn('objections', () => '异议的答复', withoutAnswer)

function withoutReason(
  { rejection, takenBack = [] }: Documents['deeds'],
  slot: string,
): Partial<Documents['deeds']> {
  if (slot === 'takenBack') {
    const last = takenBack[takenBack.length - 1]
    return last ? { takenBack: [...takenBack.slice(0, -1), { ...last, reason: takenWords }] } : {}
  }
  return { rejection: rejection && { ...rejection, reason: takenWords } }
}

function withoutAnswer({ answer }: Documents['objections']): Partial<Documents['objections']> {
  return { answer: answer && { ...answer, reason: takenWords } }
}
