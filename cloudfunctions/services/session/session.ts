import { createHash } from 'node:crypto'
import { addMs, type Instant } from '@/domain/common/day'
import type { Docs, Platform } from '../common/context'

const sessionDays = 90

/** Opens a web session and gives its secret, of which only the hash is kept. */
export async function openSession(platform: Platform, userId: string): Promise<string> {
  const token = platform.ids.token()
  const createdAt = platform.clock.now()
  await platform.store.tx((t) =>
    t.insert('sessions', {
      _id: sessionIdOf(token),
      userId,
      createdAt,
      expiresAt: sessionEnd(createdAt),
    }),
  )
  return token
}

export function sessionEnd(createdAt: Instant): Instant {
  return addMs(createdAt, sessionDays * 86_400_000)
}

export async function closeSession(store: Docs, sessionId: string): Promise<void> {
  await store.tx((t) => t.remove('sessions', sessionId))
}

export function sessionIdOf(token: string): string {
  return createHash('sha256').update(token).digest('hex')
}

/** The id of a binding holds the openid, which leaves the server in no answer. */
export function bindingIdOf(id: string): string {
  return createHash('sha256').update(id).digest('base64url').slice(0, 20)
}
