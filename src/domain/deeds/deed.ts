import type { Holding } from '../checks/held'
import type { Actor } from '../common/actor'
import type { Day, Instant } from '../common/day'
import type { PhotoRef } from '../photos/photo'
import type { AppliedCut } from '../rules/value'
import type { DeedState } from './states'

export interface Deed extends Holding {
  readonly deedId: string
  readonly villageId: string
  readonly townId: string
  readonly state: DeedState
  /** An own claim, filed by a recorder for somebody else, or the confirmed attendance of an activity. */
  readonly source: 'claim' | 'recorder' | 'activity'
  /** The activity that it comes from; null for a deed of its own. */
  readonly activityId: string | null
  readonly kind: 'award' | 'deduct'
  readonly itemId: string
  readonly ruleVersion: number
  /** Household, doer and account as of the done date: moving later takes nothing along. */
  readonly householdId: string
  readonly doerId: string | null
  readonly accountId: string
  readonly doneOn: Day
  readonly quantity: number
  readonly note: string
  readonly photos?: readonly PhotoRef[]
  readonly filedBy: Actor
  readonly filedAt: Instant
  /** Nobody in the village may review it, so the town officer does. */
  readonly substitute: boolean
  readonly approvedBy: Actor | null
  readonly approvedAt: Instant | null
  /** Positive points by the rule, before and after caps; null until approved. */
  readonly claimed: number | null
  readonly granted: number | null
  readonly cuts: readonly AppliedCut[]
  /** What this deed holds of the caps while it is in publicity or posted. */
  readonly reserved: readonly { readonly id: string; readonly amount: number }[]
  /** Objections are open until this instant. */
  readonly endsAt: Instant | null
  /** When the timer may post it: the end of publicity, or later the answer that freed it. */
  readonly dueAt: Instant | null
  readonly openObjections: number
  /** The household that the doer lives in by now, where it is another and somebody objected: it is concerned too. */
  readonly doerHome?: string
  /** Everybody who objected: nobody does so twice while it is public. */
  readonly objections?: readonly Objector[]
  /** What looked odd when it was filed, and was said to be right. */
  readonly asked?: readonly string[]
  /** Approvals that a reviewer took back, oldest first. */
  readonly takenBack?: readonly TakenBack[]
  readonly rejection: { readonly by: string; readonly at: Instant; readonly reason: string } | null
  /** The deed that was filed instead of this rejected one. */
  readonly refiledAs?: string
  readonly withdrawnAt: Instant | null
  readonly postedAt: Instant | null
  /** The ledger entry it became. */
  readonly entryId: string | null
  readonly reversedAt: Instant | null
}

/** The resident who objected; the id of the objection tells nothing of them. */
export interface Objector {
  readonly objectionId: string
  readonly personId: string
  readonly householdId: string | null
  /** The recorder through whom they did. */
  readonly scribeId?: string
  /** The approval was taken back before anybody answered: once it is public again they may object again. */
  readonly lapsed?: true
}

export interface TakenBack {
  readonly by: string
  readonly at: Instant
  readonly reason: string
}

/** Signed points: a deduction takes away. */
export function signed(deed: Pick<Deed, 'kind'>, points: number): number {
  return deed.kind === 'deduct' ? 0 - points : points
}
