import { itemOn, type Activity } from '@/domain/activities/activity'
import { attendanceDeedId } from '@/domain/activities/attendance'
import type {
  ActivityBrief,
  CalendarRow,
  Price,
  ShiftRow,
  ShiftView,
} from '@/domain/activities/contract'
import { longestShiftMs, phaseOf, type Shift } from '@/domain/activities/shift'
import { aboutFor, canDo, seesActivity, seesPhone, takingPart } from '@/domain/activities/sight'
import { marketWords } from '@/domain/common/market'
import { addDays, addMs, dayOf, daysInMonth, startOfDay, weekdayOf } from '@/domain/common/day'
import { fail, ok } from '@/domain/common/result'
import type { Resident } from '@/domain/roster/roster'
import { checking, readable } from '../checks/checks'
import { shiftsIn } from './publish'
import { handler } from '../common/capability'
import type { Context } from '../common/context'
import type { SignUp } from './documents'
import { pageOfSeen } from '../common/documents-tools'
import { calendarOf } from '../common/lunar'
import { viewOf } from '../deeds/read'
import { Lookup } from '../common/people'
import { ruleSetsIn } from '../rules/sets'

/**
 * Today's and later shifts by their start, before them what began yesterday and still runs; or those of earlier days,
 * newest first.
 */
export const list = handler('activities.list', async (context, request) => {
  const { here } = context
  const { villageId, kind, past } = request
  const eq = { villageId, ...(kind === undefined ? {} : { kind }), state: 'open' } as const
  const lookup = Lookup.for(context)
  const sees = (shift: Shift) => seesShift(context, lookup, shift)
  const [running, page, own] = await Promise.all([
    startsList(request) ? here.list('shifts', { eq, ...sinceYesterday(context) }) : [],
    pageOfSeen(here, 'shifts', { eq, ...fromToday(context, past) }, request, async (shift) =>
      past && isRunning(context, shift) ? false : sees(shift),
    ),
    startsList(request) ? ownOf(context, lookup) : [],
  ])
  const on = running.filter((shift) => isRunning(context, shift))
  const seen = await Promise.all(on.map(sees))
  const shifts = [...on.filter((_, i) => seen[i]), ...page.rows]
  const rows = await Promise.all(shifts.map((shift) => rowOf(context, lookup, shift)))
  const next = own[0] ?? null
  const told = [...shifts, ...own.map(({ shift }) => shift)]
  const days = [context.today, ...told.map(({ startsAt }) => dayOf(startsAt))]
  return ok({
    rows: rows.filter((row) => row !== null),
    after: page.after,
    days: calendarOf(days, context.village),
    next,
    ...(next ? { nextMore: await moreOf(context, lookup, next) } : {}),
    own: shiftsOf(own),
  })
})

async function moreOf(context: Context, lookup: Lookup, { activity }: CalendarRow) {
  const whole = await activityOf(lookup, activity)
  return {
    bring: whole ? aboutFor(context.person, whole).bring : '',
    ...(whole ? await callFor(context, lookup, whole) : {}),
  }
}

/** Each shift once, however many of the household go. */
function shiftsOf(rows: readonly CalendarRow[]): ShiftRow[] {
  const once = new Map(rows.map(({ activity, shift }) => [shift.shiftId, { activity, shift }]))
  return [...once.values()]
}

async function seesShift(context: Context, lookup: Lookup, shift: Shift): Promise<boolean> {
  const activity = await activityOf(lookup, shift)
  if (!activity) return false
  const takesPart = takingPart(shift, await familyOf(context, lookup)).length > 0
  return seesActivity(context.person, activity, takesPart)
}

/** The first page of what is to come, before which what still runs stands. */
function startsList({ past, after }: { past: boolean; after?: string | undefined }): boolean {
  return !past && after === undefined
}

function isRunning({ now }: Context, shift: Shift): boolean {
  return phaseOf(shift, now) === 'running'
}

/** No shift is longer than a day, so that one of an earlier day that still runs began in the last 24 hours. */
function sinceYesterday({ now, today }: Context) {
  const gt = addMs(now, -longestShiftMs)
  return { range: { field: 'startsAt', gt, lt: startOfDay(today) }, limit: 1000 } as const
}

function fromToday(context: Context, past: boolean) {
  const today = startOfDay(context.today)
  return past
    ? ({ range: { field: 'startsAt', lt: today }, order: 'desc' } as const)
    : ({ range: { field: 'startsAt', gte: today } } as const)
}

