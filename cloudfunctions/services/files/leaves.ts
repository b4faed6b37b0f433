import { ok } from '@/domain/common/result'
import type { Leaves, LeavingResident } from '../common/capability'

/** Files under way, and how many there were today. */
export const leaves: Leaves = async ({ store }, { residents }) => {
  const own = async ({ resident, alone }: LeavingResident) => {
    if (!alone) return []
    const ownerId = resident.residentId
    const files = await store.list('files', { eq: { ownerId }, limit: 1000 })
    const underWay = files.map(({ _id }) => ['files', _id] as const)
    return [['fileQuotas', ownerId] as const, ...underWay]
  }
  return ok({ gone: (await Promise.all(residents.map(own))).flat() })
}
