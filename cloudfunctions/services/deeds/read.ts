import type { Answer } from '@/domain/contracts'
import { addDays, startOfDay } from '@/domain/common/day'
import { by } from '@/domain/common/order'
import { fail, ok } from '@/domain/common/result'
import type { DeedStory, DeedView, OwnObjection, TodoRow } from '@/domain/deeds/contract'
import { signed, type Deed } from '@/domain/deeds/deed'
import { answerersFor, lastAnswerDay } from '@/domain/deeds/objection'
import { decidesOn, mayObject, ownObjection } from '@/domain/deeds/objection-sight'
import { qualified, reviewedBy } from '@/domain/deeds/review'
import {
  deedPhotosFor,
  followsRefiling,
  mayFileAgain,
  mayTakeBack,
  mayWithdraw,
  reviewFor,
  seesAsked,
  seesDeed,
  seesEntryOf,
  titleFor,
} from '@/domain/deeds/sight'
import { mayHappen } from '@/domain/deeds/states'
import { mayScribe, scribesFor, writtenBy } from '@/domain/deeds/scribe'
import { goesTogether } from '@/domain/deeds/together'
import { ownerOf } from '@/domain/ledger/account'
import type { PhotoView } from '@/domain/photos/contract'
import { ruleSetName } from '@/domain/rules/set'
import { checking, readable } from '../checks/checks'
import { handler } from '../common/capability'
import type { Context } from '../common/context'
import { reviewersOf, worthNow } from './deeds'
import { waitingFor } from './waiting'
import { alikeIn } from './of-day'
import type { Documents } from '../common/documents'
import { pageOf } from '../common/documents-tools'
import { holdersOf } from '../common/holders'
import { Lookup } from '../common/people'
import { itemOf, ruleSetsIn } from '../rules/sets'
import { photoViews } from '../photos/views'
import { voiceView } from './voice'

/**
 * What a caller sees of a deed: names as agreed, or whole with the house number by a lookup that decides; points as
 * approved or as they would count now.
 */
export async function viewOf(context: Context, lookup: Lookup, deed: Deed): Promise<DeedView> {
  const item = itemOf(await ruleSetsIn(lookup, deed.villageId), deed)
  const household = await lookup.household(deed.householdId)
  const worth =
    deed.granted === null && deed.state === 'filed' && item
      ? await worthNow(context.here, deed, item)
      : {
          points: deed.granted === null ? null : signed(deed, deed.granted),
          claimed: deed.claimed === null ? null : signed(deed, deed.claimed),
          cuts: deed.cuts,
        }
  return {
    deedId: deed.deedId,
    villageId: deed.villageId,
    state: deed.state,
    kind: deed.kind,
    title: titleFor(context.person, deed, item?.name ?? ''),
    ...checking(context, deed, 'note'),
    item: item?.name ?? '',
    category: item?.category ?? '',
    per: item?.per ?? 'time',
    quantity: deed.quantity,
    household: await lookup.householdName(deed.householdId),
    group: household ? await lookup.group(household.groupId) : '',
    ...(lookup.decides && household ? { number: household.number } : {}),
    doer: deed.doerId === null ? null : await lookup.residentName(deed.doerId),
    doneOn: deed.doneOn,
    claimed: worth.claimed,
    points: worth.points,
    cuts: [...worth.cuts],
    range:
      deed.granted === null && item?.points.kind === 'range'
        ? { from: item.points.from, to: item.points.to }
        : null,
    filedAt: deed.filedAt,
    filedBy: { name: await lookup.actorName(deed.filedBy), own: deed.source === 'claim' },
    approvedAt: deed.approvedAt,
    endsAt: deed.endsAt,
    postedAt: deed.postedAt,
    rejection: deed.rejection && readable(context, deed, 'rejection', deed.rejection.reason),
    ...takenBackOf(context, deed),
    ...(deed.asked && seesAsked(context.person, deed) ? { asked: [...deed.asked] } : {}),
    mine: lookup.owns(deed.householdId),
  }
}

function takenBackOf(context: Context, deed: Deed): Pick<DeedView, 'takenBack'> {
  const last = deed.takenBack?.[deed.takenBack.length - 1]
  if (!last || deed.state !== 'filed') return {}
  return { takenBack: readable(context, deed, 'takenBack', last.reason) }
}

