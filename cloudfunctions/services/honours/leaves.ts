import { ok } from '@/domain/common/result'
import type { Leaves, LeavingResident } from '../common/capability'
import { listAll } from '../common/documents-tools'

/** The honour stays, under a masked name. */
export const leaves: Leaves = async ({ store }, { residents }) => {
  const consentedBy = async ({ resident, alone }: LeavingResident) => {
    if (!alone) return []
    const { villageId, residentId } = resident
    const range = { field: 'postedAt' }
    const honours = await Promise.all(
      ['posted', 'waiting'].map((state) =>
        listAll(store, 'honours', { eq: { villageId, state }, range }),
      ),
    )
    return honours.flat().filter((honour) => honour.residentId === residentId && honour.consent)
  }
  const consented = (await Promise.all(residents.map(consentedBy))).flat()
  return ok({
    async write(t) {
      for (const { honourId } of consented) await t.update('honours', honourId, { consent: false })
      return ok(null)
    },
  })
}
