import type { Request } from '@/domain/contracts'
import {
  cancel,
  edit,
  publish,
  type About,
  type Activity,
  type EditedShift,
  type PlanFacts,
} from '@/domain/activities/activity'
import { planOf, shiftIdOf, signUpId, type Shift } from '@/domain/activities/shift'
import { mayChange } from '@/domain/activities/sight'
import { fail, ok, type Result } from '@/domain/common/result'
import { tellCancelled, tellOff, tellSeated } from './notices'
import { reach, reachOf } from './reach'
import { scenes } from '../../platform/wechat/wechat'
import { askTexts } from '../checks/checks'
import { handler } from '../common/capability'
import { actorOf, type Context, type DocsTx, type Person, type Reader } from '../common/context'
import type { Documents } from '../common/documents'
import { replace } from '../common/documents-tools'
import { ruleSetsOf } from '../rules/sets'

export const publishActivity = handler('activities.publish', async (context, request) => {
  const { person, platform } = context
  const about = await aboutOf(context.here, request)
  if (!about.ok) return about
  const { villageId } = request
  const published = publish(
    { activityId: platform.ids.id(), villageId, organiser: actorOf(person), ...about.value },
    request.shifts.map((s) => planOf({ ...s, capacity: s.capacity ?? null })),
    await planFacts(context, villageId),
  )
  if (!published.ok) return published
  const { activity, shifts } = published.value
  const asked = await askAbout(context, request)
  if (!asked.ok) return asked
  return context.write(async (t) => {
    const held = await asked.value.hold(t, subjectOf(activity), 'about')
    const call = callOf(person, request)
    await t.insert('activities', { _id: activity.activityId, ...activity, ...call, ...held })
    for (const shift of shifts) await t.insert('shifts', shiftDocument(shift))
    return ok({ activityId: activity.activityId })
  })
})

function askAbout(context: Context, request: Described) {
  const { title, text, place, bring, contact } = request
  return askTexts(context, scenes.forum, {
    title: ['活动名称', title],
    text: ['活动说明', text],
    place: ['地点', place],
    bring: ['要带什么', bring],
    contact: ['联系方式', contact],
  })
}

function subjectOf({ activityId }: Activity) {
  return { kind: 'activity', id: activityId } as const
}

export const editActivity = handler('activities.edit', async (context, request) => {
  const about = await aboutOf(context.here, request)
  if (!about.ok) return about
  const asked = await askAbout(context, request)
  if (!asked.ok) return asked
  const facts = await planFacts(context, request.villageId)
  const wanted = request.shifts.map((s) => ({
    ...planOf({ ...s, capacity: s.capacity ?? null }),
    number: s.shiftId === undefined ? null : numberIn(request.activityId, s.shiftId),
  }))
  const first = await context.here.get('activities', request.activityId)
  if (!first) return fail('ACTIVITY_NOT_FOUND')
  if (!mayChange(context.person, first)) return fail('ACTIVITY_NOT_YOURS')
  const prepare = (reader: Pick<Reader | DocsTx, 'get'>, before: Activity) =>
    editOf(reader, before, request, { about: about.value, shifts: wanted, facts })
  const tried = await prepare(context.here, first)
  if (!tried.ok) return tried
  const reached = await reachOf(context, request, about.value, tried.value.shifts, first)
  if (!reached.ok) return reached
  return context.write(async (t) => {
    const before = await t.get('activities', request.activityId)
    if (!before) return fail('ACTIVITY_NOT_FOUND')
    if (!mayChange(context.person, before)) return fail('ACTIVITY_NOT_YOURS')
    const edited = await prepare(t, before)
    if (!edited.ok) return edited
    const { shifts, added, removed } = edited.value
    const facing = { before, after: edited.value.activity, shifts, changed: edited.value.changed }
    const told = await reach(t, context, reached.value, facing, request.sure)
    if (!told.ok) return told
    const { activity, changed } = told.value
    const held = await asked.value.hold(t, subjectOf(before), 'about', before)
    const call = callOf(context.person, request)
    await replace(t, 'activities', before, { ...before, ...activity, ...call, ...held })
    for (const shift of changed) await saveShift(t, context, shifts, shift)
    for (const shift of added) await t.insert('shifts', shiftDocument(shift))
    for (const shift of removed) await t.remove('shifts', shift.shiftId)
    return ok({ version: activity.version })
  })
})

/** Only whoever writes it agrees, and for nobody else. */
function callOf({ personId }: Person, { callMe }: Pick<Request<'activities.publish'>, 'callMe'>) {
  return callMe === undefined ? {} : { callId: callMe ? personId : null }
}

