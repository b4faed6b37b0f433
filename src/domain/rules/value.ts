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

/** Worth before caps; a part of a point is not given. */
export function worthOf(price: number, quantity: number): number {
  return Math.floor(price * quantity)
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

export interface AppliedCut {
  readonly unit: Cap['unit']
  readonly per: Cap['per']
  readonly of: Cap['of']
  readonly limit: number
  readonly used: number
  readonly left: number
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
  const cuts: AppliedCut[] = []
  const caps = item.caps.map((cap) => ({ cap, id: capUseId(item.id, cap, subject) }))
  const room = (cap: Cap, id: string) => Math.max(0, cap.amount - usedOf(id))
  const cut = (cap: Cap, id: string, left: number) =>
    cuts.push({
      unit: cap.unit,
      per: cap.per,
      of: cap.of,
      limit: cap.amount,
      used: usedOf(id),
      left,
    })

  let hours = quantity
  for (const { cap, id } of caps) {
    if (cap.unit !== 'hours' || hours <= room(cap, id)) continue
    hours = room(cap, id)
    cut(cap, id, hours)
  }
  let points = worthOf(price, hours)
  for (const { cap, id } of caps) {
    if (cap.unit !== 'points' || points <= room(cap, id)) continue
    points = Math.floor(room(cap, id))
    cut(cap, id, points)
  }
  return {
    points,
    cuts,
    reserve: caps.map(({ cap, id }) => ({ id, amount: cap.unit === 'hours' ? hours : points })),
  }
}
