import { dayOf, type Instant } from '@/domain/common/day'
import { acts } from '@/domain/roster/bind'
import type { Place } from '../services/common/acting'
import type { DocsTx, Person } from '../services/common/context'
import type { Signed } from './identity'

/** Since the call was let in, its caller was signed out, removed, moved or given other roles. */
export class Outdated extends Error {
  override readonly name = 'Outdated'
}

/**
 * Reads again, inside the transaction that writes, as whom the call was let in. Nothing of this is kept from before:
 * otherwise whoever lost a role meanwhile would still use it.
 */
export async function checkStill(
  t: DocsTx,
  signed: Signed | null,
  place: Place | null,
  now: Instant,
): Promise<void> {
  if (signed === null) return
  if (!(await isSignedIn(t, signed, now))) throw new Outdated()
  if (!place?.person) return
  if (!(await isStill(t, signed.userId, place, place.person, now))) throw new Outdated()
}

async function isSignedIn(
  t: DocsTx,
  { sessionId, userId }: Signed,
  now: Instant,
): Promise<boolean> {
  if (sessionId === null) return true
  const session = await t.get('sessions', sessionId)
  return session?.userId === userId && session.expiresAt > now
}

async function isStill(
  t: DocsTx,
  userId: string,
  { village }: Place,
  person: Person,
  now: Instant,
): Promise<boolean> {
  const { kind, personId } = person
  const { villageId, townId, countyId } = village
  const scopeId = { resident: villageId, town: townId, county: countyId }[kind]
  const binding = await t.get('bindings', `${userId}:${scopeId}`)
  if (binding?.personId !== personId) return false
  if (kind !== 'resident') {
    const officer = await t.get('officers', personId)
    return officer?.level === kind && !officer.ended
  }
  const resident = await t.get('residents', personId)
  return (
    resident !== null &&
    acts(resident, dayOf(now)) &&
    resident.householdId === person.householdId &&
    resident.groupId === person.groupId &&
    resident.roles.join() === person.roles.join() &&
    (resident.near ?? []).join() === person.near.join()
  )
}