async function editOf(
  reader: Pick<Reader | DocsTx, 'get'>,
  activity: Activity,
  { version }: Pick<Request<'activities.edit'>, 'version'>,
  { about, shifts: wanted, facts }: EditWanted,
) {
  const shifts = await shiftsIn(reader, activity)
  const edited = edit({ activity, shifts }, { version, about, shifts: wanted }, facts)
  return edited.ok ? ok({ ...edited.value, shifts }) : edited
}

interface EditWanted {
  readonly about: About
  readonly shifts: readonly EditedShift[]
  readonly facts: PlanFacts
}

export const cancelActivity = handler('activities.cancel', async (context, request) => {
  const { here, now, person } = context
  const decide = (activity: Documents['activities'] | null) => {
    if (!activity) return fail('ACTIVITY_NOT_FOUND')
    if (!mayChange(context.person, activity)) return fail('ACTIVITY_NOT_YOURS')
    const cancelled = cancel(activity, person.personId, request.reason, now)
    return cancelled.ok ? ok({ before: activity, after: cancelled.value }) : cancelled
  }
  const first = decide(await here.get('activities', request.activityId))
  if (!first.ok) return first
  const asked = await askTexts(context, scenes.comment, { reason: ['取消原因', request.reason] })
  if (!asked.ok) return asked
  const told = await shiftsIn(here, first.value.before)
  await tellCancelled(here, first.value.before, told, now)
  return context.write(async (t) => {
    const decided = decide(await t.get('activities', request.activityId))
    if (!decided.ok) return decided
    const { before, after } = decided.value
    const held = await asked.value.hold(t, subjectOf(before), 'cancellation', before)
    await replace(t, 'activities', before, { ...before, ...after, ...held })
    for (const shift of await shiftsIn(t, before)) {
      // Written on every shift, so that a sign-up or a tick at the same moment meets it.
      await t.update('shifts', shift._id, { state: 'cancelled' })
      await tellOff(t, before, newSince(told, shift), now)
    }
    return ok({})
  })
})

/** Sign-ups of a shift that were not there when it was read before. */
function newSince(earlier: readonly Shift[], { shiftId, turns, seats, queue }: Shift): string[] {
  const known = earlier.find((s) => s.shiftId === shiftId)?.turns ?? 0
  if (turns === known) return []
  return [...seats, ...queue]
    .filter((place) => place.turn > known)
    .map((place) => signUpId(shiftId, place.residentId))
}

type Described = Pick<Request<'activities.publish'>, 'villageId' | 'groupId' | 'itemId'> &
  Omit<About, 'groupId' | 'itemId'>

async function aboutOf(
  here: Reader,
  request: Described,
): Promise<Result<About, 'GROUP_NOT_FOUND'>> {
  const { title, kind, text, place, bring, contact, groupId = null, itemId = null } = request
  if (groupId !== null && !(await here.get('groups', groupId))) return fail('GROUP_NOT_FOUND')
  return ok({ title, kind, text, place, bring, contact, groupId, itemId })
}

/** Read anew: a version adopted a moment ago may be the one in force on the day of a shift. */
async function planFacts(context: Context, villageId: string): Promise<PlanFacts> {
  const { here, today, now } = context
  return { rules: await ruleSetsOf(here, villageId), today, now }
}

/** The number in a shift's id; 0, which no shift has, for an id of another activity. */
function numberIn(activityId: string, shiftId: string): number {
  const number = Number(shiftId.slice(activityId.length + 1))
  return shiftIdOf(activityId, number) === shiftId ? number : 0
}

export async function shiftsIn(
  reader: Pick<Reader | DocsTx, 'get'>,
  activity: Activity,
): Promise<Documents['shifts'][]> {
  const shifts: Documents['shifts'][] = []
  for (const number of activity.shifts) {
    const shift = await reader.get('shifts', shiftIdOf(activity.activityId, number))
    if (shift) shifts.push(shift)
  }
  return shifts
}

function shiftDocument(shift: Shift): Documents['shifts'] {
  return { _id: shift.shiftId, ...shift }
}

async function saveShift(
  t: DocsTx,
  { now, platform }: Context,
  before: readonly Documents['shifts'][],
  shift: Shift,
): Promise<void> {
  const earlier = before.find((s) => s.shiftId === shift.shiftId)
  if (!earlier) return
  await replace(t, 'shifts', earlier, { ...earlier, ...shift })
  await tellSeated(t, earlier, shift, now, platform)
}
