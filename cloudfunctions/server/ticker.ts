import type { Log } from '../platform/log'
import type { Platform } from '../services/common/context'
import { runTimer } from '../services/timer'

/** Runs the timer, one run at a time: those that the clock asks for and those that the demo does. */
export class Ticker {
  private running: Promise<unknown> = Promise.resolve()
  private waiting: NodeJS.Timeout | undefined
  private stopped = false

  constructor(
    private readonly platform: Platform,
    private readonly log: Log,
    private readonly everyMs: number,
    private readonly afterwards: () => Promise<void> = () => Promise.resolve(),
  ) {}

  /** At once, then again and again after a pause; a run that fails is tried again like any other. */
  start(): void {
    void this.run(() => this.settle())
      .then(this.afterwards)
      .catch((error: unknown) => {
        this.log.error('timer failed', error)
      })
      .finally(() => {
        if (this.stopped) return
        this.waiting = setTimeout(() => {
          this.start()
        }, this.everyMs)
      })
  }

  /** Runs `work` when no other run is under way. */
  run<T>(work: () => Promise<T>): Promise<T> {
    const done = this.running.then(work)
    this.running = done.catch(() => undefined)
    return done
  }

  /** Until nothing more is due. To be called inside `run`. */
  async settle(): Promise<number> {
    let posted = 0
    while (!this.stopped) {
      const run = await runTimer(this.platform)
      posted += run.posted
      if (run.posted === 0 && !run.more) break
    }
    return posted
  }

  /** Waits for the run under way and starts no other. */
  async stop(): Promise<void> {
    this.stopped = true
    clearTimeout(this.waiting)
    await this.running
  }
}
