import { actorOnly, concerns, type Judge } from '../common/actor'
import { addDays, dayOf, startOfDay, type Instant } from '../common/day'
import { fail, ok, type Result } from '../common/result'
import type { RuleItem } from '../rules/contract'
import { applyCaps, priceOf, worthOf, type CapSubject } from '../rules/value'
import type { Deed } from './deed'
import { publicityOver } from './settle'
import { mayHappen } from './states'

/** A resident of the village with the role of reviewer. */
export interface Reviewer extends Judge {
  readonly householdId: string
}

/** Four eyes: the reviewer is not the filer, and neither of the household concerned nor near to it. */
export function reviewBar(
  deed: Pick<Deed, 'householdId' | 'filedBy'>,
  reviewer: Judge,
): 'OWN_HOUSEHOLD' | 'OWN_FILING' | null {
  if (concerns(deed.householdId, reviewer)) return 'OWN_HOUSEHOLD'
  return reviewer.personId === deed.filedBy.personId ? 'OWN_FILING' : null
}

export function qualified(
  reviewers: readonly Reviewer[],
  filerId: string,
  householdId: string,
): readonly Reviewer[] {
  return reviewers.filter((r) => r.personId !== filerId && !concerns(householdId, r))
}

export function substituteNeeded(
  reviewers: readonly Reviewer[],
  filerId: string,
  householdId: string,
): boolean {
  return qualified(reviewers, filerId, householdId).length === 0
}

/** Who decides on what is filed is asked each time: reviewers come and go. */
export function reviewedBy<D extends Deed>(deed: D, reviewers: readonly Reviewer[]): D {
  if (deed.state !== 'filed') return deed
  const substitute = substituteNeeded(reviewers, deed.filedBy.personId, deed.householdId)
  return substitute === deed.substitute ? deed : { ...deed, substitute }
}

/** Whether anything that is filed in their village could be for nobody of them. */
export function mayLackReviewer(reviewers: readonly Reviewer[]): boolean {
  const households = new Set(reviewers.flatMap((r) => [r.householdId, ...(r.near ?? [])]))
  const barred = [...households].map((h) => reviewers.filter((r) => concerns(h, r)).length)
  // One more may be whoever filed it.
  return reviewers.length <= Math.max(0, ...barred) + 1
}

/** What a deed has of a decision while there is none. */
export const undecided = {
  approvedBy: null,
  approvedAt: null,
  claimed: null,
  granted: null,
  cuts: [],
  reserved: [],
  endsAt: null,
  dueAt: null,
  openObjections: 0,
} as const satisfies Partial<Deed>

export type ReviewError =
  'DEED_STATE' | 'OWN_HOUSEHOLD' | 'OWN_FILING' | 'GOES_TO_TOWN' | 'NOT_SUBSTITUTE'

/** Whether this person may decide on this deed now. */
export function mayReview(
  action: 'approve' | 'reject' | 'takeBack',
  deed: Deed,
  reviewer: Judge,
): Result<null, ReviewError> {
  if (!mayHappen(action, deed.state)) return fail('DEED_STATE', { state: deed.state })
  const bar = reviewBar(deed, reviewer)
  if (bar) return fail(bar)
  const fromTown = reviewer.householdId === null
  if (deed.substitute && !fromTown) return fail('GOES_TO_TOWN')
  if (!deed.substitute && fromTown) return fail('NOT_SUBSTITUTE')
  return ok(null)
}

export interface ApproveFacts {
  readonly item: RuleItem
  readonly reviewer: Judge
  readonly pick: number | undefined
  readonly publicityDays: number
  readonly usedOf: (capUseId: string) => number
  readonly now: Instant
}

type ApproveError = ReviewError | 'PICK_POINTS' | 'PICK_OUT_OF_RANGE' | 'PICK_NOT_NEEDED'

/** Approves: fixes the points, reserves the caps and starts publicity. */
export function approveDeed(deed: Deed, facts: ApproveFacts): Result<Deed, ApproveError> {
  const may = mayReview('approve', deed, facts.reviewer)
  if (!may.ok) return may
  const price = priceOf(facts.item, facts.pick)
  if (!price.ok) return price
  const grant = applyCaps(facts.item, capSubject(deed), deed.quantity, price.value, facts.usedOf)
  const endsAt = endOfPublicity(facts.now, facts.publicityDays)
  return ok({
    ...deed,
    state: 'publicity',
    approvedBy: actorOnly(facts.reviewer),
    approvedAt: facts.now,
    claimed: worthOf(price.value, deed.quantity),
    granted: grant.points,
    cuts: grant.cuts,
    reserved: grant.reserve,
    endsAt,
    dueAt: endsAt,
  })
}

export function rejectDeed(
  deed: Deed,
  reviewer: Judge,
  reason: string,
  now: Instant,
): Result<Deed, ReviewError> {
  const may = mayReview('reject', deed, reviewer)
  if (!may.ok) return may
  return ok({ ...deed, state: 'rejected', rejection: { by: reviewer.personId, at: now, reason } })
}

/**
 * Takes an approval back while it may still be objected to: the deed waits for review again, as if it had just been
 * filed. Whoever objected may do so again once it is public again.
 */
export function takeBackApproval(
  deed: Deed,
  reviewer: Judge,
  reason: string,
  now: Instant,
): Result<Deed, ReviewError | 'TAKE_BACK_CLOSED'> {
  const may = mayReview('takeBack', deed, reviewer)
  if (!may.ok) return may
  if (publicityOver(deed, now)) return fail('TAKE_BACK_CLOSED')
  return ok({
    ...deed,
    state: 'filed',
    ...undecided,
    objections: deed.objections?.map((o) => ({ ...o, lapsed: true })) ?? [],
    takenBack: [...(deed.takenBack ?? []), { by: reviewer.personId, at: now, reason }],
  })
}

/** Approved on day D with N days: 00:00 of day D+N+1. With N = 0 it is due at once. */
export function endOfPublicity(approvedAt: Instant, publicityDays: number): Instant {
  return publicityDays === 0
    ? approvedAt
    : startOfDay(addDays(dayOf(approvedAt), publicityDays + 1))
}

export function capSubject(deed: Deed): CapSubject {
  return {
    villageId: deed.villageId,
    householdId: deed.householdId,
    doerId: deed.doerId,
    doneOn: deed.doneOn,
    activityId: deed.activityId ?? deed.deedId,
  }
}
