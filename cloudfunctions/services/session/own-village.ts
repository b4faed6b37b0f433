import type { Day } from '@/domain/common/day'
import { acts } from '@/domain/roster/bind'
import type { Docs, Platform } from '../common/context'
import { villagesBelow } from './officers'

/**
 * The village where there is no choice: the caller's own if they act in exactly one, the only one of the installation,
 * the demo's first. Null where somebody has to choose.
 */
export async function ownVillageOf(
  { store, demo }: Pick<Platform, 'store' | 'demo'>,
  userId: string | null,
  today: Day,
): Promise<string | null> {
  const [own, other] = userId === null ? [] : await villagesOf(store, userId, today)
  if (other !== undefined) return null
  if (own !== undefined) return own
  const two = await store.list('villages', { eq: {}, range: { field: 'name' }, limit: 2 })
  if (two.length === 1) return two[0]?.villageId ?? null
  return (await demo?.firstVillage()) ?? null
}

/** As many as a caller acts in, each once for every person they are there. */
async function villagesOf(store: Docs, userId: string, today: Day): Promise<string[]> {
  const bindings = await store.list('bindings', { eq: { userId }, limit: 100 })
  const villages = await Promise.all(
    bindings.map(async ({ kind, personId }) => {
      if (kind === 'officer') {
        const officer = await store.get('officers', personId)
        return officer ? (await villagesBelow(store, officer)).map((v) => v.villageId) : []
      }
      const resident = await store.get('residents', personId)
      return resident && acts(resident, today) ? [resident.villageId] : []
    }),
  )
  return villages.flat()
}
