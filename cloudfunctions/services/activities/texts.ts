import { takenWords } from '@/domain/checks/held'
import { heldIn } from '../checks/subjects'
import type { Documents } from '../common/documents'

export const activityText = heldIn(
  'activities',
  (slot) => (slot === 'cancellation' ? '活动的取消原因' : '活动的内容'),
  withoutActivity,
)

function withoutActivity(
  { cancellation }: Documents['activities'],
  slot: string,
): Partial<Documents['activities']> {
  if (slot === 'cancellation')
    return { cancellation: cancellation && { ...cancellation, reason: takenWords } }
  return { title: takenWords, text: '', place: '', bring: '', contact: '', changes: [] }
}
