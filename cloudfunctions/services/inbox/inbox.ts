import type { Answer, Request } from '@/domain/contracts'
import { addDays, startOfDay, type Instant } from '@/domain/common/day'
import { fail, ok } from '@/domain/common/result'
import type { NoticeView } from '@/domain/inbox/contract'
import { freshDays } from '@/domain/inbox/notice'
import { readable } from '../checks/checks'
import type { Context, Docs, Outcome } from '../common/context'
import { viewOf as deedView } from '../deeds/read'
import type { Documents } from '../common/documents'
import { pageOf, upsert } from '../common/documents-tools'
import { Lookup } from '../common/people'

export async function list(
  context: Context,
  request: Request<'inbox.list'>,
): Promise<Outcome<Answer<'inbox.list'>>> {
  const { store, person, today } = context
  if (!person?.householdId) return fail('OFFICER_HAS_NO_HOUSEHOLD')
  const { householdId, personId } = person
  const query = { eq: { householdId }, range: { field: 'at' }, order: 'desc' } as const
  const page = await pageOf(store, 'notices', query, request.after, request.limit)
  const since = await seenUntil(store, personId, today)
  const lookup = Lookup.for(context)
  const notices = page.rows.map(async (notice) => ({
    ...(await wordsOf(context, lookup, notice)),
    noticeId: notice.noticeId,
    kind: notice.kind,
    subjectId: notice.subjectId,
    at: notice.at,
    fresh: notice.at > since,
  }))
  return ok({ notices: await Promise.all(notices), after: page.after })
}

/** How many notices of the household came since this resident last looked. */
export async function unreadOf(
  store: Docs,
  resident: { readonly residentId: string; readonly householdId: string },
  today: string,
): Promise<number> {
  const gt = await seenUntil(store, resident.residentId, today)
  const { householdId } = resident
  return store.count('notices', { eq: { householdId }, range: { field: 'at', gt } })
}

export async function read(
  context: Context,
  request: Request<'inbox.read'>,
): Promise<Outcome<Answer<'inbox.read'>>> {
  const { person } = context
  if (!person?.householdId) return fail('OFFICER_HAS_NO_HOUSEHOLD')
  const { householdId, personId } = person
  return context.write(async (t) => {
    const notice = await t.get('notices', request.noticeId)
    if (notice?.householdId !== householdId) return fail('NOTICE_NOT_FOUND')
    const before = await t.get('inboxMarks', personId)
    // Never back: an older page opened later makes nothing new again.
    const until = before && before.until > notice.at ? before.until : notice.at
    await upsert(t, 'inboxMarks', { _id: personId, until })
    return ok({})
  })
}

async function seenUntil(store: Docs, personId: string, today: string): Promise<Instant> {
  const mark = await store.get('inboxMarks', personId)
  const oldest = startOfDay(addDays(today, -freshDays))
  return mark && mark.until > oldest ? mark.until : oldest
}

type Words = Omit<NoticeView, 'noticeId' | 'kind' | 'subjectId' | 'at' | 'fresh'>

const gone: Words = {
  title: '',
  points: null,
  deduct: false,
  reason: null,
  endsAt: null,
  who: null,
  startsAt: null,
}

function wordsOf(context: Context, lookup: Lookup, notice: Documents['notices']): Promise<Words> {
  switch (notice.kind) {
    case 'honour.posted':
    case 'honour.withdrawn':
      return honourWords(context, notice)
    case 'text.taken':
    case 'photo.taken':
      return Promise.resolve({ ...gone, title: notice.what ?? '' })
    case 'activity.seated':
    case 'activity.cancelled':
      return activityWords(context, lookup, notice)
    default:
      return deedWords(context, lookup, notice)
  }
}

async function deedWords(
  context: Context,
  lookup: Lookup,
  notice: Documents['notices'],
): Promise<Words> {
  const deed = await context.store.get('deeds', notice.subjectId)
  if (!deed) return gone
  const { title, points } = await deedView(context, lookup, deed)
  const { endsAt } = deed
  const words = { ...gone, title, points, deduct: deed.kind === 'deduct' }
  switch (notice.kind) {
    case 'deed.approved':
      return { ...words, endsAt }
    case 'deed.rejected':
      return {
        ...words,
        reason: deed.rejection && readable(context, deed, 'rejection', deed.rejection.reason),
      }
    case 'deed.dropped':
      return { ...words, reason: await upheldReason(context, deed) }
    case 'deed.reversed':
      return { ...words, reason: await reversalReason(context.store, deed) }
    default:
      return words
  }
}

async function upheldReason(
  context: Context,
  { deedId }: Documents['deeds'],
): Promise<string | null> {
  const objections = await context.store.list('objections', { eq: { deedId }, limit: 100 })
  const upheld = objections.find((o) => o.state === 'upheld')
  return upheld?.answer ? readable(context, upheld, 'answer', upheld.answer.reason) : null
}

async function reversalReason(store: Docs, deed: Documents['deeds']): Promise<string | null> {
  const reversal = deed.entryId === null ? null : await store.get('reversals', deed.entryId)
  return reversal?.reason ?? null
}

async function honourWords(context: Context, notice: Documents['notices']): Promise<Words> {
  const honour = await context.store.get('honours', notice.subjectId)
  if (!honour) return gone
  const { withdrawal } = honour
  const told = notice.kind === 'honour.withdrawn' ? withdrawal : null
  const reason = told && readable(context, honour, 'withdrawal', told.reason)
  return { ...gone, title: honour.title, reason }
}

async function activityWords(
  context: Context,
  lookup: Lookup,
  { kind, subjectId, signUpId }: Documents['notices'],
): Promise<Words> {
  const { store } = context
  const activity = await store.get('activities', subjectId)
  if (!activity) return gone
  const told = kind === 'activity.cancelled' ? activity.cancellation : null
  const reason = told && readable(context, activity, 'cancellation', told.reason)
  const signUp = signUpId === undefined ? null : await store.get('signUps', signUpId)
  const who = signUp && (await lookup.residentName(signUp.residentId))
  const title = readable(context, activity, 'about', activity.title)
  return { ...gone, title, reason, who, startsAt: signUp?.startsAt ?? null }
}
