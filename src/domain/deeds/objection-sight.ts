import type { Instant } from '../common/day'
import { hasRole, isOf, isPerson, type Viewer } from '../common/viewer'
import type { Deed } from './deed'
import { mayAnswer, standsAgainst, type Objection } from './objection'
import { mayTakeBack, reviewFor } from './sight'
import { mayHappen } from './states'

/** Nobody objects twice, and only a household to its own deduction. */
export function mayObject(viewer: Viewer | null, deed: Deed, now: Instant): boolean {
  if (viewer?.kind !== 'resident' || !mayHappen('object', deed.state)) return false
  return (
    (deed.kind === 'award' || isOf(viewer, deed.householdId)) &&
    deed.endsAt !== null &&
    now < deed.endsAt &&
    !standsAgainst(deed, viewer.personId)
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
  if (viewer === null || deed?.state !== 'objected' || objection.state !== 'open') return 'nothing'
  const answers = viewer.kind === 'town' || hasRole(viewer, 'supervisor')
  if (!answers || !mayAnswer(deed, objection, viewer, now)) return 'nothing'
  return viewer.kind === 'town' ? 'unnamed' : 'whole'
}

/** Whoever has a decision to make on the deed now: its review, taking an approval back, the answer to an objection. */
export function decidesOn(
  viewer: Viewer | null,
  deed: Deed,
  objections: readonly Objection[],
  now: Instant,
): boolean {
  return (
    reviewFor(viewer, deed).may ||
    mayTakeBack(viewer, deed, now) ||
    objections.some((objection) => objectionSight(viewer, deed, objection, now) !== 'nothing')
  )
}

/** The own one, with what came of it, for good. */
export function ownObjection<O extends Objection>(
  viewer: Viewer | null,
  objections: readonly O[],
): O | null {
  return objections.filter((o) => isPerson(viewer, o.by.personId)).sort(newestFirst)[0] ?? null
}

function newestFirst(a: Objection, b: Objection): number {
  return a.at < b.at ? 1 : -1
}