type ReviewView = TodoRow['review']

async function reviewOf(context: Context, lookup: Lookup, deed: Deed): Promise<ReviewView> {
  const { may, why, namesOthers } = reviewFor(context.person, deed)
  const { substitute } = deed
  if (!namesOthers) return { may, why, others: [], substitute }
  const reviewers = await reviewersOf(context.here, deed.villageId)
  const others = qualified(reviewers, deed.filedBy.personId, deed.householdId)
  return {
    may,
    why,
    others: await Promise.all(others.slice(0, 5).map((r) => lookup.residentName(r.personId))),
    substitute,
  }
}

export const todo = handler('deeds.todo', async (context, request) => {
  const page = await waitingFor(context, request)
  const lookup = Lookup.for(context)
  const rows = await Promise.all(
    page.rows.map(async (deed) => {
      const review = await reviewOf(context, lookup, deed)
      const names = review.may ? lookup.deciding() : lookup
      const view = await viewOf(context, names, deed)
      const like = await alikeOf(context, names, deed)
      // Null where the reviewer has to pick.
      const cut = view.points === null || view.points !== view.claimed
      const together = review.may && goesTogether(deed, { alike: like.alike !== undefined, cut })
      return {
        deed: view,
        review,
        photos: await photosOf(context, deed),
        ...like,
        ...(together ? { together } : {}),
      }
    }),
  )
  return ok({ rows, total: page.total, after: page.after })
})

/** What may be the same thing: whoever decides sees it beside. */
async function alikeOf(
  context: Context,
  lookup: Lookup,
  deed: Deed,
): Promise<Pick<TodoRow, 'alike'>> {
  const found = await alikeIn(context.here, deed)
  if (found.length === 0) return {}
  const item = itemOf(await ruleSetsIn(lookup, deed.villageId), deed)
  const alike = await Promise.all(
    found.slice(0, alikeShown).map(async (other) => ({
      deedId: other.deedId,
      title: titleFor(context.person, other, item?.name ?? ''),
      doer: other.doerId === null ? null : await lookup.residentName(other.doerId),
      doneOn: other.doneOn,
      state: other.state,
      ...(other.granted === null ? {} : { points: signed(other, other.granted) }),
    })),
  )
  return { alike }
}

const alikeShown = 5

const returnedShownDays = 14

/** Running and objected awards in one list by their end; deductions are never publicised. */
export const inPublicity = handler('deeds.inPublicity', async (context, request) => {
  const { here } = context
  const { villageId, limit } = request
  const start = request.after === undefined ? null : await here.get('deeds', request.after)
  const pageIn = (state: 'publicity' | 'objected') =>
    here.list('deeds', {
      eq: { villageId, state, kind: 'award' },
      range: { field: 'endsAt' },
      limit: limit + 1,
      ...(start?.endsAt ? { after: { value: start.endsAt, id: start._id } } : {}),
    })
  const both = [...(await pageIn('publicity')), ...(await pageIn('objected'))].sort(byEnd)
  const shown = both.slice(0, limit)
  return ok({
    deeds: await Promise.all(
      (await views(context, shown)).map(async (view, i) => ({
        ...view,
        ...(await firstPhoto(context, shown[i])),
      })),
    ),
    after: both.length > limit ? (shown[shown.length - 1]?._id ?? null) : null,
  })
})

/** For whoever may see its photos. */
async function firstPhoto(
  context: Context,
  deed: Deed | undefined,
): Promise<Pick<DeedView, 'photo'>> {
  const [photo] = deed ? await photosOf(context, deed, 1) : []
  return photo ? { photo } : {}
}

const byEnd = by(({ endsAt, _id }: Documents['deeds']) => `${endsAt ?? ''} ${_id}`)

export const mine = handler('deeds.mine', async (context, request) => {
  const householdId = context.person.householdId
  if (!householdId) return fail('OFFICER_HAS_NO_HOUSEHOLD')
  if (!request.pending) return ok(await newestFirst(context, { householdId }, request))
  const pending = await newestFirst(context, { householdId, pending: true }, request)
  if (request.after !== undefined) return ok(pending)
  const { deeds, after } = pending
  return ok({ deeds: [...(await returnedLately(context, householdId)), ...deeds], after })
})

