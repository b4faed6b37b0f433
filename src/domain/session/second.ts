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
  key: { readonly opensFor?: readonly string[]; readonly founding?: boolean } | null,
): boolean {
  if (roles.length === 0 || isFounding(proof, key)) return false
  return proof === 'once' || !(key?.opensFor ?? []).includes(residentId)
}

/** The code that founded the village: at that hour nobody else is there. */
export function isFounding(proof: Proof, key: { readonly founding?: boolean } | null): boolean {
  return proof === 'once' && key?.founding === true
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
