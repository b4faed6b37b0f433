import { collections } from '../../../cloudfunctions/services/capabilities'
import type { Documents } from '../../../cloudfunctions/services/common/documents'
import { openWorld, type World } from '../../model/world'
import { startLoopback, type Loopback } from '../loopback'

export type County = ReadonlyMap<string, readonly object[]>

const idsEach = 1_000
let counties = 0

/** The documents of what was done in a world, under ids that no other county of this process has. */
export async function countyOf(fill: (world: World) => Promise<void>): Promise<County> {
  const world = await openWorld()
  // Every world draws the same ids, from the beginning.
  for (let i = counties++ * idsEach; i > 0; i--) world.platform.ids.id()
  try {
    await fill(world)
    const county = new Map<string, readonly object[]>()
    for (const collection of Object.keys(collections) as (keyof Documents)[])
      county.set(collection, await world.platform.store.list(collection, { eq: {}, limit: 1000 }))
    return county
  } finally {
    await world.close()
  }
}

/** Beside what the loopback holds already. */
export function putCounty(loopback: Loopback, county: County): void {
  for (const [collection, documents] of county) loopback.put(collection, documents as never)
}

export async function loopbackWith(county: County): Promise<Loopback> {
  const loopback = await startLoopback({ collections })
  putCounty(loopback, county)
  return loopback
}
