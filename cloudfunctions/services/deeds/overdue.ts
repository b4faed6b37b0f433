import { addMs, type Instant } from '@/domain/common/day'
import { qualified } from '@/domain/deeds/review'
import { noticeId } from '@/domain/inbox/notice'
import type { NoticeWords } from '../common/capability'
import type { Docs, Platform } from '../common/context'
import type { Documents } from '../common/documents'
import { listAll, upsert } from '../common/documents-tools'
import { holdersOf } from '../common/holders'
import { notify } from '../inbox/notices'
import { reviewersOf } from './deeds'
import { viewOf } from './read'

const waitMs = 3 * 86_400_000
const timer = 'reviews'

type Waiting = Documents['deeds']

/**
 * Part of the timer: what waited three days for review is told once, to whoever of the village may review it now; where
 * nobody may, to the committee and the supervisors, since it is the town's. Many at once are one notice to each.
 */
export async function tellWaiting({ store, clock }: Platform): Promise<void> {
  const now = clock.now()
  const lte = addMs(now, -waitMs)
  const gt = (await store.get('timers', timer))?.settledUntil ?? ''
  const range = { field: 'filedAt', gt, lte }
  const deeds = await listAll(store, 'deeds', { eq: { state: 'filed' }, range })
  for (const villageId of new Set(deeds.map((deed) => deed.villageId))) {
    const here = deeds.filter((deed) => deed.villageId === villageId)
    await tellVillage(store, villageId, here, now)
  }
  if (deeds.length === 0) return
  // Last, so that a run that broke off begins anew: each is told under an id of its own.
  const mark = { holder: null, until: now, settledUntil: lte }
  await store.tx((t) => upsert(t, 'timers', { _id: timer, ...mark }))
}

async function tellVillage(
  store: Docs,
  villageId: string,
  deeds: readonly Waiting[],
  at: Instant,
): Promise<void> {
  const [reviewers, committee, supervisors] = await Promise.all([
    reviewersOf(store, villageId),
    holdersOf(store, villageId, 'committee'),
    holdersOf(store, villageId, 'supervisor'),
  ])
  const mayReview = ({ filedBy, householdId }: Waiting) =>
    qualified(reviewers, filedBy.personId, householdId)
  const atTown = deeds.filter((deed) => mayReview(deed).length === 0)
  const told = [
    ...reviewers.map(({ personId }) => {
      const own = deeds.filter((deed) => mayReview(deed).some((r) => r.personId === personId))
      return { kind: 'review.waits', personId, deeds: own } as const
    }),
    ...[...committee, ...supervisors].map(
      ({ personId }) => ({ kind: 'review.atTown', personId, deeds: atTown }) as const,
    ),
  ]
  await store.tx(async (t) => {
    for (const { kind, personId: householdId, deeds } of told) {
      const subjectId = deeds[0]?.deedId
      if (subjectId === undefined) continue
      const id = `${noticeId(kind, subjectId)}:${householdId}`
      if (await t.get('notices', id)) continue
      const what = String(deeds.length)
      await notify(t, { villageId, householdId, kind, subjectId, what, at }, id)
    }
  })
}

export const waitingNotice: NoticeWords = async (context, lookup, { subjectId, what = '1' }) => {
  const deed = await context.here.get('deeds', subjectId)
  if (!deed) return null
  return { title: what === '1' ? (await viewOf(context, lookup, deed)).title : `${what} 件事迹` }
}
