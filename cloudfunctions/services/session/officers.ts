import type { Identity } from '@/domain/session/contract'
import type { Contributions } from '../common/capability'
import type { Docs, OpenContext } from '../common/context'
import type { Documents } from '../common/documents'
import { badgesOf } from './badges'
import { asksForSecret } from './keys'
import { mayOf } from './may'

export async function officerIdentities(
  context: Pick<OpenContext, 'store' | 'today' | 'now'>,
  officerId: string,
  contributed: Contributions,
): Promise<Identity[]> {
  const { store } = context
  const officer = await store.get('officers', officerId)
  if (!officer || officer.ended) return []
  const [below, asks, badges] = await Promise.all([
    villagesBelow(store, officer),
    asksForSecret(store, officerId),
    badgesOf(context, { officer }, contributed),
  ])
  const may = mayOf({ kind: officer.level, roles: [] })
  return below.map((v) => ({
    villageId: v.villageId,
    villageName: v.name,
    personId: officer._id,
    name: officer.name,
    kind: officer.level,
    householdId: null,
    roles: [],
    may,
    unread: 0,
    ...asks,
    ...badges,
  }))
}

/** As which officer whoever has these bindings acts; of the county where of both. */
export async function actingOfficer(
  store: Pick<Docs, 'get'>,
  bindings: readonly Pick<Documents['bindings'], 'kind' | 'personId'>[],
): Promise<Documents['officers'] | null> {
  const found = await Promise.all(
    bindings
      .filter(({ kind }) => kind === 'officer')
      .map(({ personId }) => store.get('officers', personId)),
  )
  const acting = found.flatMap((each) => (each && !each.ended ? [each] : []))
  return acting.find(({ level }) => level === 'county') ?? acting[0] ?? null
}

/** An officer acts in every village of the region. */
export async function villagesBelow(
  store: Docs,
  { level, regionId }: Documents['officers'],
): Promise<Documents['villages'][]> {
  const range = { field: 'name' }
  if (level === 'town')
    return store.list('villages', { eq: { townId: regionId }, range, limit: 1000 })
  const all = await store.list('villages', { eq: {}, range, limit: 1000 })
  return all.filter((v) => v.countyId === regionId)
}
