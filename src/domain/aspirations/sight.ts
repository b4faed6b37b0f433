import { holdOn } from '../checks/held'
import { seesText } from '../checks/sight'
import { hasRole, isOf, isPerson, type Viewer } from '../common/viewer'
import type { PhotoRef } from '../photos/photo'
import { photosFor } from '../photos/sight'
import type { Aspiration, Step } from './aspiration'

/** Place of a step's note among the texts that may be held. */
export function noteSlot(step: number): `note-${number}` {
  return `note-${step}`
}

/** What stands for a goal speaks for its household: its own people, or a recorder for them. */
export function speaksFor(viewer: Viewer | null, householdId: string): boolean {
  return isOf(viewer, householdId) || hasRole(viewer, 'recorder', 'committee')
}

/**
 * Whether there is such a goal for somebody at all. Until its words have passed it is there for its writer and those who
 * decide; once withdrawn, for its own people.
 */
export function seesAspiration(viewer: Viewer | null, aspiration: Aspiration): boolean {
  const { state, householdId, postedBy } = aspiration
  return state === 'withdrawn'
    ? isOf(viewer, householdId) || isPerson(viewer, postedBy)
    : seesText(viewer, aspiration, 'goal')
}

/** Names of the steps are looked at together with the goal, each note by itself: one that waits is not there yet. */
export function stepFor(
  viewer: Viewer | null,
  aspiration: Aspiration,
  step: Step,
  index: number,
): { readonly name: string; readonly note: string } {
  return {
    name: seesText(viewer, aspiration, 'goal') ? step.name : '',
    note: seesText(viewer, aspiration, noteSlot(index)) ? step.note : '',
  }
}

/** What was withdrawn shows no photos any more. */
export function aspirationPhotosFor(
  viewer: Viewer | null,
  { state, photos, steps }: Pick<Aspiration, 'state' | 'photos' | 'steps'>,
): { readonly own: readonly PhotoRef[]; readonly ofSteps: readonly (readonly PhotoRef[])[] } {
  return state === 'withdrawn'
    ? { own: [], ofSteps: [] }
    : {
        own: photosFor(viewer, photos),
        ofSteps: steps.map((step) => photosFor(viewer, step.photos)),
      }
}

export function canDo(
  viewer: Viewer | null,
  aspiration: Aspiration,
  cheered: boolean,
): { progress: boolean; withdraw: boolean; cheer: boolean } {
  const speaks = aspiration.state === 'open' && speaksFor(viewer, aspiration.householdId)
  return {
    progress: speaks,
    withdraw: speaks,
    cheer:
      viewer?.kind === 'resident' &&
      !cheered &&
      aspiration.state !== 'withdrawn' &&
      holdOn(aspiration, 'goal') === null,
  }
}
