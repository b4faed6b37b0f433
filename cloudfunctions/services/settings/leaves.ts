import { fail, ok, type Result } from '@/domain/common/result'
import { rolesInWords } from '@/domain/roster/roles'
import { bindingsOf } from '../common/acting'
import type { Leaves } from '../common/capability'
import type { Docs, DocsTx } from '../common/context'
import type { Documents } from '../common/documents'
import { holdersOf } from '../common/holders'
import { passingOn } from '../deeds/lapse'
import { recordIn } from '../record/record'

/** Roles go back to the village; the last committee member who can act first finds another. */
export const leaves: Leaves = async ({ store, now }, { residents }) => {
  const leaving: Leaver[] = []
  for (const { resident, alone } of residents) {
    if (!alone) continue
    const successor = await successorOf(store, resident)
    if (!successor.ok) return successor
    const { residentId } = resident
    const passOn = await passingFrom(store, resident, now)
    leaving.push({ residentId, successor: successor.value, passOn })
  }
  return ok({
    async write(t) {
      for (const { residentId, successor, passOn } of leaving) {
        if (successor !== null && !(await t.get('bindings', successor)))
          return fail('ERASE_NEEDS_SUCCESSOR')
        const here = await t.get('residents', residentId)
        if (here && here.roles.length > 0) await giveRolesBack(t, here, now)
        await passOn?.(t)
      }
      return ok(null)
    },
  })
}

interface Leaver {
  readonly residentId: string
  readonly successor: string | null
  /** What a supervisor had to answer. */
  readonly passOn: ((t: DocsTx) => Promise<void>) | null
}

async function passingFrom(
  store: Docs,
  { villageId, residentId, roles }: Documents['residents'],
  now: string,
): Promise<Leaver['passOn']> {
  if (!roles.includes('supervisor')) return null
  const supervisors = await holdersOf(store, villageId, 'supervisor')
  const others = supervisors.filter(({ personId }) => personId !== residentId)
  return passingOn({ here: store, now }, villageId, others)
}

/** The binding of another committee member; null where this one is none. */
async function successorOf(
  store: Docs,
  { villageId, residentId, roles }: Documents['residents'],
): Promise<Result<string | null, 'ERASE_NEEDS_SUCCESSOR'>> {
  if (!roles.includes('committee')) return ok(null)
  const staff = await store.list('residents', { eq: { villageId, staff: true }, limit: 1000 })
  for (const other of staff) {
    if (other.residentId === residentId || !other.roles.includes('committee')) continue
    const [binding] = await bindingsOf(store, other.residentId)
    if (binding && !other.leftOn) return ok(binding._id)
  }
  return fail('ERASE_NEEDS_SUCCESSOR')
}

/**
 * Recorded like every change of roles. It writes the village's version, so that of two committee members who leave at
 * the same time only one finds the other still there.
 */
async function giveRolesBack(
  t: DocsTx,
  { villageId, residentId, roles }: Documents['residents'],
  now: string,
): Promise<void> {
  await t.update('residents', residentId, { roles: [], staff: false })
  const words = [`职务：${rolesInWords(roles)} → ${rolesInWords([])}（本人注销）`]
  await recordIn(t, villageId, { by: residentId, residentId, words, at: now })
}
