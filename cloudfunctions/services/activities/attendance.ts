import type { Answer, Request } from '@/domain/contracts'
import { itemOn, type Activity } from '@/domain/activities/activity'
import {
  attendanceDeedId,
  confirm as confirmTicks,
  deedOf,
  mayConfirm,
  oddTick,
  type Confirmed,
  type Confirmer,
  type Tick,
} from '@/domain/activities/attendance'
import type { Attendee } from '@/domain/activities/contract'
import { busyDayId, clashes, spanOf, type Span } from '@/domain/activities/calendar'
import { daysOf, hoursOf, standingOf, type Shift } from '@/domain/activities/shift'
import { confirmerOf } from '@/domain/activities/sight'
import { seesText, textFor } from '@/domain/checks/sight'
import { answeredAll, type Question } from '@/domain/common/asked'
import { dayOf, type Day } from '@/domain/common/day'
import { fail, invariant, ok, type Result } from '@/domain/common/result'
import type { Deed } from '@/domain/deeds/deed'
import { fileAttendance, type AttendanceError, type FileFacts } from '@/domain/deeds/file'
import { oddOf } from '@/domain/deeds/odd'
import { accountIdOf } from '@/domain/ledger/account'
import { accountOwner, leftBy, type Household, type Resident } from '@/domain/roster/roster'
import { inForceOn } from '@/domain/rules/set'
import { handler } from '../common/capability'
import {
  judgeOf,
  hasRole,
  type Context,
  type ContextOf,
  type DocsTx,
  type Reader,
} from '../common/context'
import { readable } from '../checks/checks'
import { noteSpan, signUpOf } from './sign-up'
import { priceOf, shiftViewOf } from './read'
import { deedDocument, fixUnit, keptOf, reviewersOf } from '../deeds/deeds'
import { deedsOfDay } from '../deeds/of-day'
import type { Documents } from '../common/documents'
import { inBatches, replace, upsert } from '../common/documents-tools'
import { Lookup } from '../common/people'
import { ruleSetsOf } from '../rules/sets'

/** People a transaction: small enough for any database, and a retry goes on where the last one stopped. */
const atOnce = 50

interface Attending {
  readonly tick: Tick
  readonly resident: Resident
  readonly household: Household
}

/**
 * Confirms who came. Everything is checked first; then chunks are written, each with the shift, whose list of who
 * attended is the receipt: a confirmation that broke off is finished by the next one, and nobody is filed twice.
 */
export const confirm = handler('activities.confirm', async (context, request) => {
  const { here, person, now } = context
  const shift = await here.get('shifts', request.shiftId)
  const activity = shift && (await here.get('activities', shift.activityId))
  if (!activity) return fail('ACTIVITY_NOT_FOUND')
  const attending = await attendingOf(context, request, dayOf(shift.startsAt))
  if (!attending.ok) return attending
  const deeds = await deedMaker(context, activity, shift)
  if (!deeds.ok) return deeds
  const confirmer = confirmerOf(person)
  const ticks = attending.value.map((a) => a.tick)
  const checked = confirmTicks(activity, shift, ticks, confirmer, now)
  if (!checked.ok) return checked
  const made = deedsOf(attending.value, checked.value.filed, deeds.value)
  if (!made.ok) return made
  const odd = await oddDays(context, activity, shift, attending.value, made.value)
  const asking: Asking = { odd, sure: request.sure }
  const asked = await askedOf(here, shift, attending.value, checked.value.filed, asking)
  if (!asked.ok) return asked

  const sum = { confirmed: 0, waiting: 0, already: 0 }
  const write = (chunk: readonly Attending[]) => async (t: DocsTx) => {
    const written = await writeChunk(
      t,
      context,
      request.shiftId,
      chunk,
      confirmer,
      deeds.value,
      activity.itemId,
      asking,
    )
    return written.ok ? ok(added(sum, written.value)) : written
  }
  const chunks = inChunks(attending.value)
  for (const chunk of chunks.slice(0, -1)) {
    const written = await here.tx(write(chunk))
    if (!written.ok) return written
    Object.assign(sum, written.value)
  }
  // The receipt goes with the last chunk: only then is it all there.
  return context.write(write(chunks[chunks.length - 1] ?? []))
})

