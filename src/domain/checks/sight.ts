import { decidesHeld, type Viewer } from '../common/viewer'
import { awaitedWords, holdOn, mayReadHeld, type Holding } from './held'

/** A held text is its writer's and theirs who decide; any other is as open as its document. */
export function seesText(viewer: Viewer | null, document: Holding, slot: string): boolean {
  const hold = holdOn(document, slot)
  if (hold === null) return true
  return mayReadHeld(hold, viewer && { personId: viewer.personId, decides: decidesHeld(viewer) })
}

export function textFor(
  viewer: Viewer | null,
  document: Holding,
  slot: string,
  text: string,
): string {
  return seesText(viewer, document, slot) ? text : awaitedWords
}

/** Read although it is held: the view marks it. */
export function isChecking(viewer: Viewer | null, document: Holding, slot: string): boolean {
  return holdOn(document, slot) !== null && seesText(viewer, document, slot)
}
