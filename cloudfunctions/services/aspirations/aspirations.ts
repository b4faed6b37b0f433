import { addDays, dayOf, startOfDay } from '@/domain/common/day'
import { fail, ok } from '@/domain/common/result'
import {
  byMovement,
  cheerOn,
  mayTakeCheerBack,
  postAspiration,
  progress,
  stepsReached,
  withdrawAspiration,
  type Aspiration,
} from '@/domain/aspirations/aspiration'
import type { AspirationView } from '@/domain/aspirations/contract'
import {
  aspirationPhotosFor,
  canDo,
  noteSlot,
  seesAspiration,
  speaksFor,
  stepFor,
} from '@/domain/aspirations/sight'
import { scenes } from '../../platform/wechat/wechat'
import { askTexts, checking, readable } from '../checks/checks'
import { countSeen } from '../checks/unseen'
import { handler } from '../common/capability'
import type { Context } from '../common/context'
import { countToday } from '../common/daily'
import { listAll, pageOfSeen, replace } from '../common/documents-tools'
import { Lookup } from '../common/people'
import { claimPhotos } from '../photos/photos'
import { photoViews } from '../photos/views'

/** Reached goals stand at the top of the board for so long. */
const reachedShownDays = 60
const reachedMax = 5

export const post = handler('aspirations.post', async (context, request) => {
  const { here, now, today, person, platform } = context
  const household = await here.get('households', request.householdId)
  if (!household) return fail('HOUSEHOLD_NOT_FOUND')
  if (!speaksFor(context.person, household.householdId)) return fail('NOT_YOUR_HOUSEHOLD')
  if (request.residentId !== undefined) {
    const resident = await here.get('residents', request.residentId)
    if (resident?.householdId !== household.householdId) return fail('DOER_NOT_IN_HOUSEHOLD')
  }
  const aspirationId = platform.ids.id()
  const { photoIds, ...said } = request
  const posted = postAspiration(
    { ...said, aspirationId, residentId: request.residentId ?? null },
    { by: person.personId, today, now },
  )
  if (!posted.ok) return posted
  const { goal, steps } = request
  const asked = await askTexts(context, scenes.forum, {
    goal: ['心愿', goal],
    steps: ['步骤', steps],
  })
  if (!asked.ok) return asked
  return context.write(async (t) => {
    const counted = await countToday(t, context, 'goals')
    if (!counted.ok) return counted
    const use = { kind: 'aspiration', id: aspirationId } as const
    const photos = await claimPhotos(t, context, request.villageId, photoIds, use)
    if (!photos.ok) return photos
    await t.insert('aspirations', {
      _id: aspirationId,
      ...posted.value,
      photos: photos.value,
      ...(await asked.value.hold(t, use, 'goal')),
    })
    return ok({ aspirationId })
  })
})

export const addProgress = handler('aspirations.progress', async (context, request) => {
  const asked = await askTexts(context, scenes.forum, { note: ['进展', request.note] })
  if (!asked.ok) return asked
  return context.write(async (t) => {
    const before = await t.get('aspirations', request.aspirationId)
    if (!before || !seesAspiration(context.person, before)) return fail('ASPIRATION_NOT_FOUND')
    if (!speaksFor(context.person, before.householdId)) return fail('ASPIRATION_NOT_YOURS')
    const { villageId, photoIds, note } = request
    const counted = note === '' ? ok(null) : await countToday(t, context, 'texts')
    if (!counted.ok) return counted
    const use = { kind: 'aspiration', id: before.aspirationId } as const
    const photos = await claimPhotos(t, context, villageId, photoIds, use)
    if (!photos.ok) return photos
    const after = progress(before, note, context.today, context.now, photos.value)
    if (!after.ok) return after
    const held = await asked.value.hold(t, use, noteSlot(stepsReached(before)), before)
    await replace(t, 'aspirations', before, { ...before, ...after.value, ...held })
    return ok({ reached: stepsReached(after.value), done: after.value.state === 'reached' })
  })
})

export const withdraw = handler('aspirations.withdraw', async (context, request) => {
  return context.write(async (t) => {
    const before = await t.get('aspirations', request.aspirationId)
    if (!before || !seesAspiration(context.person, before)) return fail('ASPIRATION_NOT_FOUND')
    if (!speaksFor(context.person, before.householdId)) return fail('ASPIRATION_NOT_YOURS')
    const after = withdrawAspiration(before)
    if (!after.ok) return after
    await replace(t, 'aspirations', before, { ...before, ...after.value })
    return ok({})
  })
})

export const cheer = handler('aspirations.cheer', async (context, request) => {
  const { person, now } = context
  const id = cheerId(request.aspirationId, person.personId)
  return context.write(async (t) => {
    const before = await t.get('aspirations', request.aspirationId)
    if (!before || !seesAspiration(person, before)) return fail('ASPIRATION_NOT_FOUND')
    const cheered = cheerOn(before)
    if (!cheered.ok) return cheered
    if (await t.get('cheers', id)) return fail('CHEERED_ALREADY')
    const cheers = cheered.value
    await t.insert('cheers', {
      _id: id,
      aspirationId: before.aspirationId,
      residentId: person.personId,
      surname: Array.from(person.name)[0] ?? '',
      at: now,
    })
    await t.update('aspirations', before._id, { cheers })
    return ok({ cheers })
  })
})

