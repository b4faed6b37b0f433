import type { Viewer } from '../common/viewer'
import { decidesTexts } from './check'
import { awaitedWords, holdOn, mayReadHeld, type Holding } from './held'

/** Whoever decides on what waits sees it meanwhile: a reviewer, the committee, the town's officer. */
export function decidesHeld(viewer: Viewer | null): boolean {
  return viewer !== null && (viewer.kind === 'town' || decidesTexts(viewer.roles))
}

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
