import type { Holding } from '../checks/held'
import type { Actor } from '../common/actor'
import { addDays, dayOf, monthDay, timeOf, type Day, type Instant } from '../common/day'
import { fail, ok, type Result } from '../common/result'
import type { RuleItem } from '../rules/contract'
import { inForceOn, type RuleSet } from '../rules/set'
import type { ActivityKind } from './kinds'
import { openShift, placesOf, retime, type Shift, type ShiftPlan } from './shift'

/** What can be said of an activity, and said anew. */
export interface About {
  readonly title: string
  readonly kind: ActivityKind
  readonly text: string
  readonly place: string
  readonly bring: string
  readonly contact: string
  /** The only group that may join; null for the whole village. */
  readonly groupId: string | null
  /** Null: no points. */
  readonly itemId: string | null
}

export interface Activity extends About, Holding {
  readonly activityId: string
  readonly villageId: string
  readonly state: 'open' | 'cancelled'
  readonly organiser: Actor
  readonly publishedAt: Instant
  /** Counts edits, so that two people at once do not write over each other. */
  readonly version: number
  /** Numbers of the shifts that stand, and the last one given out: a number is never used twice. */
  readonly shifts: readonly number[]
  readonly lastShift: number
  /** Who agreed to be called about it; absent or null: nobody. */
  readonly callId?: string | null
  /** What whoever signed up was told of edits, the newest last. */
  readonly changes?: readonly Told[]
  /** Somebody's attendance is confirmed: what it counts is fixed from then on. */
  readonly confirmed: boolean
  readonly cancellation: {
    readonly by: string
    readonly at: Instant
    readonly reason: string
  } | null
}

export interface Told {
  /** The version that the edit made. */
  readonly version: number
  /** 地点：北沟口 → 南山水库 */
  readonly words: readonly string[]
}

const toldMax = 20

/** A shift that is at another time than it was. */
export interface Moved {
  readonly before: Shift
  readonly after: Shift
}

export function movedIn(before: readonly Shift[], changed: readonly Shift[]): Moved[] {
  return before.flatMap((shift) => {
    const after = changed.find((s) => s.shiftId === shift.shiftId)
    return after && movesTo(shift, after) ? [{ before: shift, after }] : []
  })
}

function movesTo(shift: ShiftPlan, plan: ShiftPlan): boolean {
  return plan.startsAt !== shift.startsAt || plan.endsAt !== shift.endsAt
}

/** Keeps what those who signed up have to know of an edit; nothing where they need not be told. */
export function withTold(
  before: Activity,
  after: Activity,
  groupName: (groupId: string) => string,
  moved: readonly Moved[],
): { activity: Activity; told: Told | null; ofAll: boolean } {
  const open = ({ groupId }: About) => (groupId === null ? '全村' : `只限${groupName(groupId)}`)
  const ofSome = moved
    .filter(({ before: shift }) => isBound(shift))
    .map((one) => timeWords(before, one))
  const ofEach = [
    ...(before.place === after.place ? [] : [`地点：${before.place} → ${after.place}`]),
    ...(before.groupId === after.groupId ? [] : [`谁能参加：${open(before)} → ${open(after)}`]),
  ]
  const words = [...ofSome, ...ofEach]
  const ofAll = ofEach.length > 0
  if (words.length === 0) return { activity: after, told: null, ofAll }
  const told = { version: after.version, words }
  const changes = [...(before.changes ?? []), told].slice(-toldMax)
  return { activity: { ...after, changes }, told, ofAll }
}

/** 第 2 场时间：11 月 14 日 08:00–10:00 → 11 月 15 日 08:00–10:00 */
function timeWords({ shifts }: Activity, { before, after }: Moved): string {
  const which = shifts.length > 1 ? `第 ${String(shifts.indexOf(before.number) + 1)} 场` : ''
  return `${which}时间：${spanWords(before)} → ${spanWords(after)}`
}

