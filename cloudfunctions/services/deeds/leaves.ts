import { ok } from '@/domain/common/result'
import type { Leaves, LeavingResident } from '../common/capability'
import type { Docs } from '../common/context'
import type { Documents } from '../common/documents'
import { listAll } from '../common/documents-tools'
import { farewellTo } from '../photos/photos'
import { silence, voiceCheckId } from './voice'

/**
 * Photos of what was sent back or taken back, and the person's voice; whatever else was filed or said stays for the
 * ledger's sake.
 */
export const leaves: Leaves = async (context, { residents }) => {
  const spoken = await spokenBy(context, residents)
  const sentBackOf = async ({ resident, alone }: LeavingResident) => {
    if (!alone) return []
    const { householdId, residentId } = resident
    const query = { eq: { householdId }, range: { field: 'filedAt' } }
    const deeds = await listAll(context.store, 'deeds', query)
    return deeds.filter(
      ({ state, filedBy, photos = [] }) =>
        ['rejected', 'withdrawn'].includes(state) &&
        filedBy.personId === residentId &&
        photos.length > 0,
    )
  }
  const sentBack = (await Promise.all(residents.map(sentBackOf))).flat()
  const photos = farewellTo(
    context,
    sentBack.flatMap((deed) => deed.photos ?? []),
  )
  return ok({
    ...photos,
    gone: [...photos.gone, ...spoken.map(({ _id }) => ['checks', voiceCheckId(_id)] as const)],
    async write(t) {
      for (const { deedId } of sentBack) await t.update('deeds', deedId, { photos: [] })
      for (const objection of spoken) await silence(t, objection, context.now)
      return photos.write(t)
    },
  })
}

async function spokenBy(
  { store }: { readonly store: Docs },
  residents: readonly LeavingResident[],
): Promise<Documents['objections'][]> {
  const alone = residents.filter((leaving) => leaving.alone)
  const found = alone.map(({ resident: { residentId: speakerId } }) =>
    store.list('objections', { eq: { speakerId }, limit: 1000 }),
  )
  return (await Promise.all(found)).flat()
}
