import { ok } from '@/domain/common/result'
import type { Leaves } from '../common/capability'

/** The rows stay; whether the full name may be shown was the person's to say, and no older paper says so again. */
export const leaves: Leaves = async ({ now }, { residents }) =>
  ok({
    async write(t) {
      for (const { resident, alone } of residents) {
        const { residentId, villageId, householdId } = resident
        if (!alone || !(await t.get('residents', residentId))) continue
        await t.update('residents', residentId, {
          nameConsent: false,
          nameSaid: { on: false, at: now, by: residentId },
        })
        const household = await t.get('households', householdId)
        if (household?.headId === residentId && household.villageId === villageId)
          await t.update('households', householdId, { nameConsent: false })
      }
      return ok(null)
    },
  })
