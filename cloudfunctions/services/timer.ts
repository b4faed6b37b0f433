import { addMs, addDays, dayOf, daysBetween, type Instant } from '@/domain/common/day'
import { periodOf, timedPeriodKinds, type PeriodKey } from '@/domain/common/period'
import { closesAt } from '@/domain/ledger/periods'
import { publicityDaysOn, type Village } from '@/domain/roster/roster'
import { retrying } from '../platform/store/retry'
import { Busy, Unknown } from '../platform/store/store'
import { recheck } from './checks/decide'
import type { Docs, Platform } from './common/context'
import type { Documents } from './common/documents'
import { inBatches, upsert } from './common/documents-tools'
import { sweepFiles } from './files/files'
import { sweepPhotos } from './photos/photos'
import { remindOfTomorrow, sendMessages } from './messages/messages'
import { postDeed } from './deeds/posting'
import { closeBoard, rebuildOpenBoards } from './ranking/ranking'
import { sweepProofs } from './session/phone'
import { continueImports } from './roster/chunks'
import { rosterView } from './roster/view'
import { sweepSessions } from './session/codes'

export interface TimerRun {
  readonly posted: number
  readonly villages: number
  /** Work was left over: run again at once. */
  readonly more: boolean
}

const leaseMs = 60_000
const accountsAtOnce = 20
const duePage = 1000
/** A board closes within so many days after its period: 30 days of publicity at most, and seven more. */
const closingLagDays = 45
/** A village that nobody has settled yet, or not for so long, starts with the boards of the last months. */
const settledDaysMax = 400

/**
 * Does what fell due: posts deeds, closes boards whose time is over, rebuilds the others. Safe to run late, twice
 * or side by side: a village is leased, and every posting is its own receipt. Begins no other village once `budgetMs`
 * have passed.
 */
export async function runTimer(outside: Platform, budgetMs = 15_000): Promise<TimerRun> {
  const platform = { ...outside, store: rosterView(outside.store) }
  const started = Date.parse(platform.clock.now())
  const villageIds = await villagesWithWork(platform.store, platform.clock.now())
  let posted = 0
  let villages = 0
  for (const villageId of villageIds) {
    // One village in any case, or a slow start would leave all of them to the next run, for ever.
    if (villages > 0 && Date.parse(platform.clock.now()) - started > budgetMs) break
    // One village that cannot be settled now keeps no other waiting; the next run after its lease takes it up again.
    try {
      posted += await runVillage(platform, villageId)
    } catch (error) {
      platform.log.error('village not settled', error, { villageId })
    }
    villages++
  }
  const imports = await continueImports(platform)
  await recheck(platform)
  await remindOfTomorrow(platform)
  await sendMessages(platform)
  await sweepFiles(platform)
  await sweepPhotos(platform)
  await sweepProofs(platform)
  await sweepSessions(platform)
  return { posted, villages, more: imports.more || villages < villageIds.length }
}

async function villagesWithWork(store: Docs, now: Instant): Promise<string[]> {
  const [due, closing] = await Promise.all([
    store.list('deeds', {
      eq: { state: 'publicity' },
      range: { field: 'dueAt', lte: now },
      limit: duePage,
    }),
    store.list('boards', {
      eq: { closed: false },
      range: { field: 'closesAt', lte: now },
      limit: duePage,
    }),
  ])
  return [...new Set([...due, ...closing].map((d) => d.villageId))].sort()
}

/** @returns how many deeds were posted; none where somebody else holds the lease */
async function runVillage(platform: Platform, villageId: string): Promise<number> {
  const village = await platform.store.get('villages', villageId)
  if (!village) return 0
  const settledUntil = await lease(platform, villageId)
  if (settledUntil === null) return 0
  let posted = 0
  // Settling again does only what is still to do, so an answer that was lost is no more than a reason to do so.
  await retrying(
    () =>
      settle(platform, village, settledUntil, () => {
        posted++
      }),
    (error) => error instanceof Unknown || error instanceof Busy,
  )
  return posted
}

async function settle(
  platform: Platform,
  village: Village,
  settledUntil: Instant,
  onPosted: () => void,
): Promise<void> {
  const now = platform.clock.now()
  // In order of time: what fell due before a board closed still counts on it.
  for (const closing of closingsBetween(village, settledUntil, now)) {
    await postDue(platform, village, settledUntil, { lt: closing.at }, onPosted)
    await closeBoard(platform, village, closing.period, closing.at)
  }
  await postDue(platform, village, settledUntil, { lte: now }, onPosted)
  await rebuildOpenBoards(platform, village)
  const { villageId } = village
  await platform.store.tx((t) => t.update('timers', villageId, { holder: null, settledUntil: now }))
}

/** @returns up to when earlier runs settled everything, or null where another run is at work */
async function lease(platform: Platform, villageId: string): Promise<Instant | null> {
  const now = platform.clock.now()
  const holder = platform.ids.id()
  const until = addMs(now, leaseMs)
  return platform.store.tx(async (t) => {
    const timer = await t.get('timers', villageId)
    if (timer && timer.holder !== null && timer.until > now) return null
    const settledUntil = timer?.settledUntil ?? ''
    await upsert(t, 'timers', { _id: villageId, holder, until, settledUntil })
    return settledUntil
  })
}

interface Closing {
  readonly period: PeriodKey
  readonly at: Instant
}

/** Boards that close after `from` and not after `to`, in order. */
function closingsBetween(village: Village, from: Instant, to: Instant): Closing[] {
  const daysOn = publicityDaysOn(village)
  const today = dayOf(to)
  const settledDays = from === '' ? 0 : Math.min(daysBetween(dayOf(from), today), settledDaysMax)
  const closings = new Map<PeriodKey, Instant>()
  for (let back = 0; back <= settledDays + closingLagDays; back++) {
    const day = addDays(today, -back)
    for (const kind of timedPeriodKinds) {
      const period = periodOf(kind, day)
      if (closings.has(period)) continue
      const at = closesAt(period, daysOn)
      if (at !== null && at > from && at <= to) closings.set(period, at)
    }
  }
  return [...closings]
    .map(([period, at]) => ({ period, at }))
    .sort((a, b) => (a.at < b.at ? -1 : 1))
}

/** Posts what is due, different accounts at once, the deeds of one account in order of their due time. */
async function postDue(
  platform: Platform,
  village: Village,
  settledUntil: Instant,
  until: { lt: Instant } | { lte: Instant },
  onPosted: () => void,
): Promise<void> {
  for (;;) {
    const due = await platform.store.list('deeds', {
      eq: { villageId: village.villageId, state: 'publicity' },
      range: { field: 'dueAt', ...until },
      limit: duePage,
    })
    await inBatches(byAccount(due), accountsAtOnce, async (deeds) => {
      for (const deed of deeds) {
        if (await postDeed(platform, village, deed.deedId, settledUntil)) onPosted()
      }
    })
    if (due.length < duePage) return
  }
}

function byAccount(due: readonly Documents['deeds'][]): Documents['deeds'][][] {
  const accounts = new Map<string, Documents['deeds'][]>()
  for (const deed of due) {
    const deeds = accounts.get(deed.accountId)
    if (deeds) deeds.push(deed)
    else accounts.set(deed.accountId, [deed])
  }
  return [...accounts.values()]
}
