import type { Instant } from '@/domain/common/day'
import type { Docs } from '../services/common/context'

export interface Signed {
  readonly userId: string
  readonly sessionId: string | null
}

/** The user of a web session, or null once it has run out. */
export async function userOfToken(
  store: Docs,
  sessionId: string,
  now: Instant,
): Promise<Signed | null> {
  const session = await store.get('sessions', sessionId)
  if (!session || session.expiresAt <= now) return null
  return { userId: session.userId, sessionId }
}
