import type { CurrentRoster } from '@/domain/roster/import/current'
import type { DocsTx, Reader } from '../common/context'
import { listAll } from '../common/documents-tools'

/** All of a village's roster, as decisions on it want it. */
export async function rosterOf(here: Reader, villageId: string): Promise<CurrentRoster> {
  const eq = { villageId }
  const [groups, households, residents] = await Promise.all([
    listAll(here, 'groups', { eq, range: { field: 'order' } }),
    listAll(here, 'households', { eq, range: { field: 'name' } }),
    listAll(here, 'residents', { eq, range: { field: 'name' } }),
  ])
  return {
    groups: groups.map(({ _id: groupId, name, order }) => ({ groupId, name, order })),
    households,
    residents,
  }
}

/** Whoever is touched is read in the transaction: a consent changes without a new version of the roster. */
export async function readAgain(
  t: DocsTx,
  read: CurrentRoster,
  householdIds: readonly (string | undefined)[],
): Promise<CurrentRoster> {
  const ids = new Set(householdIds)
  const again = async <D>(documents: readonly D[], get: (document: D) => Promise<D | null>) => {
    const fresh: D[] = []
    for (const document of documents) fresh.push((await get(document)) ?? document)
    return fresh
  }
  const households = await again(read.households, async (h) =>
    ids.has(h.householdId) ? t.get('households', h.householdId) : h,
  )
  const residents = await again(read.residents, async (r) =>
    ids.has(r.householdId) ? t.get('residents', r.residentId) : r,
  )
  return { groups: read.groups, households, residents }
}
