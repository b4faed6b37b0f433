import type { Village } from '@/domain/roster/roster'
import type { Docs, Person, Platform } from '../services/context'

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

/** As whom a user acts in a village: a resident of it, else an officer of its town or county. */
export async function personIn(
  store: Docs,
  userId: string,
  village: Village,
): Promise<Person | null> {
  for (const scopeId of [village.villageId, village.townId, village.countyId]) {
    const binding = await store.get('bindings', `${userId}:${scopeId}`)
    if (!binding) continue
    const person =
      binding.kind === 'resident'
        ? await residentPerson(store, binding.personId)
        : await officerPerson(store, binding.personId)
    if (person) return person
  }
  return null
}

async function residentPerson(store: Docs, residentId: string): Promise<Person | null> {
  const resident = await store.get('residents', residentId)
  if (!resident || resident.leftOn) return null
  return {
    personId: resident.residentId,
    name: resident.name,
    kind: 'resident',
    householdId: resident.householdId,
    groupId: resident.groupId,
    roles: resident.roles,
  }
}

async function officerPerson(store: Docs, officerId: string): Promise<Person | null> {
  const officer = await store.get('officers', officerId)
  return (
    officer && {
      personId: officer._id,
      name: officer.name,
      kind: officer.level,
      householdId: null,
      groupId: null,
      roles: [],
    }
  )
}
