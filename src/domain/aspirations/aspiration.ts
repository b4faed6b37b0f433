import { holdOn, type Holding } from '../checks/held'
import { addMs, dayOf, type Day, type Instant } from '../common/day'
import { fail, invariant, ok, type Result } from '../common/result'
import type { PhotoRef } from '../photos/photo'
import type { aspirationCategories } from './categories'

export interface Step {
  readonly name: string
  readonly reachedOn: Day | null
  readonly note: string
  readonly photos?: readonly PhotoRef[]
}

export interface Aspiration extends Holding {
  readonly aspirationId: string
  readonly villageId: string
  readonly householdId: string
  /** Null where the household as a whole states it. */
  readonly residentId: string | null
  readonly category: (typeof aspirationCategories)[number]
  readonly goal: string
  readonly by: Day
  /** Reached ones stand first: steps are reached in order. */
  readonly steps: readonly Step[]
  readonly photos?: readonly PhotoRef[]
  readonly state: 'open' | 'reached' | 'withdrawn'
  readonly cheers: number
  readonly postedBy: string
  readonly postedAt: Instant
  readonly reachedAt: Instant | null
}

export type AspirationDraft = Pick<
  Aspiration,
  | 'aspirationId'
  | 'villageId'
  | 'householdId'
  | 'residentId'
  | 'category'
  | 'goal'
  | 'by'
  | 'photos'
> & { readonly steps: readonly string[] }

export function postAspiration(
  draft: AspirationDraft,
  facts: { by: string; today: Day; now: Instant },
): Result<Aspiration, 'ASPIRATION_BY_PAST'> {
  if (draft.by <= facts.today) return fail('ASPIRATION_BY_PAST')
  return ok({
    ...draft,
    steps: draft.steps.map((name) => ({ name, reachedOn: null, note: '' })),
    state: 'open',
    cheers: 0,
    postedBy: facts.by,
    postedAt: facts.now,
    reachedAt: null,
  })
}

/** Marks the next step as reached; the last one reaches the goal. */
export function progress(
  aspiration: Aspiration,
  note: string,
  today: Day,
  now: Instant,
  photos: readonly PhotoRef[] = [],
): Result<Aspiration, 'ASPIRATION_CLOSED'> {
  if (aspiration.state !== 'open') return fail('ASPIRATION_CLOSED')
  const next = stepsReached(aspiration)
  invariant(next < aspiration.steps.length, 'an open goal has a step to come')
  const steps = aspiration.steps.map((s, i) =>
    i === next ? { ...s, reachedOn: today, note, photos } : s,
  )
  const all = next + 1 === steps.length
  return ok({
    ...aspiration,
    steps,
    state: all ? 'reached' : 'open',
    reachedAt: all ? now : null,
  })
}

export function withdrawAspiration(
  aspiration: Aspiration,
): Result<Aspiration, 'ASPIRATION_CLOSED'> {
  return aspiration.state === 'open'
    ? ok({ ...aspiration, state: 'withdrawn' })
    : fail('ASPIRATION_CLOSED')
}

/** Nobody cheers words that others cannot read yet. */
export function cheerOn(
  aspiration: Aspiration,
): Result<number, 'ASPIRATION_CLOSED' | 'ASPIRATION_CHECKING'> {
  if (aspiration.state === 'withdrawn') return fail('ASPIRATION_CLOSED')
  return holdOn(aspiration, 'goal') === null
    ? ok(aspiration.cheers + 1)
    : fail('ASPIRATION_CHECKING')
}

export function stepsReached(aspiration: Pick<Aspiration, 'steps'>): number {
  return aspiration.steps.filter((s) => s.reachedOn !== null).length
}

/** What moved last stands first: a step reached, or the goal itself while it has none. */
export function byMovement(
  a: Pick<Aspiration, 'aspirationId' | 'steps' | 'postedAt'>,
  b: Pick<Aspiration, 'aspirationId' | 'steps' | 'postedAt'>,
): number {
  const [x, y] = [a, b].map((one) => [movedOn(one), one.postedAt, one.aspirationId].join(' '))
  return String(x) < String(y) ? 1 : -1
}

function movedOn({ steps, postedAt }: Pick<Aspiration, 'steps' | 'postedAt'>): Day {
  const days = steps.flatMap((step) => (step.reachedOn === null ? [] : [step.reachedOn]))
  return [dayOf(postedAt), ...days].sort().reverse()[0] ?? ''
}

/** A cheer is taken back within a day, as one takes back a stamp that slipped. */
export function mayTakeCheerBack(at: Instant, now: Instant): boolean {
  return now < addMs(at, cheerBackMs)
}

const cheerBackMs = 24 * 3_600_000
