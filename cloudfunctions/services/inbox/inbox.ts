import { addDays, startOfDay, type Instant } from '@/domain/common/day'
import { fail, ok } from '@/domain/common/result'
import { wiredKind } from '@/domain/common/told'
import { freshDays } from '@/domain/inbox/notice'
import { handler, type Badge, type Leaves } from '../common/capability'
import type { Reader } from '../common/context'
import type { Documents } from '../common/documents'
import { upsert } from '../common/documents-tools'
import { calendarOf } from '../common/lunar'
import { Lookup } from '../common/people'

export const list = handler('inbox.list', async (context, request, { notices: words }) => {
  const { here, person, today, village } = context
  if (!person.householdId) return fail('OFFICER_HAS_NO_HOUSEHOLD')
  const { householdId, personId } = person
  const page = await newest(here, [householdId, personId], request)
  const since = await seenUntil(here, personId, today)
  const lookup = Lookup.for(context)
  const notices = page.rows.map(async (notice) => ({
    ...blank,
    ...(await words[notice.kind](context, lookup, notice)),
    noticeId: notice.noticeId,
    ...wiredKind(notice.kind),
    subjectId: notice.subjectId,
    at: notice.at,
    fresh: notice.at > since,
  }))
  const [day] = calendarOf([today], village)
  return ok({
    notices: await Promise.all(notices),
    after: page.after,
    ...(day ? { today: day } : {}),
  })
})

/** Of the household's inbox and of one's own, in one list. */
async function newest(
  store: Reader,
  inboxes: readonly string[],
  { after, limit }: { readonly after?: string | undefined; readonly limit: number },
) {
  const start = after === undefined ? null : await store.get('notices', after)
  const known = start !== null && inboxes.includes(start.householdId)
  const lists = await Promise.all(
    inboxes.map((householdId) =>
      store.list('notices', {
        eq: { householdId },
        range: { field: 'at' },
        order: 'desc',
        limit: limit + 1,
        ...(known ? { after: { value: start.at, id: start._id } } : {}),
      }),
    ),
  )
  const all = lists.flat().sort(byTime).reverse()
  const rows = all.slice(0, limit)
  return { rows, after: all.length > limit ? (rows[rows.length - 1]?._id ?? null) : null }
}

function byTime(a: Documents['notices'], b: Documents['notices']): number {
  return a.at === b.at ? (a._id < b._id ? -1 : 1) : a.at < b.at ? -1 : 1
}

export const read = handler('inbox.read', async (context, request) => {
  const { person } = context
  if (!person.householdId) return fail('OFFICER_HAS_NO_HOUSEHOLD')
  const { householdId, personId } = person
  return context.write(async (t) => {
    const notice = await t.get('notices', request.noticeId)
    if (!notice || ![householdId, personId].includes(notice.householdId))
      return fail('NOTICE_NOT_FOUND')
    const before = await t.get('inboxMarks', personId)
    // Never back: an older page opened later makes nothing new again.
    const until = before && before.until > notice.at ? before.until : notice.at
    await upsert(t, 'inboxMarks', { _id: personId, until })
    return ok({})
  })
})

/** How many notices of the household and of this resident came since this resident last looked. */
export const unread: Badge = async ({ store, today }, as) => {
  if ('officer' in as) return {}
  const { residentId, householdId } = as.resident
  const gt = await seenUntil(store, residentId, today)
  const counts = [householdId, residentId].map((inbox) =>
    store.count('notices', { eq: { householdId: inbox }, range: { field: 'at', gt } }),
  )
  const [household = 0, own = 0] = await Promise.all(counts)
  return { unread: household + own }
}

/** How far it was read. */
export const leaves: Leaves = async (_context, { residents }) => {
  const alone = residents.filter((leaving) => leaving.alone)
  return ok({ gone: alone.map(({ resident }) => ['inboxMarks', resident.residentId] as const) })
}

async function seenUntil(store: Reader, personId: string, today: string): Promise<Instant> {
  const mark = await store.get('inboxMarks', personId)
  const oldest = startOfDay(addDays(today, -freshDays))
  return mark && mark.until > oldest ? mark.until : oldest
}

const blank = {
  title: '',
  points: null,
  deduct: false,
  reason: null,
  endsAt: null,
  who: null,
  startsAt: null,
}
