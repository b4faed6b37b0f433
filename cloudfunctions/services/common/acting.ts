import type { Village } from '@/domain/roster/roster'
import type { Docs, Person } from './context'
import type { Documents } from './documents'

/** As whom a user acts in a village: a resident of it, else an officer of its town or county. */
export async function personIn(
  store: Docs,
  userId: string,
  village: Village,
): Promise<Person | null> {
  return (
    (await residentIn(store, userId, village.villageId)) ??
    (await officerAbove(store, userId, village))
  )
}

export async function residentIn(
  store: Docs,
  userId: string,
  villageId: string,
): Promise<Person | null> {
  const [, resident] = await store.follow(
    'bindings',
    `${userId}:${villageId}`,
    'personId',
    'residents',
  )
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

export async function officerAbove(
  store: Docs,
  userId: string,
  { townId, countyId }: Pick<Village, 'townId' | 'countyId'>,
): Promise<Person | null> {
  for (const scopeId of [townId, countyId]) {
    const [, officer] = await store.follow(
      'bindings',
      `${userId}:${scopeId}`,
      'personId',
      'officers',
    )
    if (!officer) continue
    return {
      personId: officer._id,
      name: officer.name,
      kind: officer.level,
      householdId: null,
      groupId: null,
      roles: [],
    }
  }
  return null
}

/** The users who act as somebody: one person may have bound more than one phone. */
export function bindingsOf(store: Docs, personId: string): Promise<Documents['bindings'][]> {
  return store.list('bindings', { eq: { personId }, limit: 20 })
}
