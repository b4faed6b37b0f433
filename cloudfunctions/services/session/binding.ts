import type { Day, Instant } from '@/domain/common/day'
import type { Request } from '@/domain/contracts'
import type { Resident } from '@/domain/roster/roster'
import type { DocsTx, OpenContext } from '../common/context'
import type { Documents } from '../common/documents'
import { upsert } from '../common/documents-tools'
import { tellBound } from './notices'
import { bindingIdOf, sessionEnd, sessionIdOf } from './session'

/** Who wants to act as somebody, and by what. */
export interface Asking {
  readonly userId: string
  /** Of the session that opens, where a browser has none yet. */
  readonly sessionId: string | null
  readonly by: 'phone' | 'card'
  /** The second person, where it takes one. */
  readonly agreedBy?: string
  /** Chrome · Windows; empty for a phone in WeChat. */
  readonly device: string
  readonly now: Instant
  readonly today: Day
}

/** @returns with the token of a browser's new session, which is kept nowhere */
export function askingBy(
  { platform: { ids }, userId, sessionId, now, today }: OpenContext,
  by: Asking['by'],
  device?: Request<'session.bind'>['device'],
): { readonly asking: Asking; readonly token: string | null } {
  const browser = device ? `${device.browser} · ${device.system}` : ''
  const asking = { by, now, today, device: sessionId === null && userId !== null ? '' : browser }
  if (userId !== null) return { asking: { ...asking, userId, sessionId: null }, token: null }
  const token = ids.token()
  const web = { userId: `web-${ids.id()}`, sessionId: sessionIdOf(token) }
  return { asking: { ...asking, ...web }, token }
}

/** As whom: a resident, or an officer of a region. */
export type Meant =
  | { readonly kind: 'resident'; readonly resident: Resident }
  | { readonly kind: 'officer'; readonly officer: Documents['officers'] }

/** Whose key opens beside the card. */
export function holderOf(meant: Meant): string {
  return meant.kind === 'resident' ? meant.resident.householdId : meant.officer._id
}

/**
 * Binds, opens the browser's session and tells the household. The key of the household is written too: whatever ends
 * its sign-ins writes the same, so that of the two one sees the other.
 */
export async function putBinding(t: DocsTx, asking: Asking, meant: Meant): Promise<void> {
  const { userId, sessionId, by, agreedBy = null, device, now, today } = asking
  const [scopeId, personId] =
    meant.kind === 'resident'
      ? [meant.resident.villageId, meant.resident.residentId]
      : [meant.officer.regionId, meant.officer._id]
  const _id = `${userId}:${scopeId}`
  const before = await t.get('bindings', _id)
  const binding = { _id, userId, scopeId, kind: meant.kind, personId, since: now, device }
  await upsert(t, 'bindings', { ...binding, by, agreedBy, lastOn: today })
  await touchKey(t, holderOf(meant), now)
  if (sessionId !== null) {
    const session = { userId, createdAt: now, expiresAt: sessionEnd(now) }
    const browser = device === '' ? {} : { browser: device }
    await t.insert('sessions', { _id: sessionId, ...session, ...browser })
  }
  if (before?.personId === personId || meant.kind === 'officer') return
  const what = userId.startsWith('wx-') ? '微信' : `网页 ${device}`.trim()
  await tellBound(t, meant.resident, { bindingId: bindingIdOf(_id), what, now })
}

/** Makes whoever else is at it begin anew. */
export async function touchKey(t: DocsTx, holderId: string, now: Instant): Promise<void> {
  const none = { secret: null, secretAt: null, once: null }
  const before = await t.get('keys', holderId)
  await upsert(t, 'keys', { ...none, ...before, _id: holderId, touchedAt: now })
}
