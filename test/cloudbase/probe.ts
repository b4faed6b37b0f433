import { openCloudbase } from '../../cloudfunctions/platform/store/cloudbase'
import { checkedSpecs } from '../../cloudfunctions/platform/store/guarded'
import type { Collections, CollectionSpecs, Store } from '../../cloudfunctions/platform/store/store'
import { cloudOfEnvironment } from './cloud'

/** A true environment to run the store's contract on, if one is named; see the README. */
export function probeEnvironment(): Probe | null {
  const { CLOUDBASE_PROBE_ENV, TENCENTCLOUD_SECRETID, TENCENTCLOUD_SECRETKEY } = process.env
  if (!CLOUDBASE_PROBE_ENV) return null
  if (!TENCENTCLOUD_SECRETID || !TENCENTCLOUD_SECRETKEY) {
    throw new Error(
      'CLOUDBASE_PROBE_ENV wants TENCENTCLOUD_SECRETID and TENCENTCLOUD_SECRETKEY too',
    )
  }
  return {
    env: CLOUDBASE_PROBE_ENV,
    secretId: TENCENTCLOUD_SECRETID,
    secretKey: TENCENTCLOUD_SECRETKEY,
  }
}

export interface Probe {
  readonly env: string
  readonly secretId: string
  readonly secretKey: string
}

/** Makes the collections with their indexes, and empties them: an environment for tests and nothing else. */
export async function openProbe<C extends Collections<C>>(
  probe: Probe,
  collections: CollectionSpecs<C>,
): Promise<Store<C>> {
  // Loaded only here: it is heavy, and most never probe.
  const { default: Manager } = await import('@cloudbase/manager-node')
  const manager = new Manager({
    envId: probe.env,
    secretId: probe.secretId,
    secretKey: probe.secretKey,
  })
  const cloud = await cloudOfEnvironment(probe)
  const database = cloud.database({ throwOnNotFound: false }) as Erasable
  for (const [name, { indexes }] of checkedSpecs(collections)) {
    await manager.database.createCollectionIfNotExists(name)
    for (const { fields, unique } of indexes) {
      const IndexName = fields.map((field) => `${field}_1`).join('_')
      if ((await manager.database.checkIndexExists(name, IndexName)).Exists) continue
      const MgoIndexKeys = fields.map((Name) => ({ Name, Direction: '1' }))
      await manager.database.updateCollection(name, {
        CreateIndexes: [
          { IndexName, MgoKeySchema: { MgoIndexKeys, MgoIsUnique: unique === true } },
        ],
      })
    }
    await database
      .collection(name)
      .where({ _id: database.command.exists(true) })
      .remove()
  }
  return openCloudbase<C>({ database, collections, watch: true })
}

interface Erasable {
  readonly command: { exists(there: boolean): object }
  collection(name: string): { where(condition: object): { remove(): Promise<unknown> } }
}