function spanWords({ startsAt, endsAt }: ShiftPlan): string {
  const [day, from] = [dayOf(startsAt), timeOf(startsAt)]
  const to = `${dayOf(endsAt) === day ? '' : '次日 '}${timeOf(endsAt)}`
  return `${monthDay(day)} ${from}–${to}`
}

/** What has to be known to publish or change one. */
export interface PlanFacts {
  readonly rules: readonly RuleSet[]
  readonly today: Day
  readonly now: Instant
}

export type PlanError =
  | 'ITEM_NOT_IN_FORCE'
  | 'ITEM_NOT_FOR_ACTIVITY'
  | 'SHIFT_EMPTY'
  | 'SHIFT_OVER_ALREADY'
  | 'SHIFT_TOO_FAR'
  | 'SHIFTS_OVERLAP_TWICE'

const aheadDays = 366

export function publish(
  draft: { activityId: string; villageId: string; organiser: Actor } & About,
  plans: readonly ShiftPlan[],
  facts: PlanFacts,
): Result<{ activity: Activity; shifts: Shift[] }, PlanError> {
  const activity: Activity = {
    ...draft,
    state: 'open',
    publishedAt: facts.now,
    version: 1,
    shifts: plans.map((_, i) => i + 1),
    lastShift: plans.length,
    confirmed: false,
    cancellation: null,
  }
  const fault = faultOf(plans, plans, facts) ?? faultOfItem(activity.itemId, plans, facts.rules)
  if (fault) return fail(fault)
  return ok({ activity, shifts: plans.map((plan, i) => openShift(activity, i + 1, plan)) })
}

/** Whether the new ones of all shifts may be announced now. */
function faultOf(
  all: readonly ShiftPlan[],
  fresh: readonly ShiftPlan[],
  facts: PlanFacts,
): PlanError | null {
  for (const plan of fresh) {
    if (plan.endsAt <= plan.startsAt) return 'SHIFT_EMPTY'
    if (plan.endsAt <= facts.now) return 'SHIFT_OVER_ALREADY'
    if (dayOf(plan.startsAt) > addDays(facts.today, aheadDays)) return 'SHIFT_TOO_FAR'
  }
  const spans = all.map((plan) => `${plan.startsAt} ${plan.endsAt}`)
  return new Set(spans).size < spans.length ? 'SHIFTS_OVERLAP_TWICE' : null
}

/** The item counts on the day of every shift, as an award for a time or an hour. */
function faultOfItem(
  itemId: string | null,
  plans: readonly ShiftPlan[],
  rules: readonly RuleSet[],
): 'ITEM_NOT_IN_FORCE' | 'ITEM_NOT_FOR_ACTIVITY' | null {
  if (itemId === null) return null
  for (const plan of plans) {
    const item = itemOn(rules, dayOf(plan.startsAt), itemId)
    if (!item) return 'ITEM_NOT_IN_FORCE'
    if (!isForActivity(item)) return 'ITEM_NOT_FOR_ACTIVITY'
  }
  return null
}

export function itemOn(rules: readonly RuleSet[], day: Day, itemId: string): RuleItem | null {
  return inForceOn(rules, day)?.items.find((item) => item.id === itemId) ?? null
}

export function isForActivity(item: Pick<RuleItem, 'kind' | 'per'>): boolean {
  return item.kind === 'award' && item.per !== 'piece'
}

/** A shift as an edit leaves it: one that stands, or without a number a new one. */
export interface EditedShift extends ShiftPlan {
  readonly number: number | null
}

export type EditError =
  | PlanError
  | 'ACTIVITY_CANCELLED'
  | 'ACTIVITY_CHANGED'
  | 'ACTIVITY_CONFIRMED'
  | 'ACTIVITY_NOT_FOUND'
  | 'SHIFT_MOVES_MANY'
  | 'SHIFT_TIME_FIXED'
  | 'SHIFT_HAS_PEOPLE'
  | 'SHIFT_BELOW_TAKEN'

