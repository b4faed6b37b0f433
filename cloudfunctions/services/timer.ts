import { addMs, type Instant } from '@/domain/common/day'
import type { Village } from '@/domain/roster/roster'
import { timeFor } from '../platform/clock'
import { retrying } from '../platform/store/retry'
import { Busy, Unknown } from '../platform/store/store'
import { contributions, dueSteps, settlings } from './capabilities'
import type { Span } from './common/capability'
import type { Docs, Platform } from './common/context'
import { upsert } from './common/documents-tools'

export interface TimerRun {
  readonly posted: number
  readonly villages: number
  /** Work was left over: run again at once. */
  readonly more: boolean
}

const leaseMs = 60_000

/**
 * Does what fell due, whatever the capability: settles village after village, then takes one step after the other.
 * Safe to run late, twice or side by side: a village is leased, and settling again does only what is still to do.
 * Begins no other village once `budgetMs` have passed.
 */
export async function runTimer(platform: Platform, budgetMs = 15_000): Promise<TimerRun> {
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
  let more = villages < villageIds.length
  for (const { budgetMs: stepMs, run } of dueSteps) {
    const left = await run(platform, timeFor(platform.clock, stepMs), contributions)
    if (left?.more) more = true
  }
  return { posted, villages, more }
}

async function villagesWithWork(store: Docs, now: Instant): Promise<string[]> {
  const found = await Promise.all(settlings.map(({ villages }) => villages(store, now)))
  return [...new Set(found.flat())].sort()
}

/** @returns how much was done; nothing where somebody else holds the lease */
async function runVillage(platform: Platform, villageId: string): Promise<number> {
  const village = await platform.store.get('villages', villageId)
  if (!village) return 0
  const settledUntil = await lease(platform, villageId)
  if (settledUntil === null) return 0
  let done = 0
  // Settling again does only what is still to do, so an answer that was lost is no more than a reason to do so.
  await retrying(
    () =>
      settle(platform, village, settledUntil, () => {
        done++
      }),
    (error) => error instanceof Unknown || error instanceof Busy,
  )
  return done
}

async function settle(
  platform: Platform,
  village: Village,
  settledUntil: Instant,
  onDone: () => void,
): Promise<void> {
  const now = platform.clock.now()
  const fixes = settlings.flatMap(({ fixes }) => fixes?.(village, settledUntil, now) ?? [])
  const doUntil = async (until: Span['until']) => {
    for (const settling of settlings)
      await settling.until?.(platform, village, { settledUntil, until }, onDone)
  }
  // In order of time: what fell due before a board closed still counts on it.
  for (const { at, run } of fixes.sort((a, b) => (a.at < b.at ? -1 : 1))) {
    await doUntil({ lt: at })
    await run(platform)
  }
  await doUntil({ lte: now })
  for (const settling of settlings) await settling.afterwards?.(platform, village)
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
