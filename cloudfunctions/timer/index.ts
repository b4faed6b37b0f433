import { refusal, type CallAnswer } from '../api/dispatch'
import { noImages, openidOfCaller, platformWith, startFunction, stored } from '../api/platform'
import { migrations } from '../migrations'
import { migrate } from '../migrations/run'
import { timeFor } from '../platform/clock'
import { runTimer, type TimerRun } from '../services/timer'

/** Runs that follow each other at once, before the next trigger: each takes 15 s at most, the trigger comes every 5 min. */
const runsMax = 20
/** Of the 60 s that the cloud gives a run. */
const budgetMs = Number(process.env.ZHIQI_TIMER_MS ?? 15_000)
/** So long the request to oneself has for arriving. */
const startMs = 1_500

/** Instances of the functions that a deployment replaces are gone by then. */
const othersWriteMs = 3_600_000

const platform = platformWith(noImages)

type Answer = CallAnswer | { ok: true; data: TimerRun & { run: number } }

/** What the clock calls. Whatever one run leaves over, the next one does: it calls itself. */
export async function main(event: unknown): Promise<Answer> {
  if (openidOfCaller() !== null) return refusal('UNKNOWN_CALL', platform.ids.id())
  const run = runOf(event)
  const migrating = await bringOn()
  const ran = await runTimer(platform, budgetMs)
  const done = { ...ran, more: ran.more || migrating }
  platform.log.info('timer ran', { ...done, run })
  if (done.more && run < runsMax) await startFunction('timer', { run: run + 1 }, startMs)
  return { ok: true, data: { ...done, run } }
}

/** When there is something to migrate, as far as this instance knows. */
let nextAt: string | null = ''

/** @returns whether steps are left for the next run */
async function bringOn(): Promise<boolean> {
  const { clock, log } = platform
  const now = () => clock.now()
  if (nextAt === null || nextAt > now()) return false
  try {
    nextAt = await migrate(stored, {
      migrations,
      now,
      time: timeFor(clock, budgetMs / 3),
      othersWriteMs,
    })
    return nextAt !== null && nextAt <= now()
  } catch (error) {
    log.error('not migrated', error)
    return false
  }
}

function runOf(event: unknown): number {
  const { run } = (event ?? {}) as { run?: unknown }
  return typeof run === 'number' && Number.isInteger(run) && run >= 1 ? run : 1
}
