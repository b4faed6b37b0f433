import type { Instant } from '../common/day'
import { hasRole, isOf, isPerson, type Viewer } from '../common/viewer'
import type { Deed } from './deed'
import { answerBar, objectionId, type Objection } from './objection'
import { mayHappen } from './states'

/** Nobody objects twice, and only a household to its own deduction. */
export function mayObject(
  viewer: Viewer | null,
  deed: Deed,
  objections: readonly Pick<Objection, 'objectionId'>[],
  now: Instant,
): boolean {
  if (viewer?.kind !== 'resident' || !mayHappen('object', deed.state)) return false
  const own = objectionId(deed.deedId, viewer.personId)
  return (
    (deed.kind === 'award' || isOf(viewer, deed.householdId)) &&
    deed.endsAt !== null &&
    now < deed.endsAt &&
    !objections.some((o) => o.objectionId === own)
  )
}

/**
 * An objection is shown to whoever may answer it now and to nobody else: a supervisor whose own household it concerns
 * would learn who objected. The officer of the town answers without the name.
 */
export function objectionSight(
  viewer: Viewer | null,
  deed: Deed | null,
  objection: Objection,
  now: Instant,
): 'whole' | 'unnamed' | 'nothing' {
  if (viewer === null || deed?.state !== 'objected') return 'nothing'
  const answers = viewer.kind === 'town' || hasRole(viewer, 'supervisor')
  if (!answers || answerBar(deed, objection, viewer, now) !== null) return 'nothing'
  return viewer.kind === 'town' ? 'unnamed' : 'whole'
}

/** The own open one, whose answer whoever objected waits for. */
export function ownObjection(
  viewer: Viewer | null,
  deed: Deed,
  objections: readonly Objection[],
): Objection | null {
  if (deed.state !== 'objected') return null
  return objections.find((o) => isPerson(viewer, o.by.personId) && o.state === 'open') ?? null
}
