import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'
import { userOfToken } from '../api/identity'
import type { Platform } from '../services/common/context'
import { networkOf } from '../services/session/caller'
import { sessionIdOf } from '../services/session/session'
import type { Reach } from './reach'

const seconds = 10
/** Fifty a second, in bursts: a screen asks once. */
const ofASession = 500
/** A whole village may sit behind one address. */
const ofASource = 3_000

/**
 * How much one may ask: each session by itself, and before sign-in each address. A token that opens no session counts
 * as none, so that inventing tokens gains nothing.
 */
export class Limits {
  private readonly sessions = new RateLimiterMemory({ points: ofASession, duration: seconds })
  private readonly sources = new RateLimiterMemory({ points: ofASource, duration: seconds })
  private readonly isOn: boolean

  constructor(
    private readonly platform: Platform,
    reach: Reach,
  ) {
    this.isOn = reach.origin !== null
  }

  /** @returns 0 when it may be asked, else in how many milliseconds it may */
  async take(token: string | null, source: string | null): Promise<number> {
    if (!this.isOn) return 0
    const { store, clock } = this.platform
    const sessionId = token === null ? null : sessionIdOf(token)
    const signed = sessionId === null ? null : await userOfToken(store, sessionId, clock.now())
    try {
      await (signed && sessionId !== null
        ? this.sessions.consume(sessionId)
        : this.sources.consume(networkOf(source ?? '')))
      return 0
    } catch (refused) {
      if (refused instanceof RateLimiterRes) return Math.max(refused.msBeforeNext, 1)
      throw refused
    }
  }
}
