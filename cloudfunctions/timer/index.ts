import { refusal, type CallAnswer } from '../api/dispatch'
import { noImages, openidOfCaller, platformWith, startFunction } from '../api/platform'
import { runTimer, type TimerRun } from '../services/timer'

/** Runs that follow each other at once, before the next trigger: each takes 15 s at most, the trigger comes every 5 min. */
const runsMax = 20
/** Of the 60 s that the cloud gives a run. */
const budgetMs = Number(process.env.ZHIQI_TIMER_MS ?? 15_000)
/** So long the request to oneself has for arriving. */
const startMs = 1_500

const platform = platformWith(noImages)

type Answer = CallAnswer | { ok: true; data: TimerRun & { run: number } }

/** What the clock calls. Whatever one run leaves over, the next one does: it calls itself. */
export async function main(event: unknown): Promise<Answer> {
  if (openidOfCaller() !== null) return refusal('UNKNOWN_CALL', platform.ids.id())
  const run = runOf(event)
  const done = await runTimer(platform, budgetMs)
  platform.log.info('timer ran', { ...done, run })
  if (done.more && run < runsMax) await startFunction('timer', { run: run + 1 }, startMs)
  return { ok: true, data: { ...done, run } }
}

function runOf(event: unknown): number {
  const { run } = (event ?? {}) as { run?: unknown }
  return typeof run === 'number' && Number.isInteger(run) && run >= 1 ? run : 1
}
