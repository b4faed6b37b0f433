import type { Village } from '@/domain/roster/roster'
import type { Docs, Person } from './context'
import type { Documents } from './documents'

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

/** The users who act as somebody: one person may have bound more than one phone. */
export function bindingsOf(store: Docs, personId: string): Promise<Documents['bindings'][]> {
  return store.list('bindings', { eq: { personId }, limit: 20 })
}
