import { fail, ok, type Result } from '../common/result'
import type { Day } from '../common/day'
import { periodOf, type PeriodKind } from '../common/period'
import type { Cap, RuleItem } from './contract'

/** Positive points for one time, hour or piece: the rule's, or the reviewer's pick in its range. */
export function priceOf(
  item: RuleItem,
  pick: number | undefined,
): Result<number, 'PICK_POINTS' | 'PICK_OUT_OF_RANGE' | 'PICK_NOT_NEEDED'> {
  if (item.points.kind === 'fixed') {
    return pick === undefined ? ok(item.points.value) : fail('PICK_NOT_NEEDED')
  }
  const { from, to } = item.points
  if (pick === undefined) return fail('PICK_POINTS', { from, to })
  return pick < from || pick > to ? fail('PICK_OUT_OF_RANGE', { from, to }) : ok(pick)
}

/** What a rule gives for it, before caps; half hours may leave half a point. */
export function worthOf(price: number, quantity: number): number {
  return price * quantity
}

/** A part of a point is not given. */
function whole(points: number): number {
  return Math.floor(points)
}

/** Whose use of a cap is counted. */
export interface CapSubject {
  readonly villageId: string
  readonly householdId: string
  /** Null where the household as a whole did it: it then counts as one person. */
  readonly doerId: string | null
  readonly doneOn: Day
  /** The activity that the deed comes from; a deed of its own is its own activity. */
  readonly activityId: string
}

/** The document that counts the use of one cap: by item id across versions, by done date. */
export function capUseId(itemId: string, cap: Cap, subject: CapSubject): string {
  const owner =
    cap.of === 'person' && subject.doerId !== null ? subject.doerId : subject.householdId
  return [subject.villageId, itemId, cap.of[0], owner, cap.unit[0], spanOf(cap, subject)].join(':')
}

function spanOf(cap: Cap, subject: CapSubject): string {
  if (cap.per === 'activity') return subject.activityId
  if (cap.per === 'day') return subject.doneOn
  return periodOf(cap.per satisfies PeriodKind, subject.doneOn)
}

export interface Grant {
  /** Positive points that count after all caps. */
  readonly points: number
  /** The caps that cut something, with what they left. */
  readonly cuts: readonly AppliedCut[]
  /** What to reserve of every cap of the item. */
  readonly reserve: readonly { readonly id: string; readonly amount: number }[]
}

export interface AppliedCut extends CapRoom {
  readonly left: number
}

/** One cap of an item, with what is taken of it. */
export interface CapRoom {
  readonly unit: Cap['unit']
  readonly per: Cap['per']
  readonly of: Cap['of']
  readonly limit: number
  readonly used: number
}

export function roomOf(cap: Cap, used: number): CapRoom {
  const { unit, per, of, amount: limit } = cap
  return { unit, per, of, limit, used }
}

export function leftOf({ limit, used }: Pick<CapRoom, 'limit' | 'used'>): number {
  return Math.max(0, limit - used)
}

/** Cuts what is done to what caps leave: hours first, since they decide the points, then points. */
export function countedOf(
  room: readonly CapRoom[],
  quantity: number,
  price: number,
): { readonly points: number; readonly hours: number; readonly cuts: readonly AppliedCut[] } {
  const cuts: AppliedCut[] = []
  let hours = quantity
  for (const cap of room) {
    if (cap.unit !== 'hours' || hours <= leftOf(cap)) continue
    hours = leftOf(cap)
    cuts.push({ ...cap, left: hours })
  }
  let points = whole(worthOf(price, hours))
  for (const cap of room) {
    if (cap.unit !== 'points' || points <= leftOf(cap)) continue
    points = whole(leftOf(cap))
    cuts.push({ ...cap, left: points })
  }
  return { points, hours, cuts }
}

/**
 * Cuts a deed's worth to what the caps leave: hours first, since they decide the points, then points.
 * Promises: with `reserve` added to the uses, no cap is ever exceeded; a cut is never silent.
 */
export function applyCaps(
  item: RuleItem,
  subject: CapSubject,
  quantity: number,
  price: number,
  usedOf: (capUseId: string) => number,
): Grant {
  const caps = item.caps.map((cap) => ({ cap, id: capUseId(item.id, cap, subject) }))
  const room = caps.map(({ cap, id }) => roomOf(cap, usedOf(id)))
  const { points, hours, cuts } = countedOf(room, quantity, price)
  return {
    points,
    cuts,
    reserve: caps.map(({ cap, id }) => ({ id, amount: cap.unit === 'hours' ? hours : points })),
  }
}
