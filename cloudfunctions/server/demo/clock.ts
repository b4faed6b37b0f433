import { demoClock, systemClock, type Clock, type DemoClock } from '../../platform/clock'
import type { Docs } from '../../services/common/context'

/** How often the clock's reading is kept, so that a restart with a wrong system clock cannot turn it back far. */
const markMs = 60_000

/**
 * The clock of a demo installation: real time and the days that were passed by hand. It never goes back, neither
 * when the computer's clock is corrected nor across a restart.
 */
export class KeptClock implements Clock {
  private readonly inner: DemoClock
  private latest: string
  private marked: string

  private constructor(
    private readonly store: Docs,
    offsetMs: number,
    lastAt: string,
    base: Clock,
  ) {
    const behindMs = Date.parse(lastAt) - Date.parse(base.now()) - offsetMs
    this.inner = demoClock({ offsetMs: offsetMs + Math.max(0, behindMs) }, base)
    this.latest = lastAt
    this.marked = lastAt
  }

  /** Null where the store holds no demo. */
  static async open(store: Docs, base: Clock = systemClock): Promise<KeptClock | null> {
    const demo = await store.get('demo', 'demo')
    return demo && new KeptClock(store, demo.offsetMs, demo.lastAt, base)
  }

  now(): string {
    const reading = this.inner.now()
    if (reading > this.latest) this.latest = reading
    return this.latest
  }

  /** Moves on and keeps the new offset before anything happens at the new time. */
  async advance(ms: number): Promise<void> {
    this.inner.advance(ms)
    await this.keep()
  }

  /** Keeps the reading if the kept one is old. */
  async mark(): Promise<void> {
    if (Date.parse(this.now()) - Date.parse(this.marked) >= markMs) await this.keep()
  }

  async keep(): Promise<void> {
    const lastAt = this.now()
    await this.store.tx((t) => t.update('demo', 'demo', { offsetMs: this.inner.offsetMs, lastAt }))
    this.marked = lastAt
  }
}
