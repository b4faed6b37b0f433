import { fail, ok } from '@/domain/common/result'
import { afterAnswer, mayDecide, taken, type Check, type Judged } from '@/domain/checks/check'
import type { CheckRow } from '@/domain/checks/contract'
import { openidsOf } from '../common/openids'
import { judgeAgain } from './checks'
import { settle, whatWords } from './subjects'
import { handler, type Contributions, type Moderated } from '../common/capability'
import type { Context, Docs, Platform } from '../common/context'
import type { Documents } from '../common/documents'
import { inBatches, pageOf } from '../common/documents-tools'
import type { Whose } from '../common/here'
import { Lookup } from '../common/people'

/** Asks WeChat again about what waits. A check is taken first, so that two timers ask once. */
export async function recheck(
  platform: Platform,
  time: () => boolean,
  contributed: Contributions,
): Promise<void> {
  const { store, clock } = platform
  const lte = clock.now()
  const range = { field: 'nextAt', lte }
  const due = await store.list('checks', { eq: { state: 'waiting' }, range, limit: 50 })
  const work = async ({ _id }: Documents['checks']) => {
    const check = await take(store, _id, lte)
    if (check === null) return
    const { by, subject } = check
    const media = mediaOf(subject, contributed)
    if (!media) return goOn(platform, check, await judgeAgain(platform, check), contributed)
    const [openid = null] = await openidsOf(store, by.personId)
    const { outcome, traceId } = await media.askAgain(platform, openid, subject.id)
    await goOn(platform, check, outcome, contributed, traceId)
  }
  await inBatches(due, 5, work, time)
}

function mediaOf({ kind }: Check['subject'], { texts }: Contributions): Moderated['media'] {
  return kind === 'words' ? undefined : texts[kind].media
}

async function take(store: Docs, id: string, now: string): Promise<Documents['checks'] | null> {
  return store.tx(async (t) => {
    const check = await t.get('checks', id)
    if (check?.state !== 'waiting' || check.nextAt > now) return null
    await t.update('checks', id, { nextAt: taken(check, now).nextAt })
    return check
  })
}

/** What became of a check that was asked about, unless the text was replaced meanwhile. */
async function goOn(
  platform: Platform,
  check: Pick<Check, 'checkId' | 'at'>,
  outcome: Judged | 'pending',
  contributed: Contributions,
  traceId = '',
): Promise<void> {
  const now = platform.clock.now()
  await platform.store.tx(async (t) => {
    const still = await t.get('checks', check.checkId)
    if (still?.at !== check.at || still.state !== 'waiting') return
    const next = afterAnswer(still, outcome, now)
    if (next === 'show' || next === 'take') return settle(t, still, next, now, contributed)
    const { tries, state, nextAt } = next
    await t.update('checks', still._id, { tries, state, nextAt, traceId })
  })
}

/** What WeChat pushes once it has looked at a photo or listened to a recording. */
interface MediaVerdict {
  readonly Event?: unknown
  readonly trace_id?: unknown
  readonly errcode?: unknown
  readonly result?: { readonly suggest?: unknown } | null
}

/**
 * Takes the event `wxa_media_check`. Whoever calls has made sure that it came from WeChat. A verdict that is not
 * known here, or comes twice, changes nothing; one that failed has the photo asked about again.
 */
export async function takeMediaVerdict(
  platform: Platform,
  event: unknown,
  contributed: Contributions,
): Promise<'taken' | 'unknown'> {
  const { trace_id: traceId, errcode, result } = (event ?? {}) as MediaVerdict
  if (typeof traceId !== 'string' || traceId === '') return 'unknown'
  const [check] = await platform.store.list('checks', { eq: { traceId }, limit: 1 })
  if (!check) return 'unknown'
  const suggest = errcode === undefined || errcode === 0 ? result?.suggest : undefined
  const known = suggest === 'pass' || suggest === 'review' || suggest === 'risky'
  await goOn(platform, check, known ? suggest : 'later', contributed)
  return 'taken'
}

export const todo = handler('checks.todo', async (context, request, contributed) => {
  const { here, person, village } = context
  const town = person.kind === 'town'
  const whose: Whose = town ? { townId: village.townId } : { villageId: village.villageId }
  const eq = { ...whose, state: 'review', substitute: town } as const
  const [page, total] = await Promise.all([
    pageOf(here, 'checks', { eq, range: { field: 'at' } }, request.after, request.limit),
    here.count('checks', { eq }),
  ])
  const lookup = Lookup.for(context)
  const rows = await Promise.all(
    page.rows.map((check) => rowOf(context, lookup, check, contributed)),
  )
  return ok({ rows, total, after: page.after })
})

async function rowOf(
  context: Context,
  lookup: Lookup,
  check: Check,
  contributed: Contributions,
): Promise<CheckRow> {
  const { subject, text, by, at, checkId } = check
  const may = mayDecide(check, deciderOf(context))
  const media = mediaOf(subject, contributed)
  const why = may.ok ? null : may.code
  return {
    checkId,
    what: whatWords(check, contributed),
    text,
    photo: media ? await media.view(context, subject.id) : null,
    by: await (may.ok ? lookup.deciding() : lookup).actorName(by),
    ...(may.ok && by.householdId !== null ? { place: await lookup.placeOf(by.householdId) } : {}),
    at,
    may: may.ok,
    why: why === 'CHECK_OWN' || why === 'CHECK_GOES_TO_TOWN' ? why : null,
  }
}

function deciderOf({ person }: Context) {
  return {
    personId: person?.personId ?? '',
    householdId: person?.householdId ?? null,
    near: person?.near ?? [],
    roles: person?.roles ?? [],
    town: person?.kind === 'town',
  }
}

export const decide = handler('checks.decide', async (context, request, contributed) => {
  const { now } = context
  return context.write(async (t) => {
    const check = await t.get('checks', request.checkId)
    if (!check) return fail('CHECK_NOT_FOUND')
    const may = mayDecide(check, deciderOf(context))
    if (!may.ok) return may
    await settle(t, check, request.decision, now, contributed)
    return ok({})
  })
})
