import type { Day } from '@/domain/common/day'
import { acts } from '@/domain/roster/bind'
import type { Resident, Village } from '@/domain/roster/roster'
import type { Docs, Person, Reader } from './context'
import type { Documents } from './documents'

/** Where a call is, and as whom. */
export interface Place {
  readonly village: Village
  readonly person: Person | null
}

/**
 * A village and as whom a user acts there: a resident of it, else an officer of its town or county. Null where there is
 * no such village.
 */
export async function placeIn(
  store: Docs,
  userId: string | null,
  villageId: string,
  today: Day,
): Promise<Place | null> {
  if (userId === null) {
    const village = await store.get('villages', villageId)
    return village && { village, person: null }
  }
  const [, resident, bound] = await store.follow(
    'bindings',
    `${userId}:${villageId}`,
    ['personId', 'residents'],
    ['scopeId', 'villages'],
  )
  const village = bound ?? (await store.get('villages', villageId))
  if (!village) return null
  const person = resident && acts(resident, today) ? personOf(resident) : null
  return { village, person: person ?? (await officerAbove(store, userId, village)) }
}

function personOf(resident: Resident): Person {
  return {
    personId: resident.residentId,
    name: resident.name,
    kind: 'resident',
    householdId: resident.householdId,
    groupId: resident.groupId,
    roles: resident.roles,
    near: resident.near ?? [],
  }
}

async function officerAbove(
  store: Docs,
  userId: string,
  { townId, countyId }: Pick<Village, 'townId' | 'countyId'>,
): Promise<Person | null> {
  for (const scopeId of [townId, countyId]) {
    const [, officer] = await store.follow('bindings', `${userId}:${scopeId}`, [
      'personId',
      'officers',
    ])
    if (!officer || officer.ended) continue
    return {
      personId: officer._id,
      name: officer.name,
      kind: officer.level,
      householdId: null,
      groupId: null,
      roles: [],
      near: [],
    }
  }
  return null
}

/** The users who act as somebody: one person may have bound more than one phone. */
export function bindingsOf(store: Reader, personId: string): Promise<Documents['bindings'][]> {
  return store.list('bindings', { eq: { personId }, limit: 20 })
}
