import type { Judge } from '@/domain/common/actor'
import type { Role } from '@/domain/common/roles'
import type { Documents, Reader } from './documents'
import { whileUnchanged } from './lasting'

export interface Holder extends Judge {
  readonly householdId: string
  readonly near: readonly string[]
  readonly roles: readonly Role[]
}

/** Whoever has a role in the village and still lives there. */
export function holdersOf(
  store: Reader,
  villageId: string,
  role: Role,
): Promise<readonly Holder[]> {
  return whileUnchanged(store, ['residents', 'rosterImports'], `${role}s ${villageId}`, () =>
    readHolders(store, villageId, role),
  )
}

/** Of somebody as read in a transaction. */
export function stillHolds(resident: Documents['residents'] | null, role: Role): boolean {
  return resident !== null && !resident.leftOn && resident.roles.includes(role)
}

async function readHolders(
  store: Reader,
  villageId: string,
  role: Role,
): Promise<readonly Holder[]> {
  const staff = await store.list('residents', { eq: { villageId, staff: true }, limit: 1000 })
  return staff
    .filter((r) => r.roles.includes(role) && !r.leftOn)
    .map(({ residentId: personId, householdId, near = [], roles }) => ({
      personId,
      householdId,
      near,
      roles,
    }))
}
