import { seesText, textFor } from '../checks/sight'
import { hasRole, isOf, type Viewer } from '../common/viewer'
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

/** Names of the steps are looked at together with the goal, each note by itself. */
export function stepFor(
  viewer: Viewer | null,
  aspiration: Aspiration,
  step: Step,
  index: number,
): { readonly name: string; readonly note: string } {
  return {
    name: seesText(viewer, aspiration, 'goal') ? step.name : '',
    note: textFor(viewer, aspiration, noteSlot(index), step.note),
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
      seesText(viewer, aspiration, 'goal'),
  }
}
