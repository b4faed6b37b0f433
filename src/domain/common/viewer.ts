import type { Judge } from './actor'
import type { Role } from './roles'

/**
 * Who looks, as whom they act in the village that is looked at; null is a visitor: whoever is signed in nowhere, and
 * whoever belongs to another village.
 */
export interface Viewer extends Judge {
  readonly kind: 'resident' | 'town' | 'county'
  readonly roles: readonly Role[]
}

export function hasRole(viewer: Pick<Viewer, 'roles'> | null, ...roles: readonly Role[]): boolean {
  return viewer?.roles.some((role) => roles.includes(role)) ?? false
}

/** Of that household: its own things are shown whole. */
export function isOf(viewer: Viewer | null, householdId: string): boolean {
  return viewer?.householdId === householdId
}

export function isPerson(viewer: Viewer | null, personId: string): boolean {
  return viewer?.personId === personId
}

/** Whoever decides on texts and photos that nobody has let pass yet, and sees them meanwhile. */
export function decidesHeld(viewer: Viewer | null): boolean {
  return viewer !== null && (viewer.kind === 'town' || decidesTexts(viewer.roles))
}

export function decidesTexts(roles: readonly Role[]): boolean {
  return roles.includes('reviewer') || roles.includes('committee')
}