/** Sent back and not filed anew: somebody has to look at it. */
async function returnedLately(context: Context, householdId: string): Promise<DeedView[]> {
  const gte = startOfDay(addDays(context.today, -returnedShownDays))
  const settled = await context.here.list('deeds', {
    eq: { householdId, pending: false },
    range: { field: 'filedAt', gte },
    order: 'desc',
    limit: 50,
  })
  const returned = settled.filter((d) => d.state === 'rejected' && d.refiledAs === undefined)
  return views(context, returned)
}

export const filed = handler('deeds.filed', async (context, request) => {
  const filerId = context.person.personId
  return ok(await newestFirst(context, { villageId: request.villageId, filerId }, request))
})

async function newestFirst(
  context: Context,
  eq: { householdId?: string; pending?: boolean; villageId?: string; filerId?: string },
  request: { after?: string | undefined; limit: number },
): Promise<Answer<'deeds.mine'>> {
  const page = await pageOf(
    context.here,
    'deeds',
    { eq, range: { field: 'filedAt' }, order: 'desc' },
    request.after,
    request.limit,
  )
  return { deeds: await views(context, page.rows), after: page.after }
}

function views(context: Context, deeds: readonly Deed[]): Promise<DeedView[]> {
  const lookup = Lookup.for(context)
  return Promise.all(deeds.map((deed) => viewOf(context, lookup, deed)))
}

export const read = handler('deeds.read', async (context, request) => {
  const { here, person } = context
  const found = await here.get('deeds', request.deedId)
  const filed = found?.state === 'filed'
  const deed = filed ? reviewedBy(found, await reviewersOf(here, found.villageId)) : found
  if (!deed || !seesDeed(person, deed)) return fail('DEED_NOT_FOUND')
  return ok(await storyOf(context, deed))
})

function photosOf(context: Context, deed: Deed, max?: number): Promise<PhotoView[]> {
  return photoViews(context, deedPhotosFor(context.person, deed).slice(0, max))
}

async function storyOf(context: Context, deed: Deed): Promise<DeedStory> {
  const { here, person, now } = context
  const agreed = Lookup.for(context)
  const objections = await here.list('objections', { eq: { deedId: deed.deedId }, limit: 100 })
  const lookup = decidesOn(person, deed, objections, now) ? agreed.deciding() : agreed
  const set = (await ruleSetsIn(lookup, deed.villageId)).find((s) => s.version === deed.ruleVersion)
  const entryId = seesEntryOf(person, deed) ? deed.entryId : null
  const entry = entryId === null ? null : await here.get('entries', entryId)
  const review = await reviewOf(context, agreed, deed)
  const own = ownObjection(person, objections)
  return {
    deed: await viewOf(context, lookup, deed),
    photos: await photosOf(context, deed),
    rule: {
      version: deed.ruleVersion,
      name: set ? ruleSetName(set) : '',
      number: (set?.items.findIndex((i) => i.id === deed.itemId) ?? -1) + 1,
    },
    approvedBy: deed.approvedBy && (await lookup.actorName(deed.approvedBy)),
    substitute: deed.substitute,
    rejectedBy: deed.rejection && (await rejecter(lookup, deed)),
    rejectedAt: deed.rejection?.at ?? null,
    withdrawnAt: deed.withdrawnAt,
    reversedAt: deed.reversedAt,
    account: await accountName(lookup, deed),
    entry: entry && { accountId: entry.accountId, seq: entry.seq, hash: entry.hash },
    answers: answersIn(objections).flatMap((o) =>
      o.answer === null || (o.state !== 'upheld' && o.state !== 'dismissed')
        ? []
        : [
            {
              decision: o.state,
              reason: readable(context, o, 'answer', o.answer.reason),
              ...checking(context, o, 'answer'),
              at: o.answer.at,
            },
          ],
    ),
    openObjections: deed.openObjections,
    ...(own?.state === 'open' ? { answerBy: lastAnswerDay(own) } : {}),
    ...(own ? { objection: await ownOf(context, agreed, own) } : {}),
    ...(await writtenOf(context, agreed, objections)),
    ...(await answerersOf(context, agreed, deed)),
    can: {
      withdraw: mayWithdraw(person, deed, now),
      approve: review.may,
      object: mayObject(person, deed, now),
      objectFor: mayScribe(person, deed, now),
      takeBack: mayTakeBack(person, deed, now),
      retract: own?.state === 'open' && mayHappen('retract', deed.state),
    },
    again: againOf(context, deed),
    refiledAs: followsRefiling(person, deed) ? (deed.refiledAs ?? null) : null,
    review,
    ...(review.may ? await alikeOf(context, lookup, deed) : {}),
  }
}

