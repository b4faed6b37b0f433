import { seesText } from '../checks/sight'
import type { Day } from '../common/day'
import { hasRole, isOf, type Viewer } from '../common/viewer'
import type { PhotoRef } from '../photos/photo'
import { photosFor } from '../photos/sight'
import type { Household, Resident } from '../roster/roster'
import { ageGroupOf } from '../roster/age'
import { householdNameFor, isNameable, residentNameFor, type NameReader } from '../roster/sight'
import type { Honour } from './honour'

/**
 * Whether there is such an honour for somebody at all. Until its words have passed it is there for its writer and those
 * who decide; once withdrawn, for the household and the committee.
 */
export function seesHonour(viewer: Viewer | null, honour: Honour): boolean {
  if (honour.state === 'waiting') return false
  return honour.state === 'withdrawn'
    ? isOf(viewer, honour.householdId) || hasRole(viewer, 'committee')
    : seesText(viewer, honour, 'citation')
}

/** Whose honour it is, and in whose household. */
export interface Holder {
  readonly resident: Resident | null
  readonly household: Household | null
  /** Of the household: speaks for its name. */
  readonly head: Resident | null
}

/** Whose honour it is: the consent to this honour shows the full name, to visitors too. */
export function holderNameFor(reader: NameReader, honour: Honour, holder: Holder): string {
  const agreed = agreedTo(honour, holder, reader.today)
  return honour.residentId === null
    ? householdNameFor(reader, holder.household, agreed)
    : residentNameFor(reader, holder.resident, holder.household, agreed)
}

/**
 * Whether the consent to this honour still stands: it ends once the person says that the full name is shown no more. A
 * child's is the guardian's to give.
 */
export function agreedTo(
  { consent, residentId, postedAt, guardian }: Honour,
  holder: Holder,
  today: Day,
): boolean {
  const person = residentId === null ? holder.head : holder.resident
  if (!consent || person === null) return false
  const { nameSaid } = person
  if (nameSaid && !nameSaid.on && nameSaid.at >= postedAt) return false
  return isNameable(person, today) || (ageGroupOf(person, today) === 'child' && guardian != null)
}

/** With consent and while it stands: a face tells more than a name that is masked. */
export function honourPhotosFor(
  { viewer, today }: NameReader,
  honour: Honour,
  holder: Holder,
): readonly PhotoRef[] {
  return honour.state === 'posted' && agreedTo(honour, holder, today)
    ? photosFor(viewer, honour.photos)
    : []
}

/** Who agreed for a child is the household's and the committee's to know. */
export function seesGuardian(viewer: Viewer | null, { householdId }: Honour): boolean {
  return isOf(viewer, householdId) || hasRole(viewer, 'committee')
}

/** Who gave it is looked at together with the citation. */
export function issuerFor(viewer: Viewer | null, honour: Honour): string {
  return seesText(viewer, honour, 'citation') ? honour.issuer : ''
}

export function mayWithdraw(viewer: Viewer | null, { state }: Pick<Honour, 'state'>): boolean {
  return hasRole(viewer, 'committee') && state === 'posted'
}
