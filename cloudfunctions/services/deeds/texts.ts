import { takenWords } from '@/domain/checks/held'
import { heldIn } from '../checks/subjects'
import type { Documents } from '../common/documents'

export const rejectionText = heldIn('deeds', () => '退回原因', withoutRejection)

export const answerText = heldIn('objections', () => '异议的答复', withoutAnswer)

function withoutRejection({ rejection }: Documents['deeds']): Partial<Documents['deeds']> {
  return { rejection: rejection && { ...rejection, reason: takenWords } }
}

function withoutAnswer({ answer }: Documents['objections']): Partial<Documents['objections']> {
  return { answer: answer && { ...answer, reason: takenWords } }
}