async function ownOf(
  context: Context,
  lookup: Lookup,
  own: Documents['objections'],
): Promise<OwnObjection> {
  const { text, at, state, answer, scribe } = own
  const said = {
    text,
    ...(await voiceView(context, own)),
    at,
    state,
    ...(scribe ? { scribe: await lookup.actorName(scribe) } : {}),
  }
  if (answer === null) return said
  const by = (await lookup.resident(answer.by)) ? await lookup.residentName(answer.by) : null
  const reason = readable(context, own, 'answer', answer.reason)
  return { ...said, answer: { reason, at: answer.at, by, ...checking(context, own, 'answer') } }
}

/** Whoever wrote them down picked the people by the whole name, and goes to tell them. */
async function writtenOf(
  context: Context,
  lookup: Lookup,
  objections: readonly Documents['objections'][],
): Promise<Pick<DeedStory, 'written'>> {
  const written = writtenBy(context.person, objections)
  if (written.length === 0) return {}
  const rows = written.map(async (one) => ({
    ...(await ownOf(context, lookup, one)),
    objectionId: one.objectionId,
    who: await lookup.deciding().actorName(one.by),
    place: one.by.householdId === null ? '' : await lookup.placeOf(one.by.householdId),
  }))
  return { written: await Promise.all(rows) }
}

async function answerersOf(
  { here, person, now }: Context,
  lookup: Lookup,
  deed: Deed,
): Promise<Pick<DeedStory, 'answerers' | 'scribes'>> {
  if (person?.kind !== 'resident' || !mayObject(person, deed, now)) return {}
  const [supervisors, recorders] = await Promise.all([
    holdersOf(here, deed.villageId, 'supervisor'),
    holdersOf(here, deed.villageId, 'recorder'),
  ])
  const answerers = answerersFor(deed, person, supervisors)
  const scribes = await Promise.all(
    scribesFor(deed, person, recorders).map(async ({ personId }) => {
      const groupId = (await lookup.resident(personId))?.groupId ?? ''
      const name = await lookup.residentName(personId)
      return { own: groupId === person.groupId, name, group: await lookup.group(groupId) }
    }),
  )
  const [near, far] = [true, false].map((own) => scribes.filter((scribe) => scribe.own === own))
  return {
    answerers: await Promise.all(answerers.map((p) => lookup.residentName(p.personId))),
    scribes: [...(near ?? []), ...(far ?? [])].map(({ name, group }) => ({ name, group })),
  }
}

/** One answer may have been given to several. */
function answersIn(objections: readonly Documents['objections'][]): Documents['objections'][] {
  const seen = new Set<string>()
  return objections.filter(({ state, answer }) => {
    const key = `${state} ${answer?.at ?? ''}`
    return !seen.has(key) && seen.add(key)
  })
}

function againOf({ person }: Context, deed: Deed): DeedStory['again'] {
  if (!mayFileAgain(person, deed)) return null
  const { itemId, householdId, doerId, quantity, note } = deed
  return { itemId, householdId, doerId, quantity, note }
}

function rejecter(lookup: Lookup, deed: Deed): Promise<string> {
  return deed.substitute
    ? Promise.resolve('乡镇干部')
    : lookup.residentName(deed.rejection?.by ?? '')
}

/** The account is the household's, or the resident's who did it. */
function accountName(lookup: Lookup, deed: Deed): Promise<string> {
  const owner = ownerOf(deed.accountId)
  return owner === deed.householdId ? lookup.householdName(owner) : lookup.residentName(owner)
}
