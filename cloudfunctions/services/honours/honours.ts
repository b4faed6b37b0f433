import { holdOn } from '@/domain/checks/held'
import type { Instant } from '@/domain/common/day'
import { fail, ok } from '@/domain/common/result'
import type { HonourView } from '@/domain/honours/contract'
import {
  honourAgreed,
  posterOf,
  postHonour,
  withdrawHonour,
  type Honour,
} from '@/domain/honours/honour'
import {
  agreedTo,
  holderNameFor,
  honourPhotosFor,
  issuerFor,
  mayWithdraw,
  seesGuardian,
  seesHonour,
  type Holder,
} from '@/domain/honours/sight'
import { scenes } from '../../platform/wechat/wechat'
import { askTexts, checking, readable } from '../checks/checks'
import { countSeen } from '../checks/unseen'
import { handler, type Agreed, type Unagreed } from '../common/capability'
import { actorOf, type Context, type DocsTx } from '../common/context'
import { listAll, pageOfSeen, replace, upsert } from '../common/documents-tools'
import { holdersOf } from '../common/holders'
import { notify } from '../inbox/notices'
import { Lookup, membersOf } from '../common/people'
import { proposing } from '../proposals/propose'
import { claimPhotos, releasePhotos } from '../photos/photos'
import { photoViews } from '../photos/views'

export const post = handler('honours.post', async (context, request) => {
  const { here, now, today, person, platform, village } = context
  const { villageId } = request
  const household = await here.get('households', request.householdId)
  if (!household) return fail('HOUSEHOLD_NOT_FOUND')
  const committee = await holdersOf(here, villageId, 'committee')
  const poster = posterOf(household.householdId, person, committee)
  if (poster === 'another') return fail('HONOUR_OWN')
  const members = await membersOf(here, household.householdId)
  const resident = members.find((m) => m.residentId === request.residentId) ?? null
  if (request.residentId !== undefined && resident === null) return fail('DOER_NOT_IN_HOUSEHOLD')
  const { title, citation, issuer } = request
  const asked = await askTexts(context, scenes.forum, {
    title: ['荣誉名称', title],
    citation: ['事迹', citation],
    issuer: ['授予单位', issuer],
  })
  if (!asked.ok) return asked
  const honourId = platform.ids.id()
  const propose = await proposing(context, {
    kind: 'honour',
    by: actorOf(person),
    about: {
      personId: resident?.residentId ?? household.headId,
      householdId: household.householdId,
    },
    to: 'town',
    words: [`上光荣榜：${title}（${resident ? '本人' : '全家'}）`],
    detail: `${request.awardedOn}，${issuer}授予。${citation}`,
    what: { honourId } satisfies Asked,
  })
  return context.write(async (t) => {
    const waits = poster === 'town'
    const number = waits ? 0 : await nextNumber(t, villageId)
    const { photoIds, ...said } = request
    const use = { kind: 'honour', id: honourId } as const
    const photos = await claimPhotos(t, context, villageId, photoIds, use)
    if (!photos.ok) return photos
    const posted = postHonour(
      {
        ...said,
        honourId,
        residentId: request.residentId ?? null,
        guardian: request.guardian ?? null,
        photos: photos.value,
      },
      { number, titles: village.honourTitles, today, now, by: person.personId, resident, members },
    )
    if (!posted.ok) return posted
    const held = await asked.value.hold(t, use, 'citation')
    if (waits) {
      const before = await t.get('villages', villageId)
      if (!before) return fail('HOUSEHOLD_NOT_FOUND')
      await propose(t, before)
      await t.insert('honours', { _id: honourId, ...posted.value, ...held, state: 'waiting' })
      return ok({ honourId, number, waitsFor: 'town' as const })
    }
    await t.insert('honours', { _id: honourId, ...posted.value, ...held })
    // A household is not told of words that it cannot read yet: see `texts.ts`.
    if (holdOn(held, 'citation') === null) await tellPosted(t, posted.value, now)
    return ok({ honourId, number })
  })
})

/** What a proposal of an honour keeps: the honour is there already, for nobody to see. */
interface Asked {
  readonly honourId: string
}

/** Where the household has left meanwhile, or a check took the words away, there is nothing to agree to. */
export const honourConfirmed: Agreed = async (context, { villageId, what }) => {
  const { here, now, today } = context
  const { honourId } = what as Asked
  const seen = await here.get('honours', honourId)
  // The consent may have been taken back since.
  const consent = seen !== null && agreedTo(seen, await holderOf(Lookup.for(context), seen), today)
  return async (t) => {
    const before = await t.get('honours', honourId)
    const household = before && (await t.get('households', before.householdId))
    if (!before || !household || household.leftOn) return fail('PROPOSAL_STALE')
    const agreed = honourAgreed(before, { number: await nextNumber(t, villageId), now })
    if (!agreed.ok) return agreed
    await replace(t, 'honours', before, { ...before, ...agreed.value, consent })
    if (holdOn(before, 'citation') === null) await tellPosted(t, agreed.value, now)
    return ok(null)
  }
}

/** Its photos belong to nothing more, so that they are removed as those that no document took. */
export const honourUnagreed: Unagreed = async (t, { what }, now) => {
  const before = await t.get('honours', (what as Asked).honourId)
  if (!before) return
  await releasePhotos(t, before.photos ?? [], now)
  await replace(t, 'honours', before, { ...before, photos: [] })
}

async function nextNumber(t: DocsTx, villageId: string): Promise<number> {
  const _id = `honours:${villageId}`
  const last = ((await t.get('counters', _id))?.last ?? 0) + 1
  await upsert(t, 'counters', { _id, last })
  return last
}

