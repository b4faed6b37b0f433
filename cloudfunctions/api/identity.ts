import type { Platform } from '../services/common/context'

export interface Signed {
  readonly userId: string
  readonly sessionId: string | null
}

/** The user of a web session, or null once it has run out. */
export async function userOfToken(platform: Platform, sessionId: string): Promise<Signed | null> {
  const session = await platform.store.get('sessions', sessionId)
  if (!session || session.expiresAt <= platform.clock.now()) return null
  return { userId: session.userId, sessionId }
}