type Sum = Answer<'activities.confirm'>

function added(a: Sum, b: Sum): Sum {
  return {
    confirmed: a.confirmed + b.confirmed,
    waiting: a.waiting + b.waiting,
    already: a.already + b.already,
  }
}

function inChunks(rows: readonly Attending[]): Attending[][] {
  const chunks: Attending[][] = []
  for (let i = 0; i < rows.length; i += atOnce) chunks.push(rows.slice(i, i + atOnce))
  return chunks
}

function attendingIn(rows: readonly Attending[], residentId: string): Attending {
  const row = rows.find((a) => a.tick.residentId === residentId)
  invariant(row !== undefined, 'who is confirmed was ticked')
  return row
}

/** Everybody ticked was of this village on the day, signed up or not. */
async function attendingOf(
  context: Context,
  request: Request<'activities.confirm'>,
  day: Day,
): Promise<Result<Attending[], 'RESIDENT_NOT_FOUND'>> {
  const lookup = Lookup.for(context)
  const rows: Attending[] = []
  for (const { residentId, hours } of request.came) {
    const resident = await lookup.resident(residentId)
    const household = resident && (await lookup.household(resident.householdId))
    if (!resident || leftBy(resident, day) || !household)
      return fail('RESIDENT_NOT_FOUND', { residentId })
    const { householdId } = resident
    rows.push({ tick: { residentId, householdId, hours }, resident, household })
  }
  return ok(rows)
}

interface Asking {
  /** Too many hours of one day, by resident. */
  readonly odd: ReadonlyMap<string, readonly Question[]>
  readonly sure: readonly string[] | undefined
}

/** Whose hours of the day come to more than a day has, with what they did beside. */
async function oddDays(
  { here, village }: Context,
  { itemId }: Activity,
  shift: Shift,
  rows: readonly Attending[],
  deeds: readonly Deed[],
): Promise<Asking['odd']> {
  const day = dayOf(shift.startsAt)
  const rules = inForceOn(await ruleSetsOf(here, village.villageId), day)
  const per = rules?.items.find((item) => item.id === itemId)?.per
  if (per !== 'hour') return new Map()
  const odd = new Map<string, readonly Question[]>()
  await inBatches(deeds, atOnce, async (deed) => {
    const residentId = deed.doerId ?? ''
    const { resident } = attendingIn(rows, residentId)
    const others = await deedsOfDay(here, deed, rules)
    odd.set(residentId, oddOf(deed, per, others, resident))
  })
  return odd
}

/** What was answered, by resident, once everything that is asked about is answered. */
async function askedOf(
  reader: Pick<Reader | DocsTx, 'get'>,
  shift: Shift,
  rows: readonly Attending[],
  filed: Confirmed['filed'],
  { odd, sure }: Asking,
): Promise<Result<ReadonlyMap<string, readonly string[]>, 'ANSWER_FIRST'>> {
  const all: Question[] = []
  const words = new Map<string, readonly string[]>()
  for (const { residentId, hours } of filed) {
    const { name } = attendingIn(rows, residentId).resident
    const elsewhere = await notedElsewhere(reader, shift, residentId)
    const tick = { residentId, name, hours }
    const questions = [...oddTick(shift, tick, elsewhere), ...(odd.get(residentId) ?? [])]
    all.push(...questions)
    const kept = questions.map((question) => question.words)
    if (kept.length > 0) words.set(residentId, kept)
  }
  const answered = answeredAll(all, sure)
  return answered.ok ? ok(words) : answered
}