export interface Edit {
  readonly activity: Activity
  readonly changed: readonly Shift[]
  readonly added: readonly Shift[]
  readonly removed: readonly Shift[]
}

/** So many people can be told of another time, and their days written anew, in the transaction that edits. */
const movedMax = 100

/**
 * Changes an activity. Nobody who signed up loses the place: the capacity of their shift holds them all, and it cannot be
 * taken away. It may be moved until it begins or somebody was ticked: they are told.
 */
export function edit(
  before: { activity: Activity; shifts: readonly Shift[] },
  command: { version: number; about: About; shifts: readonly EditedShift[] },
  facts: PlanFacts,
): Result<Edit, EditError> {
  const { activity } = before
  const { about } = command
  if (activity.state === 'cancelled') return fail('ACTIVITY_CANCELLED')
  if (activity.version !== command.version) return fail('ACTIVITY_CHANGED')
  if (activity.confirmed && activity.itemId !== about.itemId) return fail('ACTIVITY_CONFIRMED')
  const kept = new Map(command.shifts.flatMap((s) => (s.number === null ? [] : [[s.number, s]])))
  const fresh = command.shifts.filter((s) => s.number === null)
  const removed = before.shifts.filter((s) => !kept.has(s.number))
  if (kept.size + fresh.length < command.shifts.length) return fail('SHIFTS_OVERLAP_TWICE')
  if ([...kept.keys()].some((n) => !activity.shifts.includes(n))) return fail('ACTIVITY_NOT_FOUND')
  if (removed.some(isBound)) return fail('SHIFT_HAS_PEOPLE')

  const changed: Shift[] = []
  const planned: ShiftPlan[] = [...fresh]
  for (const shift of before.shifts) {
    const plan = kept.get(shift.number)
    if (!plan) continue
    const moves = movesTo(shift, plan)
    if (moves && (isTicked(shift) || shift.startsAt <= facts.now)) return fail('SHIFT_TIME_FIXED')
    const after = retime({ ...shift, kind: about.kind }, plan)
    if (!after.ok) return after
    changed.push(after.value)
    if (moves) planned.push(plan)
  }
  const reached = movedIn(before.shifts, changed).flatMap(({ before: shift }) => placesOf(shift))
  if (reached.length > movedMax) return fail('SHIFT_MOVES_MANY', { max: movedMax })
  const fault =
    faultOf(command.shifts, planned, facts) ??
    faultOfItem(
      about.itemId,
      // A new version of the rules may have dropped the item; what was agreed before is settled when it is confirmed.
      about.itemId === activity.itemId ? planned : command.shifts,
      facts.rules,
    )
  if (fault) return fail(fault)
  const added = fresh.map((plan, i) => openShift(activity, activity.lastShift + i + 1, plan))
  return ok({
    activity: {
      ...activity,
      ...about,
      version: activity.version + 1,
      shifts: [...changed, ...added].map((s) => s.number),
      lastShift: activity.lastShift + fresh.length,
    },
    changed,
    added: added.map((shift) => ({ ...shift, kind: about.kind })),
    removed,
  })
}

/** Somebody counts on this shift. */
function isBound(shift: Shift): boolean {
  return [shift.seats, shift.queue, shift.attended, shift.waiting].some((list) => list.length > 0)
}

function isTicked({ attended, waiting }: Shift): boolean {
  return attended.length + waiting.length > 0
}

export function cancel(
  activity: Activity,
  by: string,
  reason: string,
  now: Instant,
): Result<Activity, 'ACTIVITY_CANCELLED' | 'ACTIVITY_CONFIRMED'> {
  if (activity.state === 'cancelled') return fail('ACTIVITY_CANCELLED')
  if (activity.confirmed) return fail('ACTIVITY_CONFIRMED')
  return ok({ ...activity, state: 'cancelled', cancellation: { by, at: now, reason } })
}
