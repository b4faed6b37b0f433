import { bindingsOf } from '../common/acting'
import type { DocsTx, Reader } from '../common/context'
import type { Documents } from '../common/documents'

/**
 * Whether somebody stays who can act for the region that an officer leaves. Looked for first; the transaction finds that
 * one still there, and writes the region, so that of two who go at the same time one is the last.
 * @param goes which bindings to officers of the region go
 */
export async function anotherOfficer(
  store: Reader,
  { regionId }: Documents['officers'],
  goes: (binding: Documents['bindings']) => boolean,
): Promise<(t: DocsTx) => Promise<boolean>> {
  const all = await officersWhere(store, (officer) => officer.regionId === regionId)
  const acting = all.filter(({ ended }) => !ended)
  const bindings = await Promise.all(acting.map(({ _id }) => bindingsOf(store, _id)))
  const stays = bindings.flat().find((binding) => !goes(binding))
  return async (t) => {
    if (!stays || !(await t.get('bindings', stays._id))) return false
    const region = await t.get('regions', regionId)
    if (region) await t.update('regions', regionId, { name: region.name })
    return true
  }
}

/** A county has few. */
export async function officersWhere(
  store: Reader,
  which: (officer: Documents['officers']) => boolean,
): Promise<Documents['officers'][]> {
  return (await store.list('officers', { eq: {}, limit: 1000 })).filter(which)
}
