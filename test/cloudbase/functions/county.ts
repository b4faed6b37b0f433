import { collections } from '../../../cloudfunctions/services/collections'
import type { Documents } from '../../../cloudfunctions/services/documents'
import { openWorld, type World } from '../../model/world'
import { startLoopback, type Loopback } from '../loopback'

/** A loopback that holds what was done in a world: its documents, and nothing of its clock. */
export async function loopbackOf(fill: (world: World) => Promise<void>): Promise<Loopback> {
  const world = await openWorld()
  try {
    await fill(world)
    const loopback = await startLoopback({ collections })
    for (const collection of Object.keys(collections) as (keyof Documents)[])
      loopback.put(collection, await world.platform.store.list(collection, { eq: {}, limit: 1000 }))
    return loopback
  } finally {
    await world.close()
  }
}
