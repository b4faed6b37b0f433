import type { Check } from '@/domain/checks/check'
import { holdOn, takenWords, withoutHold } from '@/domain/checks/held'
import type { Instant } from '@/domain/common/day'
import type { DocsTx } from '../common/context'
import type { Documents } from '../common/documents'
import { notify } from '../inbox/notices'
import { settlePhoto } from '../photos/photos'

/**
 * Where held texts stand. A text that did not pass is taken out of its document for good: what it belonged to stays,
 * save a goal or an honour, which say nothing without it and are withdrawn.
 */
const subjects = {
  deed: { collection: 'deeds', without: withoutRejection },
  objection: { collection: 'objections', without: withoutAnswer },
  aspiration: { collection: 'aspirations', without: withoutGoal },
  honour: { collection: 'honours', without: withoutHonour },
  activity: { collection: 'activities', without: withoutActivity },
} as const

/** Part of whatever decides: shows the text or photo, or takes it away and tells its writer's household. */
export async function settle(
  t: DocsTx,
  check: Documents['checks'],
  verdict: 'show' | 'take',
  now: Instant,
): Promise<void> {
  const { subject, _id } = check
  if (subject.kind === 'words') {
    await t.update('checks', _id, { state: verdict === 'show' ? 'allowed' : 'denied' })
    return
  }
  await t.remove('checks', _id)
  if (subject.kind === 'photo') await settlePhoto(t, subject.id, verdict)
  else if (!(await settleText(t, check, verdict, now))) return
  if (verdict === 'take') await tell(t, check, now)
}

/** @returns false where another text was written to its place meanwhile */
async function settleText(
  t: DocsTx,
  check: Documents['checks'],
  verdict: 'show' | 'take',
  now: Instant,
): Promise<boolean> {
  const { subject, slot, at } = check
  if (subject.kind === 'words' || subject.kind === 'photo') return false
  const { collection, without } = subjects[subject.kind]
  const document = await t.get(collection, subject.id)
  if (!document || holdOn(document, slot)?.at !== at) return false
  const held = withoutHold(document, slot)
  const change = verdict === 'show' ? {} : without(document as never, slot, now)
  await t.update(collection, subject.id, { ...change, held })
  return true
}

async function tell(t: DocsTx, check: Documents['checks'], at: Instant): Promise<void> {
  const { by, villageId, _id } = check
  if (by.householdId === null) return
  const kind = check.subject.kind === 'photo' ? 'photo.taken' : 'text.taken'
  await notify(
    t,
    {
      villageId,
      householdId: by.householdId,
      kind,
      subjectId: check.subject.id,
      what: whatWords(check),
      at,
    },
    `${kind.replace('.', '-')}:${_id}:${String(Date.parse(at))}`,
  )
}

function withoutRejection({ rejection }: Documents['deeds']): Partial<Documents['deeds']> {
  return { rejection: rejection && { ...rejection, reason: takenWords } }
}

function withoutAnswer({ answer }: Documents['objections']): Partial<Documents['objections']> {
  return { answer: answer && { ...answer, reason: takenWords } }
}

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

function withoutActivity(
  { cancellation }: Documents['activities'],
  slot: string,
): Partial<Documents['activities']> {
  if (slot === 'cancellation')
    return { cancellation: cancellation && { ...cancellation, reason: takenWords } }
  return { title: takenWords, text: '', place: '', bring: '', contact: '' }
}

/** The note of a goal's step, by its place. */
export function noteSlot(step: number): string {
  return `note-${String(step)}`
}

/** What a check is about, in words for whoever decides and whoever wrote it. */
export function whatWords({ subject, slot }: Pick<Check, 'subject' | 'slot'>): string {
  switch (subject.kind) {
    case 'deed':
      return '退回原因'
    case 'objection':
      return '异议的答复'
    case 'aspiration':
      return slot === 'goal' ? '心愿' : '心愿的进展'
    case 'honour':
      return slot === 'withdrawal' ? '光荣榜的撤下原因' : '光荣榜的事迹'
    case 'activity':
      return slot === 'cancellation' ? '活动的取消原因' : '活动的内容'
    case 'words':
      return slot.slice(0, slot.indexOf(':'))
    case 'photo':
      return '照片'
  }
}
