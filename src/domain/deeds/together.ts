import { holdOn } from '../checks/held'
import type { Deed } from './deed'

/**
 * Whether a deed may be decided on with others at one tap. What was asked about, may be the same as another, is cut by a
 * cap, was taken back once or did not pass unseen is decided on by itself; so is whatever takes points away.
 */
export function goesTogether(
  deed: Deed,
  { alike, cut }: { readonly alike: boolean; readonly cut: boolean },
): boolean {
  const doubted =
    (deed.asked ?? []).length > 0 ||
    (deed.takenBack ?? []).length > 0 ||
    holdOn(deed, 'note') !== null ||
    (deed.photos ?? []).some((photo) => photo.heldBy)
  return deed.kind === 'award' && !alike && !cut && !doubted
}
