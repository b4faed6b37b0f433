import type { Request } from '@/domain/contracts'
import {
  busyDayId,
  clashes,
  spanOf,
  withoutSpan,
  withSpan,
  type Span,
} from '@/domain/activities/calendar'
import {
  daysOf,
  leave as leaveShift,
  signUp as signUpFor,
  signUpId,
  standingOf,
  type Shift,
} from '@/domain/activities/shift'
import type { Activity, Moved } from '@/domain/activities/activity'
import { seesActivity } from '@/domain/activities/sight'
import { textFor } from '@/domain/checks/sight'
import type { Question } from '@/domain/common/asked'
import { addDays, dayOf, startOfDay, type Instant } from '@/domain/common/day'
import { fail, ok, type Result } from '@/domain/common/result'
import type { Resident } from '@/domain/roster/roster'
import { tellSeated } from './notices'
import { remindLate } from './remind'
import { handler, type MovedHouse, type MovedOut } from '../common/capability'
import { hasRole, type Context, type DocsTx, type Platform } from '../common/context'
import type { Documents } from '../common/documents'
import type { SignUp } from './documents'
import { listAll, replace, upsert } from '../common/documents-tools'

/**
 * Signs somebody up. The shift says who is in, in one document that every sign-up writes; the day of the person
 * holds what else is on at that hour, so that two sign-ups at once for the same time meet there.
 */
export const signUp = handler('activities.signUp', async (context, request) => {
  const { now, person } = context
  const whom = await whomOf(context, request)
  if (!whom.ok) return whom
  const resident = whom.value
  return context.write(async (t) => {
    const found = await shiftAndActivity(t, request)
    if (!found.ok) return found
    const { shift, activity } = found.value
    const takesPart = standingOf(shift, resident.residentId) !== null
    if (!seesActivity(person, activity, takesPart)) return fail('ACTIVITY_NOT_FOUND')
    if (activity.groupId !== null && activity.groupId !== resident.groupId) {
      return fail('GROUP_ONLY')
    }
    const signed = signUpFor(shift, resident.residentId, now)
    if (!signed.ok) return signed
    const title = textFor(null, activity, 'about', activity.title)
    const standing = standingOf(signed.value, resident.residentId)
    // Who waits is nowhere yet: only a seat is asked about.
    const elsewhere =
      standing?.state === 'queued' ? [] : await seatsAt(t, resident.residentId, shift)
    const both = elsewhere.filter(({ span }) => !request.instead?.includes(span.shiftId))
    const [first] = both
    if (first && !request.sure?.includes(bothId)) return busyThen(both, first)
    for (const { span, there } of elsewhere) {
      if (!request.instead?.includes(span.shiftId)) continue
      const left = await givePlaceUp(t, context, there, resident.residentId, person.personId)
      // They were ticked there.
      if (!left.ok) return busyThen(elsewhere, { span })
    }
    await replace(t, 'shifts', shift, { ...shift, ...signed.value })
    await noteSpan(t, resident.residentId, shift, title)
    const signUp = {
      ...signUpOf(shift, resident),
      signedBy: person.personId,
      signedAt: now,
      asked: both.map((other) => asksBoth(other).words),
    }
    await upsert(t, 'signUps', signUp)
    if (standing?.state === 'seated') await remindLate(t, context, signUp)
    return ok({
      state: standing?.state === 'queued' ? 'queued' : 'seated',
      position: standing?.position ?? null,
    })
  })
})

export const leave = handler('activities.leave', async (context, request) => {
  const { person } = context
  const whom = await whomOf(context, request)
  if (!whom.ok) return whom
  const { residentId } = whom.value
  return context.write(async (t) => {
    const found = await shiftAndActivity(t, request)
    if (!found.ok) return found
    const left = await givePlaceUp(t, context, found.value.shift, residentId, person.personId)
    return left.ok ? ok({}) : left
  })
})

/** The first in the queue moves up and is told; the hours are free for something else. */
async function givePlaceUp(
  t: DocsTx,
  { platform, now }: Pick<Context, 'now'> & { readonly platform: Pick<Platform, 'wechat'> },
  shift: Documents['shifts'],
  residentId: string,
  by: string,
) {
  const left = leaveShift(shift, residentId, now)
  if (!left.ok) return left
  await replace(t, 'shifts', shift, { ...shift, ...left.value })
  await tellSeated(t, shift, left.value, now, platform)
  await freeTime(t, shift, residentId, { by, at: now })
  return left
}

/** Their calendar, and the hours of its days. */
export async function freeTime(
  t: DocsTx,
  shift: Shift,
  residentId: string,
  { by, at }: { by: string; at: Instant },
): Promise<void> {
  const gone = { active: false, leftBy: by, leftAt: at }
  await t.update('signUps', signUpId(shift.shiftId, residentId), gone)
  await freeDays(t, shift, residentId)
}

async function freeDays(t: DocsTx, shift: Shift, residentId: string): Promise<void> {
  for (const day of daysOf(shift)) {
    const busy = await t.get('busyDays', busyDayId(residentId, day))
    if (busy) await replace(t, 'busyDays', busy, { ...busy, ...withoutSpan(busy, shift.shiftId) })
  }
}

/**
 * The same places at another hour; whoever has a seat, and was not reminded yet, is if it is that near by now.
 * @returns the sign-ups of those who have a seat elsewhere at that hour
 */
