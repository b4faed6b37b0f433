import { Busy, Duplicate, Unknown } from './store'

/** How long to keep trying. Everything has a default; tests pass their own time. */
export interface Pace {
  readonly budgetMs?: number
  readonly firstPauseMs?: number
  /** One for all, or by what went wrong. */
  readonly longestPauseMs?: number | ((error: unknown) => number)
  readonly now?: () => number
  readonly sleep?: (ms: number) => Promise<void>
  readonly random?: () => number
}

/**
 * Runs `attempt` until it succeeds, fails for good, or the time is up; then the last error is thrown.
 * A budget of time, not of tries, because under load it is the waiting that grows. Pauses double and are
 * spread at random, so that those who collided do not collide again.
 */
export async function retrying<T>(
  attempt: () => Promise<T>,
  mayPass: (error: unknown) => boolean,
  pace: Pace = {},
): Promise<T> {
  const { budgetMs = 15_000, firstPauseMs = 10, longestPauseMs = 1_000 } = pace
  const { now = Date.now, sleep = pause, random = Math.random } = pace
  const end = now() + budgetMs
  for (let step = firstPauseMs; ; step *= 2) {
    try {
      return await attempt()
    } catch (error) {
      step = Math.min(
        step,
        typeof longestPauseMs === 'number' ? longestPauseMs : longestPauseMs(error),
      )
      const pauseMs = step * (0.5 + random() / 2)
      if (!mayPass(error) || now() + pauseMs > end) throw error
      await sleep(pauseMs)
    }
  }
}

/**
 * Runs a transaction that leaves a receipt, and answers for it even when the answer to its commit was lost:
 * reads the receipt, and runs again only if there is none. A first run that lands late makes the second a
 * Duplicate, which the receipt explains as well.
 * @param readReceipt what `run` answered, or undefined if it was never written
 */
export async function withReceipt<T>(
  run: () => Promise<T>,
  readReceipt: () => Promise<T | undefined>,
  pace: Pace = {},
): Promise<T> {
  return retrying(
    async () => {
      try {
        return await run()
      } catch (error) {
        if (!(error instanceof Unknown || error instanceof Duplicate)) throw error
        const answer = await readReceipt()
        if (answer === undefined) throw error
        return answer
      }
    },
    (error) => error instanceof Unknown || error instanceof Busy,
    pace,
  )
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms))
}
