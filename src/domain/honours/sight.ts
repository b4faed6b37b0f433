import { seesText } from '../checks/sight'
import { hasRole, isOf, type Viewer } from '../common/viewer'
import type { PhotoRef } from '../photos/photo'
import { photosFor } from '../photos/sight'
import type { Household, Resident } from '../roster/roster'
import { householdNameFor, residentNameFor } from '../roster/sight'
import type { Honour } from './honour'

/**
 * Whether there is such an honour for somebody at all. Until its words have passed it is there for its writer and those
 * who decide; once withdrawn, for the household and the committee.
 */
export function seesHonour(viewer: Viewer | null, honour: Honour): boolean {
  return honour.state === 'withdrawn'
    ? isOf(viewer, honour.householdId) || hasRole(viewer, 'committee')
    : seesText(viewer, honour, 'citation')
}

/** Whose honour it is: the person's own consent to this honour shows the full name, to visitors too. */
export function holderNameFor(
  viewer: Viewer | null,
  { consent, residentId }: Pick<Honour, 'consent' | 'residentId'>,
  holder: { readonly household: Household | null; readonly resident: Resident | null },
): string {
  return residentId === null
    ? householdNameFor(viewer, agreed(holder.household, consent))
    : residentNameFor(viewer, agreed(holder.resident, consent))
}

function agreed<Named extends { readonly nameConsent: boolean }>(
  named: Named | null,
  consent: boolean,
): Named | null {
  return named && { ...named, nameConsent: named.nameConsent || consent }
}

/** With consent and while it stands: a face tells more than a name that is masked. */
export function honourPhotosFor(
  viewer: Viewer | null,
  { consent, state, photos }: Pick<Honour, 'consent' | 'state' | 'photos'>,
): readonly PhotoRef[] {
  return consent && state === 'posted' ? photosFor(viewer, photos) : []
}

/** Who gave it is looked at together with the citation. */
export function issuerFor(viewer: Viewer | null, honour: Honour): string {
  return seesText(viewer, honour, 'citation') ? honour.issuer : ''
}

export function mayWithdraw(viewer: Viewer | null, { state }: Pick<Honour, 'state'>): boolean {
  return hasRole(viewer, 'committee') && state === 'posted'
}