/** Shifts of the same time where somebody noted that they came. */
async function notedElsewhere(
  reader: Pick<Reader | DocsTx, 'get'>,
  shift: Shift,
  residentId: string,
): Promise<Span[]> {
  const noted = new Map<string, Span>()
  for (const day of daysOf(shift)) {
    const busy = await reader.get('busyDays', busyDayId(residentId, day))
    for (const span of clashes(busy, spanOf(shift, ''))) {
      const other = noted.has(span.shiftId) ? null : await reader.get('shifts', span.shiftId)
      const state = other && standingOf(other, residentId)?.state
      if (state === 'came' || state === 'waiting') noted.set(span.shiftId, span)
    }
  }
  return [...noted.values()]
}

type MakeDeed = (row: Attending, hours: number) => Result<Deed, NoDeed> | null
type NoDeed = AttendanceError | 'DOER_NEEDED'

/** Makes a deed of an attendance by the rules of the day; null where the activity counts no points. */
async function deedMaker(
  context: ContextOf<'activities.confirm'>,
  activity: Activity,
  shift: Shift,
): Promise<Result<MakeDeed, 'SUPERVISOR_MAY_NOT_FILE' | 'ITEM_NOT_IN_FORCE'>> {
  const { here, person, village, today, now } = context
  if (hasRole(person, 'supervisor')) return fail('SUPERVISOR_MAY_NOT_FILE')
  if (activity.itemId === null) return ok(() => null)
  const sets = await ruleSetsOf(here, village.villageId)
  const day = dayOf(shift.startsAt)
  const item = itemOn(sets, day, activity.itemId)
  if (!item) return fail('ITEM_NOT_IN_FORCE')
  const facts: Omit<FileFacts, 'accountId'> = {
    villageId: village.villageId,
    townId: village.townId,
    filer: judgeOf(person),
    roles: { recorder: true, supervisor: false },
    item,
    ruleVersion: inForceOn(sets, day)?.version ?? 0,
    claimDays: village.claimDays,
    reviewers: await reviewersOf(here, village.villageId),
    today,
    now,
  }
  return ok(({ resident, household }, hours) => {
    const { quantity, doneOn } = deedOf(shift, item.per, hours)
    const owner = accountOwner(village.unit, household, resident, doneOn)
    if (owner === null) return fail('DOER_NEEDED')
    const { residentId, householdId } = resident
    return fileAttendance(
      { ...facts, accountId: accountIdOf(owner) },
      {
        deedId: attendanceDeedId(shift.shiftId, residentId),
        householdId,
        doerId: residentId,
        doneOn,
        quantity,
        // Words that have not passed do not go on into a deed.
        note: seesText(null, activity, 'about') ? activity.title : '',
      },
      activity.activityId,
    )
  })
}

function deedsOf(
  rows: readonly Attending[],
  filed: Confirmed['filed'],
  deedFor: MakeDeed,
): Result<Deed[], NoDeed> {
  const deeds: Deed[] = []
  for (const { residentId, hours } of filed) {
    const deed = deedFor(attendingIn(rows, residentId), hours)
    if (deed && !deed.ok) return deed
    if (deed) deeds.push(deed.value)
  }
  return ok(deeds)
}