export const uncheer = handler('aspirations.uncheer', async (context, request) => {
  const { person, now } = context
  const id = cheerId(request.aspirationId, person.personId)
  return context.write(async (t) => {
    const before = await t.get('aspirations', request.aspirationId)
    if (!before || !seesAspiration(person, before)) return fail('ASPIRATION_NOT_FOUND')
    const cheer = await t.get('cheers', id)
    if (!cheer) return fail('CHEER_NOT_FOUND')
    if (!mayTakeCheerBack(cheer.at, now)) return fail('CHEER_TOO_OLD')
    const cheers = before.cheers - 1
    await t.remove('cheers', id)
    await t.update('aspirations', before._id, { cheers })
    return ok({ cheers })
  })
})

function cheerId(aspirationId: string, residentId: string): string {
  return `${aspirationId}:${residentId}`
}

export const list = handler('aspirations.list', async (context, request) => {
  const { here, today, person } = context
  const { villageId } = request
  const sees = (a: Aspiration) => seesAspiration(person, a)
  const since = startOfDay(addDays(today, -reachedShownDays))
  const open = { villageId, state: 'open' } as const
  const [lately, all, total] = await Promise.all([
    here.list('aspirations', {
      eq: { villageId, state: 'reached' },
      range: { field: 'reachedAt' },
      order: 'desc',
      limit: reachedMax + 1,
    }),
    listAll(here, 'aspirations', { eq: open, range: { field: 'postedAt' } }),
    openAspirations(context),
  ])
  const reached = lately.filter((a) => (a.reachedAt ?? '') >= since && sees(a))
  const goals = all.filter(sees).sort(byMovement)
  const from = goals.findIndex((a) => a._id === request.after) + 1
  const rows = goals.slice(from, from + request.limit)
  const end = rows[rows.length - 1]
  const lookup = Lookup.for(context)
  const views = (rows: readonly Aspiration[]) =>
    Promise.all(rows.map((a) => viewOf(context, lookup, a)))
  const shown = from === 0 ? reached.slice(0, reachedMax) : []
  return ok({
    reached: await views(shown),
    reachedMore: lately.filter(sees).length > shown.length,
    open: await views(rows),
    total,
    after: end && from + rows.length < goals.length ? end._id : null,
  })
})

export const reached = handler('aspirations.reached', async (context, request) => {
  const { villageId } = request
  const page = await pageOfSeen(
    context.here,
    'aspirations',
    { eq: { villageId, state: 'reached' }, range: { field: 'reachedAt' }, order: 'desc' },
    request,
    (a) => seesAspiration(context.person, a),
  )
  const lookup = Lookup.for(context)
  const goals = await Promise.all(page.rows.map((a) => viewOf(context, lookup, a)))
  return ok({ goals, after: page.after })
})

export const read = handler('aspirations.read', async (context, request) => {
  const { here, person } = context
  const aspiration = await here.get('aspirations', request.aspirationId)
  if (!aspiration || !seesAspiration(person, aspiration)) return fail('ASPIRATION_NOT_FOUND')
  const cheers = await here.list('cheers', {
    eq: { aspirationId: aspiration.aspirationId },
    range: { field: 'at' },
    order: 'desc',
    limit: 8,
  })
  const own = person && (await here.get('cheers', cheerId(aspiration._id, person.personId)))
  const view = await viewOf(context, Lookup.for(context), aspiration)
  const photos = aspirationPhotosFor(person, aspiration)
  const views = (shown: typeof photos.own) => photoViews(context, shown)
  return ok({
    aspiration: view,
    photos: await views(photos.own),
    stepPhotos: await Promise.all(photos.ofSteps.map(views)),
    surnames: cheers.map((c) => c.surname),
    can: {
      ...canDo(person, aspiration, view.cheered),
      uncheer: own !== null && mayTakeCheerBack(own.at, context.now),
    },
  })
})

/** How many are worked on, as far as the caller may know of them. */
export function openAspirations(context: Context): Promise<number> {
  const { villageId } = context.village
  return countSeen(context, 'aspirations', { villageId, state: 'open' }, 'aspiration', (a) =>
    seesAspiration(context.person, a),
  )
}

async function viewOf(context: Context, lookup: Lookup, a: Aspiration): Promise<AspirationView> {
  const { person, here } = context
  const household = await lookup.household(a.householdId)
  const cheered =
    person !== null && (await here.get('cheers', cheerId(a.aspirationId, person.personId))) !== null
  return {
    aspirationId: a.aspirationId,
    category: a.category,
    goal: readable(context, a, 'goal', a.goal),
    ...checking(context, a, 'goal'),
    name:
      a.residentId === null
        ? await lookup.householdName(a.householdId)
        : await lookup.residentName(a.residentId),
    group: household ? await lookup.group(household.groupId) : '',
    postedOn: dayOf(a.postedAt),
    by: a.by,
    steps: a.steps.map((step, i) => ({
      ...step,
      ...stepFor(person, a, step, i),
      ...checking(context, a, noteSlot(i)),
    })),
    reached: stepsReached(a),
    state: a.state,
    cheers: a.cheers,
    cheered,
    mine: lookup.owns(a.householdId),
  }
}
