import { concerns, type Judge } from '../common/actor'
import type { Question } from '../common/asked'
import { dayOf, timeOf, type Instant } from '../common/day'
import { fail, ok, type Result } from '../common/result'
import { hashOf } from '../ledger/hash'
import type { Span } from './calendar'
import { hoursOf, type Attendance, type Shift } from './shift'
import type { Activity } from './activity'

/** A tick of the organiser's list. */
export interface Tick {
  readonly residentId: string
  readonly householdId: string
  /** Left out: the whole shift. */
  readonly hours: number | undefined
}

export interface Confirmer extends Judge {
  readonly committee: boolean
}

/**
 * Whom somebody may confirm: the organiser and the committee everybody, another recorder only those whom somebody of
 * their own household ticked.
 */
export function mayConfirm(
  activity: Pick<Activity, 'organiser' | 'state'>,
  confirmer: Confirmer,
): 'all' | 'waiting' | 'none' {
  if (activity.state === 'cancelled') return 'none'
  const organiser = activity.organiser.personId === confirmer.personId
  return organiser || confirmer.committee ? 'all' : 'waiting'
}

export interface Confirmed {
  readonly shift: Shift
  /** To be filed now, each once. */
  readonly filed: readonly (Tick & { readonly hours: number })[]
  readonly waiting: number
  readonly already: number
}

type ConfirmError =
  'ACTIVITY_CANCELLED' | 'SHIFT_NOT_STARTED' | 'NOT_YOURS_TO_CONFIRM' | 'HOURS_TOO_LONG'

/**
 * Ticks who came, seated or not. Whoever is of the confirmer's own household is not confirmed but noted for
 * somebody else. Safe to repeat: who is confirmed stays as first confirmed.
 */
export function confirm(
  activity: Pick<Activity, 'organiser' | 'state'>,
  shift: Shift,
  ticks: readonly Tick[],
  confirmer: Confirmer,
  now: Instant,
): Result<Confirmed, ConfirmError> {
  const may = mayConfirm(activity, confirmer)
  if (may === 'none' || shift.state === 'cancelled') return fail('ACTIVITY_CANCELLED')
  if (now < shift.startsAt) return fail('SHIFT_NOT_STARTED')
  const attended = new Map(shift.attended.map((a) => [a.residentId, a]))
  const waiting = new Map(shift.waiting.map((a) => [a.residentId, a]))
  const filed: (Tick & { hours: number })[] = []
  let [left, already] = [0, 0]
  for (const tick of ticks) {
    const noted = waiting.get(tick.residentId)
    if ((tick.hours ?? 0) > 24) return fail('HOURS_TOO_LONG')
    if (attended.has(tick.residentId)) {
      already++
      continue
    }
    if (may === 'waiting' && !noted) return fail('NOT_YOURS_TO_CONFIRM')
    const hours = tick.hours ?? noted?.hours ?? hoursOf(shift)
    const row: Attendance = { residentId: tick.residentId, hours, by: confirmer.personId }
    if (concerns(tick.householdId, confirmer)) {
      if (!noted) waiting.set(row.residentId, row)
      left++
      continue
    }
    waiting.delete(row.residentId)
    attended.set(row.residentId, row)
    filed.push({ ...tick, hours })
  }
  return ok({
    shift: {
      ...shift,
      attended: [...attended.values()],
      waiting: [...waiting.values()],
      queue: shift.queue.filter((p) => !attended.has(p.residentId) && !waiting.has(p.residentId)),
    },
    filed,
    waiting: left,
    already,
  })
}

/**
 * What is asked about before somebody is ticked: more hours than the shift has, and the same time at another post.
 * @param elsewhere where they are noted already
 */
export function oddTick(
  shift: Shift,
  { residentId, name, hours }: { residentId: string; name: string; hours: number },
  elsewhere: readonly Span[],
): Question[] {
  const questions: Question[] = elsewhere.map((span) => ({
    id: `elsewhere:${residentId}`,
    who: name,
    words: `同一时间（${timesOf(span)}）已在「${span.title}」记了到场`,
  }))
  const whole = hoursOf(shift)
  if (hours > whole) {
    const words = `这一场 ${String(whole)} 小时，记的是 ${String(hours)} 小时`
    questions.push({ id: `longer:${residentId}`, who: name, words })
  }
  return questions
}

/** 08:00–12:00 */
function timesOf({ startsAt, endsAt }: Pick<Span, 'startsAt' | 'endsAt'>): string {
  return `${timeOf(startsAt)}–${timeOf(endsAt)}`
}

/** One deed a person and shift, whoever confirms and however often. Hashed, since ids of deeds stand inside others. */
export function attendanceDeedId(shiftId: string, residentId: string): string {
  return hashOf(`${shiftId}:${residentId}`).slice(0, 24)
}

/** What the deed counts: hours where the rule counts hours, else one time; on the day on which the shift began. */
export function deedOf(
  shift: Shift,
  per: 'time' | 'hour' | 'piece',
  hours: number,
): { quantity: number; doneOn: string } {
  return { quantity: per === 'hour' ? hours : 1, doneOn: dayOf(shift.startsAt) }
}
