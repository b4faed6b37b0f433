import { dayOf, type Instant } from '@/domain/common/day'
import { ownVillage } from '@/domain/common/wire'
import { placeIn, type Place } from '../services/common/acting'
import type { Platform } from '../services/common/context'
import { ownVillageOf } from '../services/session/own-village'
import { sessionIdOf } from '../services/session/session'
import { userOfToken, type Signed } from './identity'

/** Who sends a call, as far as it can be known without looking anything up. */
export interface Sender {
  /** Web: the session's secret. */
  readonly token?: string | null
  /** WeChat: the openid that the platform vouches for; never from the event. */
  readonly openid?: string
  /** The address that the call comes from, as the server or the platform sees it. */
  readonly from?: string | null
}

/** What all calls of one trip share, each thing looked up once and only if it is asked for. */
export interface Trip {
  readonly platform: Platform
  readonly sender: Sender
  /** For the user to read out, so that the log line is found. */
  readonly requestId: string
  readonly now: Instant
  caller(): Promise<Signed | null>
  /** Null for a village that is not there. */
  place(villageId: string): Promise<Place | null>
  /** The village behind the word for it; null where the caller has to choose one. */
  ownVillage(): Promise<string | null>
}

export function tripOf(platform: Platform, sender: Sender): Trip {
  const { store } = platform
  const now = platform.clock.now()
  const once = lookups()
  const caller = () =>
    once('caller', async (): Promise<Signed | null> => {
      const { openid, token } = sender
      if (openid !== undefined) return { userId: `wx-${openid}`, sessionId: null }
      return token ? userOfToken(store, sessionIdOf(token), now) : null
    })
  return {
    platform,
    sender,
    requestId: platform.ids.id(),
    now,
    caller,
    place: (villageId) =>
      once(`village ${villageId}`, async () => {
        const signed = await caller()
        return placeIn(store, signed?.userId ?? null, villageId, dayOf(now))
      }),
    ownVillage: () =>
      once(ownVillage, async () =>
        ownVillageOf(platform, (await caller())?.userId ?? null, dayOf(now)),
      ),
  }
}

function lookups() {
  const asked = new Map<string, Promise<unknown>>()
  return <T>(what: string, look: () => Promise<T>): Promise<T> => {
    const looking = (asked.get(what) as Promise<T> | undefined) ?? look()
    asked.set(what, looking)
    return looking
  }
}