export async function movePlaces(
  t: DocsTx,
  context: Pick<Context, 'now'> & { readonly platform: Pick<Platform, 'wechat'> },
  { before, after }: Moved,
  activity: Activity,
  residentIds: readonly string[],
): Promise<string[]> {
  const title = textFor(null, activity, 'about', activity.title)
  const elsewhere: string[] = []
  for (const residentId of residentIds) {
    const signUp = await t.get('signUps', signUpId(after.shiftId, residentId))
    if (!signUp) continue
    const moved = { ...signUp, startsAt: after.startsAt }
    await replace(t, 'signUps', signUp, moved)
    await freeDays(t, before, residentId)
    await noteSpan(t, residentId, after, title)
    if (standingOf(after, residentId)?.state !== 'seated') continue
    await remindLate(t, context, moved)
    if ((await seatsAt(t, residentId, after)).length > 0) elsewhere.push(signUp._id)
  }
  return elsewhere
}

/** A shift takes two days at most. */
const longestShiftDays = 2

/** Whoever moves out leaves every place of shifts that are not over, seat or queue. */
export const leavesPlaces: MovedOut = async (platform, { resident, by }) => {
  const { householdId, residentId } = resident
  const now = platform.clock.now()
  for (const place of await comingPlaces(platform, residentId, householdId)) {
    await platform.store.tx(async (t) => {
      const shift = await t.get('shifts', place.shiftId)
      if (shift) await givePlaceUp(t, { platform, now }, shift, residentId, by)
    })
  }
}

/** Whoever moves to another household keeps them, and they stand in the calendar of that one. */
export const takesPlacesAlong: MovedHouse = async (platform, { resident, from }) => {
  const { householdId, residentId } = resident
  for (const { _id } of await comingPlaces(platform, residentId, from))
    await platform.store.tx((t) => t.update('signUps', _id, { householdId }))
}

async function comingPlaces(
  { store, clock }: Platform,
  residentId: string,
  householdId: string,
): Promise<Documents['signUps'][]> {
  const gte = startOfDay(addDays(dayOf(clock.now()), -longestShiftDays))
  const places = await listAll(store, 'signUps', {
    eq: { householdId, active: true },
    range: { field: 'startsAt', gte },
  })
  return places.filter((place) => place.residentId === residentId)
}

/** A resident of this village whom the caller may sign up: at home, or for a recorder anybody. */
async function whomOf(
  context: Context,
  request: Request<'activities.signUp'>,
): Promise<Result<Resident, 'RESIDENT_NOT_FOUND' | 'SIGN_UP_NOT_YOURS'>> {
  const { here, person } = context
  const resident = await here.get('residents', request.residentId)
  if (!resident || resident.leftOn) return fail('RESIDENT_NOT_FOUND')
  const own = person?.householdId === resident.householdId
  return own || hasRole(person, 'recorder', 'committee') ? ok(resident) : fail('SIGN_UP_NOT_YOURS')
}

async function shiftAndActivity(
  t: DocsTx,
  request: { shiftId: string },
): Promise<
  Result<{ shift: Documents['shifts']; activity: Documents['activities'] }, 'ACTIVITY_NOT_FOUND'>
> {
  const shift = await t.get('shifts', request.shiftId)
  const activity = shift && (await t.get('activities', shift.activityId))
  return activity ? ok({ shift, activity }) : fail('ACTIVITY_NOT_FOUND')
}

/** The answer to all of them: both are kept. */
const bothId = 'both'

interface SeatAt {
  readonly span: Span
  readonly there: Documents['shifts']
}

function asksBoth({ span }: SeatAt): Question {
  return { id: bothId, words: `同一时间已报「${span.title}」` }
}

function busyThen(all: readonly SeatAt[], { span }: Pick<SeatAt, 'span'>) {
  const { shiftId, title, startsAt } = span
  return fail('BUSY_THEN', { shiftId, title, startsAt, questions: all.map(asksBoth) })
}

/** Where somebody is expected at that hour; a place in a queue is none yet. */
export async function seatsAt(
  t: Pick<DocsTx, 'get'>,
  residentId: string,
  shift: Shift,
): Promise<SeatAt[]> {
  const seats = new Map<string, SeatAt>()
  for (const day of daysOf(shift)) {
    const busy = await t.get('busyDays', busyDayId(residentId, day))
    for (const span of clashes(busy, spanOf(shift, ''))) {
      // A cancelled shift leaves its spans behind: clearing 500 people's days would be too much for one transaction.
      const there = seats.has(span.shiftId) ? null : await t.get('shifts', span.shiftId)
      const standing = there?.state === 'open' ? standingOf(there, residentId) : null
      if (there && standing && standing.state !== 'queued') seats.set(span.shiftId, { span, there })
    }
  }
  return [...seats.values()]
}

/** Notes the span on each of its days. */
export async function noteSpan(t: DocsTx, residentId: string, shift: Shift, title: string) {
  for (const day of daysOf(shift)) {
    const _id = busyDayId(residentId, day)
    const before = (await t.get('busyDays', _id)) ?? { _id, residentId, day, spans: [] }
    await upsert(t, 'busyDays', { ...withSpan(before, spanOf(shift, title)), _id })
  }
}

/** A sign-up as it stands in calendars; who wrote it is added by the caller. */
export function signUpOf(
  shift: Shift,
  resident: Pick<Resident, 'residentId' | 'householdId'>,
): Omit<SignUp, 'signedBy' | 'signedAt'> & { _id: string } {
  const { shiftId, activityId, villageId, startsAt } = shift
  const { residentId, householdId } = resident
  return {
    _id: signUpId(shiftId, residentId),
    shiftId,
    activityId,
    villageId,
    residentId,
    householdId,
    startsAt,
    active: true,
    leftBy: null,
    leftAt: null,
  }
}