async function rowOf(context: Context, lookup: Lookup, shift: Shift): Promise<ShiftRow | null> {
  const activity = await activityOf(lookup, shift)
  return (
    activity && {
      activity: await briefOf(context, lookup, activity, shift),
      shift: await shiftViewOf(context, lookup, shift),
    }
  )
}

async function briefOf(
  context: Context,
  lookup: Lookup,
  activity: Activity,
  shift: Shift,
): Promise<ActivityBrief> {
  const { activityId, kind, groupId, state } = activity
  const { title, place } = aboutFor(context.person, activity)
  return {
    activityId,
    title,
    ...checking(context, activity, 'about'),
    kind,
    place,
    group: groupId === null ? null : await lookup.group(groupId),
    price: await priceOf(lookup, activity, shift),
    state,
  }
}

function activityOf(
  lookup: Lookup,
  { activityId }: Pick<Shift, 'activityId'>,
): Promise<Activity | null> {
  return lookup.once(`activity ${activityId}`, () => lookup.here.get('activities', activityId))
}

/** What attendance counts by the rules of the shift's day. */
export async function priceOf(
  lookup: Lookup,
  activity: Activity,
  shift: Shift,
): Promise<Price | null> {
  if (activity.itemId === null) return null
  const sets = await ruleSetsIn(lookup, activity.villageId)
  const item = itemOn(sets, dayOf(shift.startsAt), activity.itemId)
  if (!item || item.per === 'piece') return null
  const { name, per, points } = item
  return points.kind === 'fixed'
    ? { name, per, from: points.value, to: points.value }
    : { name, per, from: points.from, to: points.to }
}

export async function shiftViewOf(
  context: Context,
  lookup: Lookup,
  shift: Shift,
): Promise<ShiftView> {
  const { shiftId, startsAt, endsAt, capacity } = shift
  return {
    shiftId,
    startsAt,
    endsAt,
    phase: phaseOf(shift, context.now),
    capacity,
    taken: shift.seats.length,
    queued: shift.queue.length,
    came: shift.attended.length,
    waiting: shift.waiting.length,
    mine: [...takingPart(shift, await familyOf(context, lookup))],
  }
}

function familyOf(context: Context, lookup: Lookup): Promise<Resident[]> {
  const householdId = context.person?.householdId ?? null
  return householdId === null ? Promise.resolve([]) : lookup.members(householdId)
}

export const read = handler('activities.read', async (context, request) => {
  const { here, person } = context
  const activity = await here.get('activities', request.activityId)
  if (!activity) return fail('ACTIVITY_NOT_FOUND')
  const lookup = Lookup.for(context)
  const shifts = (await shiftsIn(here, activity)).sort((a, b) => (a.startsAt < b.startsAt ? -1 : 1))
  const first = shifts[0]
  const family = await familyOf(context, lookup)
  const takesPart = shifts.some((shift) => takingPart(shift, family).length > 0)
  if (!first || !seesActivity(person, activity, takesPart)) return fail('ACTIVITY_NOT_FOUND')
  const { groupId, itemId, version, publishedAt } = activity
  const { text, bring, contact } = aboutFor(person, activity)
  return ok({
    activity: {
      ...(await briefOf(context, lookup, activity, first)),
      ...{ text, bring, contact },
      ...(activity.callId ? { callMe: true } : {}),
      groupId,
      itemId,
      version,
      organiser: await lookup.actorName(activity.organiser),
      publishedAt,
      cancellation:
        activity.cancellation &&
        readable(context, activity, 'cancellation', activity.cancellation.reason),
      shifts: await Promise.all(shifts.map((s) => shiftViewOf(context, lookup, s))),
    },
    village: context.village.name,
    days: calendarOf(
      shifts.map((shift) => dayOf(shift.startsAt)),
      context.village,
    ),
    ...(await callFor(context, lookup, activity)),
    household: family.map((member) => ({
      residentId: member.residentId,
      name: member.name,
      me: member.residentId === person?.personId,
      mayJoin: groupId === null || member.groupId === groupId,
    })),
    can: canDo(person, activity),
  })
})

async function callFor({ person }: Context, lookup: Lookup, { callId }: Activity) {
  const resident = callId && seesPhone(person) ? await lookup.resident(callId) : null
  if (!callId || !resident?.phone || resident.leftOn) return {}
  return { call: { name: await lookup.residentName(callId), phone: resident.phone } }
}

const shiftsAMonth = 500

