import { decidesHeld, isPerson, type Viewer } from '../common/viewer'
import type { PhotoRef } from './photo'

/** Of a document's photos, those that passed; one that nobody let pass is for its owner and those who decide. */
export function photosFor(
  viewer: Viewer | null,
  photos: readonly PhotoRef[] | undefined,
): readonly PhotoRef[] {
  const decides = decidesHeld(viewer)
  return (photos ?? []).filter(({ heldBy }) => !heldBy || decides || isPerson(viewer, heldBy))
}
