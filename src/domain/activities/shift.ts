import { addMs, addDays, dayOf, startOfDay, type Day, type Instant } from '../common/day'
import { fail, ok, type Result } from '../common/result'
import type { ActivityKind } from './kinds'
import { queueMax, seatsMax } from './limits'

/** When, and for how many; null sets no number. */
export interface ShiftPlan {
  readonly startsAt: Instant
  readonly endsAt: Instant
  readonly capacity: number | null
}

/** A sign-up. The turn is drawn by the transaction that writes it, so it tells who was first. */
export interface Place {
  readonly residentId: string
  readonly turn: number
}

/** Somebody who came, as ticked by `by`. */
export interface Attendance {
  readonly residentId: string
  readonly hours: number
  readonly by: string
  /** What was asked about, and said to be right. */
  readonly asked?: readonly string[]
}

/**
 * One shift with everybody in it. Each sign-up, leave, edit and tick writes this one document, so that the last place
 * goes to exactly one of many: seated ≤ capacity, nobody in two lists of seats and queue, the queue in order of turn.
 */
export interface Shift extends ShiftPlan {
  readonly shiftId: string
  readonly activityId: string
  readonly villageId: string
  readonly number: number
  /** Copies of the activity's, for lists. */
  readonly kind: ActivityKind
  readonly state: 'open' | 'cancelled'
  readonly seats: readonly Place[]
  readonly queue: readonly Place[]
  /** The last turn given out. */
  readonly turns: number
  readonly attended: readonly Attendance[]
  /** Ticked by somebody of their own household: another one has to confirm. */
  readonly waiting: readonly Attendance[]
}

export function shiftIdOf(activityId: string, number: number): string {
  return `${activityId}:${String(number)}`
}

/** One a person and shift. */
export function signUpId(shiftId: string, residentId: string): string {
  return `${shiftId}:${residentId}`
}

export function openShift(
  activity: Pick<Shift, 'activityId' | 'villageId' | 'kind' | 'state'>,
  number: number,
  plan: ShiftPlan,
): Shift {
  const { activityId, villageId, kind, state } = activity
  const { startsAt, endsAt, capacity } = plan
  return {
    shiftId: shiftIdOf(activityId, number),
    activityId,
    villageId,
    number,
    kind,
    state,
    startsAt,
    endsAt,
    capacity,
    seats: [],
    queue: [],
    turns: 0,
    attended: [],
    waiting: [],
  }
}

/** From `from` to `to` on a day in Shanghai; an earlier `to` is on the day after. */
export function planOf(shift: {
  day: Day
  from: string
  to: string
  capacity: number | null
}): ShiftPlan {
  const { day, from, to, capacity } = shift
  return {
    startsAt: instantOn(day, from),
    endsAt: instantOn(to < from ? addDays(day, 1) : day, to),
    capacity,
  }
}

function instantOn(day: Day, time: string): Instant {
  const minutes = Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5))
  return addMs(startOfDay(day), minutes * 60_000)
}

/** Its end is on the same day or before that hour on the next. */
export const longestShiftMs = 24 * 3_600_000

export type Phase = 'coming' | 'running' | 'over'

export function phaseOf(shift: ShiftPlan, now: Instant): Phase {
  if (now < shift.startsAt) return 'coming'
  return now < shift.endsAt ? 'running' : 'over'
}

/** Hours of the whole shift, in full halves and at least one half. */
export function hoursOf(shift: ShiftPlan): number {
  const halves = (Date.parse(shift.endsAt) - Date.parse(shift.startsAt)) / 1_800_000
  return Math.max(1, Math.floor(halves)) / 2
}

/** Days on which it takes somebody's time: two where it passes midnight. */
export function daysOf(shift: ShiftPlan): Day[] {
  const first = dayOf(shift.startsAt)
  const last = dayOf(addMs(shift.endsAt, -1))
  return first === last ? [first] : [first, last]
}