/** Whole weeks around a month: days with their lunar days, what is on, and what ends for the household. */
export const month = handler('activities.month', async (context, request) => {
  const { here, person, village } = context
  const first = `${request.month.slice(0, 7)}-01`
  const from = addDays(first, -weekdayOf(first))
  const weeks = Math.ceil((weekdayOf(first) + daysInMonth(first)) / 7)
  const days = Array.from({ length: weeks * 7 }, (_, i) => addDays(from, i))
  const [gte, lt] = [startOfDay(from), startOfDay(addDays(from, days.length))]
  const eq = { villageId: request.villageId, state: 'open' }
  const found = await here.list('shifts', {
    eq,
    range: { field: 'startsAt', gte, lt },
    limit: shiftsAMonth,
  })
  const lookup = Lookup.for(context)
  const seen = await Promise.all(found.map((shift) => seesShift(context, lookup, shift)))
  const shifts = found.filter((_, i) => seen[i])
  const rows = await Promise.all(shifts.map((shift) => rowOf(context, lookup, shift)))
  return ok({
    days: calendarOf(days, village),
    market: marketWords(village.market),
    rows: rows.filter((row) => row !== null),
    ends: person.householdId === null ? [] : await endsOf(context, person.householdId, { gte, lt }),
  })
})

async function endsOf(context: Context, householdId: string, within: { gte: string; lt: string }) {
  const pending = await context.here.list('deeds', {
    eq: { householdId, pending: true },
    range: { field: 'filedAt' },
    limit: 100,
  })
  const lookup = Lookup.for(context)
  const ending = pending.filter(
    ({ state, kind, endsAt }) =>
      state === 'publicity' &&
      kind === 'award' &&
      endsAt !== null &&
      endsAt >= within.gte &&
      endsAt < within.lt,
  )
  const views = await Promise.all(ending.map((deed) => viewOf(context, lookup, deed)))
  return views.map(({ deedId, title, endsAt, points }) => ({
    ...{ deedId, title, points },
    endsAt: endsAt ?? '',
  }))
}

export const mine = handler('activities.mine', async (context, request) => {
  const householdId = context.person.householdId
  if (!householdId) return fail('OFFICER_HAS_NO_HOUSEHOLD')
  const { here } = context
  const { past } = request
  const running = startsList(request) ? await runningOf(context, householdId) : []
  const page = await pageOfSeen(
    here,
    'signUps',
    { eq: { householdId, active: true }, ...fromToday(context, past) },
    request,
    async ({ shiftId }) => {
      const shift = past ? await here.get('shifts', shiftId) : null
      return shift === null || !isRunning(context, shift)
    },
  )
  return ok({ rows: [...running, ...(await calendarRows(context, page.rows))], after: page.after })
})

/** What the household takes part in that began yesterday and still runs. */
async function runningOf(
  context: Context,
  householdId: string,
  lookup = Lookup.for(context),
): Promise<CalendarRow[]> {
  const since = await context.here.list('signUps', {
    eq: { householdId, active: true },
    ...sinceYesterday(context),
  })
  const rows = await calendarRows(context, since, lookup)
  return rows.filter(({ shift }) => shift.phase === 'running')
}

const ownMax = 100

/** What the household takes part in and is neither over nor cancelled, the next one first. */
async function ownOf(context: Context, lookup: Lookup): Promise<CalendarRow[]> {
  const { here, person, today } = context
  if (!person?.householdId) return []
  const { householdId } = person
  const [running, soon] = await Promise.all([
    runningOf(context, householdId, lookup),
    here.list('signUps', {
      eq: { householdId, active: true },
      range: { field: 'startsAt', gte: startOfDay(today) },
      limit: ownMax,
    }),
  ])
  const rows = [...running, ...(await calendarRows(context, soon, lookup))]
  return rows.filter((r) => r.activity.state === 'open' && r.shift.phase !== 'over')
}

async function calendarRows(
  context: Context,
  signUps: readonly SignUp[],
  lookup = Lookup.for(context),
): Promise<CalendarRow[]> {
  const rows = await Promise.all(signUps.map((s) => calendarRow(context, lookup, s)))
  return rows.filter((row) => row !== null)
}

async function calendarRow(
  context: Context,
  lookup: Lookup,
  signUp: SignUp,
): Promise<CalendarRow | null> {
  const [shift, resident] = await Promise.all([
    context.here.get('shifts', signUp.shiftId),
    lookup.resident(signUp.residentId),
  ])
  const activity = shift && (await activityOf(lookup, shift))
  const [who] = shift && resident ? takingPart(shift, [resident]) : []
  if (!activity || !who) return null
  const counted = who.state === 'came' && activity.itemId !== null
  return {
    activity: await briefOf(context, lookup, activity, shift),
    shift: await shiftViewOf(context, lookup, shift),
    who,
    me: who.residentId === context.person?.personId,
    deedId: counted ? attendanceDeedId(shift.shiftId, who.residentId) : null,
  }
}
