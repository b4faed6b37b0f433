import type { Answer, Request } from '@/domain/contracts'
import { addDays, dayOf, startOfDay } from '@/domain/common/day'
import { fail, ok } from '@/domain/common/result'
import type { DeedStory, DeedView, TodoRow } from '@/domain/deeds/contract'
import { signed, type Deed } from '@/domain/deeds/deed'
import { objectionId } from '@/domain/deeds/objection'
import { mayReview, qualified, reviewBar } from '@/domain/deeds/review'
import { mayHappen } from '@/domain/deeds/states'
import { ownerOf } from '@/domain/ledger/account'
import type { PhotoView } from '@/domain/photos/contract'
import { ruleSetName } from '@/domain/rules/set'
import type { Filter } from '../../platform/store/store'
import { checking, mayRead as mayReadText, readable } from '../checks/checks'
import { actorOf, hasRole, type Context, type Outcome } from '../common/context'
import { reviewersOf, worthNow } from './deeds'
import type { Documents } from '../common/documents'
import { pageOf } from '../common/documents-tools'
import { Lookup } from '../common/people'
import { itemOf, ruleSetsIn } from '../rules/sets'
import { photoViews } from '../photos/views'

/** What a caller sees of a deed: names as agreed, points as approved or as they would count now. */
export async function viewOf(context: Context, lookup: Lookup, deed: Deed): Promise<DeedView> {
  const item = itemOf(await ruleSetsIn(lookup, deed.villageId), deed)
  const household = await lookup.household(deed.householdId)
  const worth =
    deed.granted === null && deed.state === 'filed' && item
      ? await worthNow(context.store, deed, item)
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
    title: deed.note === '' || !mayReadText(context, deed, 'note') ? (item?.name ?? '') : deed.note,
    ...checking(context, deed, 'note'),
    item: item?.name ?? '',
    category: item?.category ?? '',
    per: item?.per ?? 'time',
    quantity: deed.quantity,
    household: await lookup.householdName(deed.householdId),
    group: household ? await lookup.group(household.groupId) : '',
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
    mine: lookup.owns(deed.householdId),
  }
}

type ReviewView = TodoRow['review']

async function reviewOf(context: Context, lookup: Lookup, deed: Deed): Promise<ReviewView> {
  const { person, store } = context
  if (!person || deed.state !== 'filed') {
    return { may: false, why: null, others: [], substitute: deed.substitute }
  }
  const why = reviewBar(deed, actorOf(person))
  const reviews = person.kind === 'town' || hasRole(person, 'reviewer')
  const may = reviews && mayReview('approve', deed, actorOf(person)).ok
  if (may) return { may, why, others: [], substitute: deed.substitute }
  const reviewers = await reviewersOf(store, deed.villageId)
  const others = qualified(reviewers, deed.filedBy.personId, deed.householdId)
  return {
    may,
    why,
    others: await Promise.all(others.slice(0, 5).map((r) => lookup.residentName(r.personId))),
    substitute: deed.substitute,
  }
}

export async function todo(
  context: Context,
  request: Request<'deeds.todo'>,
): Promise<Outcome<Answer<'deeds.todo'>>> {
  const { store, person, village } = context
  const { villageId } = request
  if (!village) return fail('VILLAGE_NOT_FOUND')
  const eq: Filter['eq'] =
    person?.kind === 'town'
      ? { townId: village.townId, state: 'filed', substitute: true }
      : { villageId, state: 'filed', substitute: false }
  const [page, total] = await Promise.all([
    pageOf(store, 'deeds', { eq, range: { field: 'filedAt' } }, request.after, request.limit),
    store.count('deeds', { eq }),
  ])
  const lookup = Lookup.for(context)
  const rows = await Promise.all(
    page.rows.map(async (deed) => ({
      deed: await viewOf(context, lookup, deed),
      review: await reviewOf(context, lookup, deed),
      photos: await photosOf(context, deed),
    })),
  )
  return ok({ rows, total, after: page.after })
}

const returnedShownDays = 14

/** Running and objected awards in one list by their end; deductions are never publicised. */
export async function inPublicity(
  context: Context,
  request: Request<'deeds.inPublicity'>,
): Promise<Outcome<Answer<'deeds.inPublicity'>>> {
  const { store } = context
  const { villageId, limit } = request
  const start = request.after === undefined ? null : await store.get('deeds', request.after)
  const known = start?.villageId === villageId && start.endsAt !== null
  const pageIn = (state: 'publicity' | 'objected') =>
    store.list('deeds', {
      eq: { villageId, state, kind: 'award' },
      range: { field: 'endsAt' },
      limit: limit + 1,
      ...(known ? { after: { value: start.endsAt, id: start._id } } : {}),
    })
  const both = [...(await pageIn('publicity')), ...(await pageIn('objected'))].sort(byEnd)
  const shown = both.slice(0, limit)
  return ok({
    deeds: await views(context, shown),
    after: both.length > limit ? (shown[shown.length - 1]?._id ?? null) : null,
  })
}

function byEnd(a: Documents['deeds'], b: Documents['deeds']): number {
  const [x, y] = [`${a.endsAt ?? ''} ${a._id}`, `${b.endsAt ?? ''} ${b._id}`]
  return x < y ? -1 : x > y ? 1 : 0
}

