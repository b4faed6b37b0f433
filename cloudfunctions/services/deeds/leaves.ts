import { ok } from '@/domain/common/result'
import type { Leaves, LeavingResident } from '../common/capability'
import { listAll } from '../common/documents-tools'
import { farewellTo } from '../photos/photos'

/** Photos of what was sent back or taken back; whatever else was filed stays for the ledger's sake. */
export const leaves: Leaves = async (context, { residents }) => {
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
    async write(t) {
      for (const { deedId } of sentBack) await t.update('deeds', deedId, { photos: [] })
      return photos.write(t)
    },
  })
}
