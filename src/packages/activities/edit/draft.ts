import { timeOf } from '@/components/dates'
import { fieldError, fieldErrors, type Refusal } from '@/data/field-errors'
import { tomorrowOf } from '@/features/activities/words'
import type { ActivityView, ShiftView } from '@/domain/activities/contract'
import type { ActivityKind } from '@/domain/activities/kinds'
import { activitiesLimits, seatsMax } from '@/domain/activities/limits'
import { dayOf, type Day } from '@/domain/common/day'
import type { RequestInput } from '@/domain/contracts'

/** A shift as it is typed; empty capacity sets no number. */
export interface ShiftDraft {
  /** Null for a new one. */
  readonly shiftId: string | null
  readonly day: string
  readonly from: string
  readonly to: string
  readonly capacity: string
  /** Somebody was ticked, or it has begun: its time stands. */
  readonly fixed: boolean
  readonly taken: number
  /** Who has a seat or waits for one: told of another time. */
  readonly people: number
}

export interface Draft {
  readonly title: string
  readonly kind: ActivityKind | null
  readonly text: string
  readonly place: string
  readonly bring: string
  readonly contact: string
  /** The signed-in may call whoever writes this; null: as it stands, which may be another one's word. */
  readonly callMe: boolean | null
  readonly called: boolean
  /** '' for the whole village. */
  readonly groupId: string
  /** '' counts no points; null is not chosen yet. */
  readonly itemId: string | null
  readonly shifts: readonly ShiftDraft[]
}

/** Grows when the shapes above change. */
export const draftVersion = 3

const fields = ['title', 'kind', 'text', 'place', 'bring', 'contact', 'groupId', 'itemId'] as const

export type Errors = Partial<Record<(typeof fields)[number], string>> & {
  /** By place in the list. */
  readonly shifts?: Readonly<Record<number, string>>
}

export function emptyDraft(today: Day): Draft {
  return {
    title: '',
    kind: null,
    text: '',
    place: '',
    bring: '',
    contact: '',
    callMe: null,
    called: false,
    groupId: '',
    itemId: null,
    shifts: [newShift(tomorrowOf(today))],
  }
}

export function newShift(day: Day, after?: ShiftDraft): ShiftDraft {
  const fresh = { shiftId: null, day, from: '08:00', to: '10:00', capacity: '20' }
  // One more of the same kind: on the same day when the last one ends.
  const next = after && {
    ...fresh,
    day: after.day,
    from: after.to,
    to: later(after.to),
    capacity: after.capacity,
  }
  return { ...(next ?? fresh), fixed: false, taken: 0, people: 0 }
}

function later(time: string): string {
  const hour = Math.min(23, Number(time.slice(0, 2)) + 2)
  return `${String(hour).padStart(2, '0')}${time.slice(2)}`
}

export function draftOf(activity: ActivityView): Draft {
  const { title, kind, text, place, bring, contact, groupId, itemId, shifts } = activity
  return {
    ...{ title, kind, text, place, bring, contact },
    callMe: null,
    called: activity.callMe ?? false,
    groupId: groupId ?? '',
    itemId: itemId ?? '',
    shifts: shifts.map(shiftDraft),
  }
}

function shiftDraft(shift: ShiftView): ShiftDraft {
  const { shiftId, startsAt, endsAt, capacity, taken, queued, came, phase } = shift
  return {
    shiftId,
    day: dayOf(startsAt),
    from: timeOf(startsAt),
    to: timeOf(endsAt),
    capacity: capacity === null ? '' : String(capacity),
    fixed: came > 0 || phase !== 'coming',
    taken,
    people: taken + queued,
  }
}

/** What has to be put right before it is sent; the rest the server knows better. */
export function faultsOf(draft: Draft, today: Day): Errors {
  const shifts: Record<number, string> = {}
  for (const [i, shift] of draft.shifts.entries()) {
    const fault = faultOfShift(shift, today)
    if (fault !== null) shifts[i] = fault
  }
  return {
    ...(draft.title.trim().length < activitiesLimits.title.min
      ? { title: `请写活动名称，至少 ${String(activitiesLimits.title.min)} 个字` }
      : {}),
    ...(draft.kind === null ? { kind: '请选活动类型' } : {}),
    ...(draft.place.trim() === '' ? { place: '请写在哪里' } : {}),
    ...(draft.itemId === null ? { itemId: '请选记哪一条积分，或不计分' } : {}),
    ...(Object.keys(shifts).length > 0 ? { shifts } : {}),
  }
}

/** What the server says of single fields. */
export function refusedFields(draft: Draft, refusal: Refusal): Errors {
  const shifts: Record<number, string> = {}
  for (const i of draft.shifts.keys()) {
    const words = fieldError(refusal, `shifts.${String(i)}`)
    if (words !== undefined) shifts[i] = words
  }
  return { ...fieldErrors(refusal, fields), shifts }
}

function faultOfShift(shift: ShiftDraft, today: Day): string | null {
  const { day, from, to, capacity, fixed, taken } = shift
  const places = Number(capacity)
  if (capacity.trim() !== '' && !(Number.isInteger(places) && places >= 1 && places <= seatsMax)) {
    return `名额填 1 到 ${String(seatsMax)} 的整数，空着就不限`
  }
  if (capacity.trim() !== '' && places < taken) return `已报上 ${String(taken)} 人，名额不能更少`
  if (fixed) return null
  if (day === '' || day < today) return '请选今天以后的日期'
  if (from === '' || to === '' || from === to) return '请填开始和结束的时间'
  return null
}

type Sent = Omit<RequestInput<'activities.edit'>, 'villageId' | 'activityId' | 'version'>

/** A draft without faults as it is sent. */
export function sentOf(draft: Draft, kind: ActivityKind): Sent {
  const { title, text, place, bring, contact, groupId, itemId } = draft
  return {
    kind,
    title: title.trim(),
    text: text.trim(),
    place: place.trim(),
    bring: bring.trim(),
    contact: contact.trim(),
    ...(draft.callMe === null ? {} : { callMe: draft.callMe }),
    ...(groupId === '' ? {} : { groupId }),
    ...(itemId === null || itemId === '' ? {} : { itemId }),
    shifts: draft.shifts.map(({ shiftId, day, from, to, capacity }) => ({
      ...(shiftId === null ? {} : { shiftId }),
      day,
      from,
      to,
      ...(capacity.trim() === '' ? {} : { capacity: Number(capacity) }),
    })),
  }
}

/** It ends on the day after. */
export const passesMidnight = ({ from, to }: Pick<ShiftDraft, 'from' | 'to'>): boolean =>
  from !== '' && to !== '' && to < from