async function writeChunk(
  t: DocsTx,
  context: Context,
  shiftId: string,
  rows: readonly Attending[],
  confirmer: Confirmer,
  deedFor: MakeDeed,
  itemId: string | null,
  asking: Asking,
) {
  const { now } = context
  const shift = await t.get('shifts', shiftId)
  const activity = shift && (await t.get('activities', shift.activityId))
  if (!shift || !activity) return fail('ACTIVITY_NOT_FOUND')
  if (activity.itemId !== itemId) return fail('ACTIVITY_CHANGED')
  const ticks = rows.map((r) => r.tick)
  const confirmed = confirmTicks(activity, shift, ticks, confirmer, now)
  if (!confirmed.ok) return confirmed
  const { filed, waiting, already } = confirmed.value
  const made = deedsOf(rows, filed, deedFor)
  if (!made.ok) return made
  // Somebody else may have noted them at another post since.
  const asked = await askedOf(t, shift, rows, filed, asking)
  if (!asked.ok) return asked
  const wordsOf = (residentId: string) => keptOf(asked.value.get(residentId) ?? [])
  if (!(await fixUnit(t, context.village))) return fail('TRY_AGAIN')
  for (const deed of made.value)
    await t.insert('deeds', deedDocument({ ...deed, ...wordsOf(deed.doerId ?? '') }))
  const title = textFor(null, activity, 'about', activity.title)
  for (const { residentId } of filed) {
    const { resident } = attendingIn(rows, residentId)
    await noteAttendance(t, shift, title, resident, confirmer, now)
  }
  const { attended } = confirmed.value.shift
  await replace(t, 'shifts', shift, {
    ...shift,
    ...confirmed.value.shift,
    attended: attended.map((row) => ({ ...row, ...wordsOf(row.residentId) })),
  })
  // From the first one on, what the activity counts stands: see `edit`.
  if (filed.length > 0 && !activity.confirmed) {
    await t.update('activities', activity._id, { confirmed: true })
  }
  return ok({ confirmed: filed.length, waiting, already })
}

/** Somebody who came without signing up, or had left, finds it in the own calendar too, and it takes their time. */
async function noteAttendance(
  t: DocsTx,
  shift: Documents['shifts'],
  title: string,
  resident: Resident,
  confirmer: Confirmer,
  now: string,
): Promise<void> {
  if (shift.seats.some((place) => place.residentId === resident.residentId)) return
  const signUp = { ...signUpOf(shift, resident), signedBy: confirmer.personId, signedAt: now }
  const before = await t.get('signUps', signUp._id)
  if (before?.active) return
  await upsert(t, 'signUps', signUp)
  await noteSpan(t, resident.residentId, shift, title)
}

export const attendees = handler('activities.attendees', async (context, request) => {
  const { here, person } = context
  const shift = await here.get('shifts', request.shiftId)
  const activity = shift && (await here.get('activities', shift.activityId))
  if (!activity) return fail('ACTIVITY_NOT_FOUND')
  const may = mayConfirm(activity, confirmerOf(person))
  const lookup = may === 'none' ? Lookup.for(context) : Lookup.for(context).deciding()
  const hours = new Map([...shift.attended, ...shift.waiting].map((a) => [a.residentId, a.hours]))
  const rows = await Promise.all(
    everybodyIn(shift).map((id) => attendeeOf(context, lookup, shift, id, hours.get(id) ?? null)),
  )
  return ok({
    title: readable(context, activity, 'about', activity.title),
    shift: await shiftViewOf(context, lookup, shift),
    price: await priceOf(lookup, activity, shift),
    hours: hoursOf(shift),
    attendees: rows,
    may,
  })
})

/** Seated and queued in their order, then who came without signing up. */
function everybodyIn(shift: Shift): string[] {
  const lists = [shift.seats, shift.queue, shift.waiting, shift.attended]
  return [...new Set(lists.flatMap((list) => list.map((entry) => entry.residentId)))]
}

/** Whoever ticks the list has to know whom: names are whole by the lookup that is handed in. */
async function attendeeOf(
  context: Context,
  lookup: Lookup,
  shift: Shift,
  residentId: string,
  hours: number | null,
): Promise<Attendee> {
  const resident = await lookup.resident(residentId)
  const household = resident && (await lookup.household(resident.householdId))
  const standing = standingOf(shift, residentId)
  return {
    residentId,
    name: await lookup.residentName(residentId),
    household: household ? await lookup.householdName(household.householdId) : '',
    group: household ? await lookup.group(household.groupId) : '',
    ...(lookup.decides && household ? { number: household.number } : {}),
    state: standing?.state ?? 'seated',
    position: standing?.position ?? null,
    hours,
    own: resident !== null && resident.householdId === context.person?.householdId,
  }
}