export type Standing =
  | { readonly state: 'seated' | 'waiting' | 'came'; readonly position: null }
  | { readonly state: 'queued'; readonly position: number }

/** Where somebody stands; null for whoever did not sign up. */
export function standingOf(shift: Shift, residentId: string): Standing | null {
  const isTheirs = (entry: { residentId: string }) => entry.residentId === residentId
  if (shift.attended.some(isTheirs)) return { state: 'came', position: null }
  if (shift.waiting.some(isTheirs)) return { state: 'waiting', position: null }
  if (shift.seats.some(isTheirs)) return { state: 'seated', position: null }
  const behind = shift.queue.findIndex(isTheirs)
  return behind < 0 ? null : { state: 'queued', position: behind + 1 }
}

export function signUp(
  shift: Shift,
  residentId: string,
  now: Instant,
): Result<Shift, 'ACTIVITY_CANCELLED' | 'SHIFT_OVER' | 'SIGNED_UP_ALREADY' | 'SHIFT_FULL'> {
  if (shift.state === 'cancelled') return fail('ACTIVITY_CANCELLED')
  if (phaseOf(shift, now) === 'over') return fail('SHIFT_OVER')
  if (standingOf(shift, residentId)) return fail('SIGNED_UP_ALREADY')
  if (shift.queue.length >= queueMax) return fail('SHIFT_FULL')
  const turn = shift.turns + 1
  return ok(moveUp({ ...shift, turns: turn, queue: [...shift.queue, { residentId, turn }] }))
}

export function leave(
  shift: Shift,
  residentId: string,
  now: Instant,
): Result<Shift, 'ACTIVITY_CANCELLED' | 'SHIFT_OVER' | 'NOT_SIGNED_UP' | 'CAME_ALREADY'> {
  if (shift.state === 'cancelled') return fail('ACTIVITY_CANCELLED')
  if (phaseOf(shift, now) === 'over') return fail('SHIFT_OVER')
  const standing = standingOf(shift, residentId)
  if (!standing) return fail('NOT_SIGNED_UP')
  if (standing.state === 'came' || standing.state === 'waiting') return fail('CAME_ALREADY')
  return ok(moveUp(without(shift, residentId)))
}

function without(shift: Shift, residentId: string): Shift {
  const others = (place: Place) => place.residentId !== residentId
  return { ...shift, seats: shift.seats.filter(others), queue: shift.queue.filter(others) }
}

/** Whoever may take part no longer leaves seat and queue; what was ticked stands. */
export function withoutAll(shift: Shift, gone: readonly string[]): Shift {
  if (gone.length === 0) return shift
  const others = (place: Place) => !gone.includes(place.residentId)
  return moveUp({ ...shift, seats: shift.seats.filter(others), queue: shift.queue.filter(others) })
}

/** Who has a seat or waits for one, and was not ticked. */
export function placesOf({ seats, queue, attended, waiting }: Shift): string[] {
  const ticked = [...attended, ...waiting].map((row) => row.residentId)
  return [...seats, ...queue].map((place) => place.residentId).filter((id) => !ticked.includes(id))
}

/** Another time or capacity; whoever is seated stays seated. */
export function retime(shift: Shift, plan: ShiftPlan): Result<Shift, 'SHIFT_BELOW_TAKEN'> {
  const { startsAt, endsAt, capacity } = plan
  if (capacity !== null && capacity < shift.seats.length) {
    return fail('SHIFT_BELOW_TAKEN', { taken: shift.seats.length })
  }
  return ok(moveUp({ ...shift, startsAt, endsAt, capacity }))
}

/** Free seats go to the first of the queue, by turn. */
function moveUp(shift: Shift): Shift {
  const free = (shift.capacity ?? seatsMax) - shift.seats.length
  if (free <= 0 || shift.queue.length === 0) return shift
  return {
    ...shift,
    seats: [...shift.seats, ...shift.queue.slice(0, free)],
    queue: shift.queue.slice(free),
  }
}
