import { fail, ok, type Result } from '../common/result'
import type { Resident } from '../roster/roster'

/** Where the role of somebody who is locked out goes, and the phone that signs in from then on. */
export interface Restored {
  readonly from: Resident
  /** The same, or the row of the roster on which the person was made anew. */
  readonly to: Resident
  readonly phone: string
}

type RestoreError = 'HOLDER_NOT_FOUND' | 'HOLDER_UNCLEAR' | 'COMMITTEE_CAN' | 'PHONE_OF_ANOTHER'

/**
 * Lets a holder of a role sign in again whose phone was lost or who stands on the roster a second time without it. Only
 * where nobody of the committee could: it would do it itself. A role never goes to another name.
 */
export function restoreHolder(
  residents: readonly Resident[],
  name: string,
  phone: string,
): Result<Restored, RestoreError> {
  const living = residents.filter((r) => !r.leftOn)
  const namesakes = living.filter((r) => r.name === name)
  const [holder, another] = namesakes.filter((r) => r.roles.includes('committee'))
  if (!holder) return fail('HOLDER_NOT_FOUND')
  if (another) return fail('HOLDER_UNCLEAR')
  const others = living.filter((r) => r !== holder && r.roles.includes('committee'))
  if (others.some((r) => r.phone !== '')) return fail('COMMITTEE_CAN')
  const anew = namesakes.filter((r) => r.roles.length === 0 && r.phone === phone)
  const to = anew.length === 1 && anew[0] ? anew[0] : holder
  const strange = living.some(
    (r) => r.phone === phone && r !== to && r !== holder && r.householdId !== to.householdId,
  )
  return strange ? fail('PHONE_OF_ANOTHER') : ok({ from: holder, to, phone })
}
