import { seesText } from '../checks/sight'
import type { Instant } from '../common/day'
import { hasRole, isOf, isPerson, type Viewer } from '../common/viewer'
import { seesAccount } from '../ledger/sight'
import { objectorOf } from './objection'
import { publicityOver } from './settle'
import type { PhotoRef } from '../photos/photo'
import { photosFor } from '../photos/sight'
import type { Deed } from './deed'
import { mayReview, reviewBar } from './review'
import { mayHappen } from './states'

/**
 * An award in publicity is everybody's to read. Anything else is for the household, whoever filed it, and those who
 * answer for it: so that what one household earned is not listed to another.
 */
export function seesDeed(viewer: Viewer | null, deed: Deed): boolean {
  if (deed.kind === 'award' && (deed.state === 'publicity' || deed.state === 'objected'))
    return true
  if (viewer === null) return false
  if (viewer.kind === 'town') return deed.substitute
  return (
    isOf(viewer, deed.householdId) ||
    isPerson(viewer, deed.filedBy.personId) ||
    objectedTo(viewer, deed) ||
    hasRole(viewer, 'reviewer', 'committee', 'supervisor')
  )
}

/** Whoever objected goes on reading what came of it, and so does the recorder through whom they did. */
function objectedTo({ kind, personId }: Viewer, deed: Deed): boolean {
  const through = deed.objections?.some(({ scribeId }) => scribeId === personId)
  return kind === 'resident' && (through === true || objectorOf(deed, personId) !== undefined)
}

/**
 * A photo shows more than a masked name hides: in publicity the village's own people see it, visitors never. Before
 * and after, only those who may read the deed; what was taken back shows nothing.
 */
export function deedPhotosFor(viewer: Viewer | null, deed: Deed): readonly PhotoRef[] {
  const shown =
    viewer !== null &&
    deed.state !== 'withdrawn' &&
    (viewer.kind === 'resident'
      ? seesDeed(viewer, deed)
      : viewer.kind === 'town' && deed.substitute)
  return shown ? photosFor(viewer, deed.photos) : []
}

/** What was done, in the filer's words; else, or while they are held, the rule's. */
export function titleFor(viewer: Viewer | null, deed: Deed, item: string): string {
  return deed.note !== '' && seesText(viewer, deed, 'note') ? deed.note : item
}

/** What looked odd when it was filed is for those who answer for it, and for whoever said that it is right. */
export function seesAsked(viewer: Viewer | null, deed: Deed): boolean {
  if (viewer?.kind === 'town') return deed.substitute
  return (
    isPerson(viewer, deed.filedBy.personId) ||
    hasRole(viewer, 'reviewer', 'committee', 'supervisor')
  )
}

/** The entry that it became is seen by whoever sees the account. */
export function seesEntryOf(viewer: Viewer | null, deed: Deed): boolean {
  return deed.entryId !== null && seesAccount(viewer, deed, deed.villageId)
}

/** Whoever filed it may file it anew once it was sent back, and follows it to the new one. */
export function followsRefiling(viewer: Viewer | null, deed: Deed): boolean {
  return isPerson(viewer, deed.filedBy.personId)
}

export function mayFileAgain(viewer: Viewer | null, deed: Deed): boolean {
  return followsRefiling(viewer, deed) && deed.state === 'rejected' && deed.refiledAs === undefined
}

export function mayWithdraw(viewer: Viewer | null, deed: Deed, now: Instant): boolean {
  const open = mayHappen('withdraw', deed.state) && !publicityOver(deed, now)
  return isPerson(viewer, deed.filedBy.personId) && open
}

/** Any reviewer who might have approved it. */
export function mayTakeBack(viewer: Viewer | null, deed: Deed, now: Instant): boolean {
  if (viewer === null || !(viewer.kind === 'town' || hasRole(viewer, 'reviewer'))) return false
  return mayReview('takeBack', deed, viewer).ok && !publicityOver(deed, now)
}

/** Whether the viewer reviews it, and what stands in the way; the others who could are named to those who may not. */
export function reviewFor(
  viewer: Viewer | null,
  deed: Deed,
): {
  readonly may: boolean
  readonly why: ReturnType<typeof reviewBar>
  readonly namesOthers: boolean
} {
  if (viewer === null || deed.state !== 'filed')
    return { may: false, why: null, namesOthers: false }
  const reviews = viewer.kind === 'town' || hasRole(viewer, 'reviewer')
  const may = reviews && mayReview('approve', deed, viewer).ok
  return { may, why: reviewBar(deed, viewer), namesOthers: !may }
}
