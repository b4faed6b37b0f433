import { ok } from '@/domain/common/result'
import type { Leaves, LeavingResident } from '../common/capability'

/** Files under way, and how many there were today. */
export const leaves: Leaves = async ({ store, platform }, { residents }) => {
  const own = async ({ resident, alone }: LeavingResident) => {
    if (!alone) return []
    return store.list('files', { eq: { ownerId: resident.residentId }, limit: 1000 })
  }
  const underWay = (await Promise.all(residents.map(own))).flat()
  const quotas = residents.filter(({ alone }) => alone).map(({ resident }) => resident.residentId)
  return ok({
    gone: [
      ...quotas.map((id) => ['fileQuotas', id] as const),
      ...underWay.map(({ _id }) => ['files', _id] as const),
    ],
    after: async () => {
      await Promise.all(underWay.map(({ path }) => platform.files.remove(path)))
    },
  })
}