export function tellPosted(t: DocsTx, honour: Honour, at: Instant): Promise<void> {
  const { villageId, householdId, honourId: subjectId } = honour
  return notify(t, { villageId, householdId, kind: 'honour.posted', subjectId, at })
}

export const withdraw = handler('honours.withdraw', async (context, request) => {
  const { now, person } = context
  const asked = await askTexts(context, scenes.comment, { reason: ['撤下原因', request.reason] })
  if (!asked.ok) return asked
  return context.write(async (t) => {
    const before = await t.get('honours', request.honourId)
    if (!before || !seesHonour(person, before)) return fail('HONOUR_NOT_FOUND')
    const after = withdrawHonour(before, person.personId, request.reason, now)
    if (!after.ok) return after
    const subject = { kind: 'honour', id: before.honourId } as const
    const held = await asked.value.hold(t, subject, 'withdrawal', before)
    await replace(t, 'honours', before, { ...before, ...after.value, ...held })
    const { villageId, householdId, honourId: subjectId } = before
    if (holdOn(before, 'citation') === null)
      await notify(t, { villageId, householdId, kind: 'honour.withdrawn', subjectId, at: now })
    return ok({})
  })
})

export const list = handler('honours.list', async (context, request) => {
  const eq = { villageId: request.villageId, state: 'posted' } as const
  const [page, total] = await Promise.all([
    pageOfSeen(
      context.here,
      'honours',
      { eq, range: { field: 'postedAt' }, order: 'desc' },
      request,
      (honour) => seesHonour(context.person, honour),
    ),
    postedHonours(context),
  ])
  const lookup = Lookup.for(context)
  const honours = await Promise.all(page.rows.map((honour) => viewOf(context, lookup, honour, 1)))
  return ok({ honours, total, after: page.after })
})

/** How many stand on the roll, as far as the caller may know of them. */
export function postedHonours(context: Context): Promise<number> {
  const { villageId } = context.village
  return countSeen(context, 'honours', { villageId, state: 'posted' }, 'honour', (honour) =>
    seesHonour(context.person, honour),
  )
}

export const read = handler('honours.read', async (context, request) => {
  const honour = await context.here.get('honours', request.honourId)
  if (!honour || !seesHonour(context.person, honour)) return fail('HONOUR_NOT_FOUND')
  const lookup = Lookup.for(context)
  return ok({
    honour: {
      ...(await viewOf(context, lookup, honour)),
      ...(await guardianOf(context, lookup, honour)),
    },
    village: context.village.name,
    publicName: await holderName(lookup.inPublic(), honour),
    can: { withdraw: mayWithdraw(context.person, honour) },
  })
})

/** Of a household and its members; as many as stand on a shelf. */
export async function honoursOf(context: Context, householdId: string) {
  const posted = await context.here.list('honours', {
    eq: { householdId, state: 'posted' },
    range: { field: 'awardedOn' },
    order: 'desc',
    limit: shelfMax * 3,
  })
  const lookup = Lookup.for(context)
  const seen = posted.filter((honour) => seesHonour(context.person, honour)).slice(0, shelfMax)
  return Promise.all(
    seen.map(async (honour) => ({
      honourId: honour.honourId,
      title: honour.title,
      name: await holderName(lookup, honour),
      awardedOn: honour.awardedOn,
    })),
  )
}

const shelfMax = 3

async function viewOf(
  context: Context,
  lookup: Lookup,
  honour: Honour,
  photosShown?: number,
): Promise<HonourView> {
  const { honourId, number, title, awardedOn, postedAt, state, withdrawal, residentId } = honour
  const holder = await holderOf(lookup, honour)
  const photos = honourPhotosFor(lookup.reader, honour, holder)
  return {
    ...{ honourId, number, title, awardedOn, postedAt },
    state: state === 'withdrawn' ? state : 'posted',
    name: holderNameFor(lookup.reader, honour, holder),
    holder: residentId === null ? 'household' : 'resident',
    group: holder.household ? await lookup.group(holder.household.groupId) : '',
    citation: readable(context, honour, 'citation', honour.citation),
    issuer: issuerFor(context.person, honour),
    ...checking(context, honour, withdrawal ? 'withdrawal' : 'citation'),
    withdrawal: withdrawal && readable(context, honour, 'withdrawal', withdrawal.reason),
    photos: await photoViews(context, photos.slice(0, photosShown)),
  }
}

/** Of a household's honours that stand, whose full name each shows by its own consent: a member's, or the head's. */
export async function namedHonours(context: Context, householdId: string): Promise<string[]> {
  const { here, today } = context
  const lookup = Lookup.for(context)
  const household = await lookup.household(householdId)
  const posted = await listAll(here, 'honours', {
    eq: { householdId, state: 'posted' },
    range: { field: 'awardedOn' },
  })
  const whose = posted.map(async (honour) => {
    const agreed = agreedTo(honour, await holderOf(lookup, honour), today)
    return agreed ? [honour.residentId ?? household?.headId ?? ''] : []
  })
  return (await Promise.all(whose)).flat()
}

async function guardianOf(
  { person }: Context,
  lookup: Lookup,
  honour: Honour,
): Promise<Pick<HonourView, 'guardian'>> {
  const { guardian } = honour
  if (!guardian || !seesGuardian(person, honour)) return {}
  const name = await lookup.deciding().residentName(guardian.residentId)
  return { guardian: { name, on: guardian.on } }
}

export async function holderName(lookup: Lookup, honour: Honour): Promise<string> {
  return holderNameFor(lookup.reader, honour, await holderOf(lookup, honour))
}

async function holderOf(lookup: Lookup, { householdId, residentId }: Honour): Promise<Holder> {
  const household = await lookup.household(householdId)
  return {
    household,
    head: residentId === null && household ? await lookup.resident(household.headId) : null,
    resident: residentId === null ? null : await lookup.resident(residentId),
  }
}
