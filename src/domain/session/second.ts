import type { Resident } from '../roster/roster'
import type { Proof } from './secret'

/** Proposals about one person that may wait at once. */
export const waitingSignInsMax = 3

/**
 * Whether card and proof sign in by themselves, or somebody else has to agree. Whoever holds a role is signed in by the
 * household's secret alone where they set it themselves, signed in beyond doubt, or a second person agreed to it; a
 * code was made by somebody else, and a secret may have been set by whoever used one.
 */
export function takesSecond(
  { residentId, roles }: Pick<Resident, 'residentId' | 'roles'>,
  proof: Proof,
  opensFor: readonly string[] = [],
): boolean {
  return roles.length > 0 && (proof === 'once' || !opensFor.includes(residentId))
}

/** Signed in by more than what somebody of the village gave them: WeChat vouched for the number, or two agreed. */
export function beyondDoubt({
  by,
  agreedBy,
}: {
  readonly by?: 'phone' | 'card'
  readonly agreedBy?: string | null
}): boolean {
  return by === 'phone' || Boolean(agreedBy)
}