export async function mine(
  context: Context,
  request: Request<'deeds.mine'>,
): Promise<Outcome<Answer<'deeds.mine'>>> {
  const householdId = context.person?.householdId
  if (!householdId) return fail('OFFICER_HAS_NO_HOUSEHOLD')
  if (!request.pending) return newestFirst(context, { householdId }, request)
  const pending = await newestFirst(context, { householdId, pending: true }, request)
  if (!pending.ok || request.after !== undefined) return pending
  const { deeds, after } = pending.value
  return ok({ deeds: [...(await returnedLately(context, householdId)), ...deeds], after })
}

/** Sent back and not filed anew: somebody has to look at it. */
async function returnedLately(context: Context, householdId: string): Promise<DeedView[]> {
  const gte = startOfDay(addDays(context.today, -returnedShownDays))
  const settled = await context.store.list('deeds', {
    eq: { householdId, pending: false },
    range: { field: 'filedAt', gte },
    order: 'desc',
    limit: 50,
  })
  const returned = settled.filter((d) => d.state === 'rejected' && d.refiledAs === undefined)
  return views(context, returned)
}

export async function filed(
  context: Context,
  request: Request<'deeds.filed'>,
): Promise<Outcome<Answer<'deeds.filed'>>> {
  const filerId = context.person?.personId ?? ''
  return newestFirst(context, { villageId: request.villageId, filerId }, request)
}

async function newestFirst(
  context: Context,
  eq: { householdId?: string; pending?: boolean; villageId?: string; filerId?: string },
  request: { after?: string | undefined; limit: number },
): Promise<Outcome<Answer<'deeds.mine'>>> {
  const page = await pageOf(
    context.store,
    'deeds',
    { eq, range: { field: 'filedAt' }, order: 'desc' },
    request.after,
    request.limit,
  )
  return ok({ deeds: await views(context, page.rows), after: page.after })
}

function views(context: Context, deeds: readonly Deed[]): Promise<DeedView[]> {
  const lookup = Lookup.for(context)
  return Promise.all(deeds.map((deed) => viewOf(context, lookup, deed)))
}

export async function read(
  context: Context,
  request: Request<'deeds.read'>,
): Promise<Outcome<Answer<'deeds.read'>>> {
  const deed = await context.store.get('deeds', request.deedId)
  if (deed?.villageId !== request.villageId || !mayRead(context, deed))
    return fail('DEED_NOT_FOUND')
  return ok(await storyOf(context, deed))
}

/**
 * An award in publicity is everybody's to read. Anything else is for the household, whoever filed it, and those
 * who answer for it: so that what one household earned is not listed to another.
 */
function mayRead(context: Context, deed: Deed): boolean {
  const { person } = context
  if (deed.kind === 'award' && (deed.state === 'publicity' || deed.state === 'objected'))
    return true
  if (person === null) return false
  if (person.kind === 'town') return deed.substitute
  return (
    person.householdId === deed.householdId ||
    person.personId === deed.filedBy.personId ||
    hasRole(person, 'reviewer', 'committee', 'supervisor')
  )
}

function photosOf(context: Context, deed: Deed): Promise<PhotoView[]> {
  return photoViews(context, maySeePhotos(context, deed) ? deed.photos : [])
}

/**
 * A photo shows more than a masked name hides: in publicity the village's own people see it, visitors never. Before
 * and after, only those who may read the deed; what was taken back shows nothing.
 */
function maySeePhotos(context: Context, deed: Deed): boolean {
  const { person } = context
  if (person === null || deed.state === 'withdrawn') return false
  if (person.kind !== 'resident') return person.kind === 'town' && deed.substitute
  return mayRead(context, deed)
}

async function storyOf(context: Context, deed: Deed): Promise<DeedStory> {
  const { store, person, now } = context
  const lookup = Lookup.for(context)
  const set = (await ruleSetsIn(lookup, deed.villageId)).find((s) => s.version === deed.ruleVersion)
  const objections = await store.list('objections', { eq: { deedId: deed.deedId }, limit: 100 })
  const seesEntry = lookup.owns(deed.householdId) || hasRole(person, 'supervisor')
  const entry = deed.entryId !== null && seesEntry ? await store.get('entries', deed.entryId) : null
  const review = await reviewOf(context, lookup, deed)
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
    answers: objections.flatMap((o) =>
      o.state === 'open' || o.answer === null
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
    ...ownAnswerBy(context, deed, objections),
    can: {
      withdraw: person?.personId === deed.filedBy.personId && mayHappen('withdraw', deed.state),
      approve: review.may,
      object: mayObject(context, deed, objections, now),
    },
    again: againOf(context, deed),
    refiledAs: person?.personId === deed.filedBy.personId ? (deed.refiledAs ?? null) : null,
    review,
  }
}

function ownAnswerBy(
  { person }: Context,
  deed: Deed,
  objections: readonly Documents['objections'][],
): { answerBy?: string } {
  const own = objections.find((o) => o.by.personId === person?.personId && o.state === 'open')
  return own && deed.state === 'objected' ? { answerBy: dayOf(own.answerBy) } : {}
}

function againOf({ person }: Context, deed: Deed): DeedStory['again'] {
  const own = person?.personId === deed.filedBy.personId
  if (!own || deed.state !== 'rejected' || deed.refiledAs !== undefined) return null
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

function mayObject(
  context: Context,
  deed: Deed,
  objections: readonly Documents['objections'][],
  now: string,
): boolean {
  const { person } = context
  if (person?.kind !== 'resident' || !mayHappen('object', deed.state)) return false
  const own = person.householdId === deed.householdId
  const mine = objectionId(deed.deedId, person.personId)
  return (
    (deed.kind === 'award' || own) &&
    deed.endsAt !== null &&
    now < deed.endsAt &&
    !objections.some((o) => o._id === mine)
  )
}
