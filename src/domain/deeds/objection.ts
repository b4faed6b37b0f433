import type { Holding } from '../checks/held'
import { concerns, type Actor, type Judge } from '../common/actor'
import { addDays, addMs, dayOf, startOfDay, type Day, type Instant } from '../common/day'
import { fail, ok, type Result } from '../common/result'
import type { Deed, Objector } from './deed'
import { mayHappen } from './states'
import type { Voice } from './voice'

/** Days in which the supervisor answers; later it stays frozen and goes to the town officer. */
export const answerDays = 7

export interface Objection extends Holding {
  /** Random: it is told to whoever answers, who may not learn from it who objected. */
  readonly objectionId: string
  readonly deedId: string
  readonly villageId: string
  readonly townId: string
  /** For the supervisor only. */
  readonly by: Actor
  /** The recorder who wrote it down for them and read it back. */
  readonly scribe?: Actor
  /** Empty where it was only said. */
  readonly text: string
  /** For whoever answers, and whoever made it; null once that account was deleted. */
  readonly voice?: Voice | null
  readonly at: Instant
  /** 00:00 after the last day for the answer. */
  readonly answerBy: Instant
  /** From when on the town answers too: then, or at once where no supervisor of the village may. */
  readonly townFrom: Instant
  /** `withdrawn` by whoever made it; `lapsed`: the deed went back or away before anybody answered. */
  readonly state: 'open' | 'upheld' | 'dismissed' | 'withdrawn' | 'lapsed'
  readonly answer: { readonly by: string; readonly at: Instant; readonly reason: string } | null
}

/** The last day for the answer: the one day that is said everywhere. */
export function lastAnswerDay({ answerBy }: Pick<Objection, 'answerBy'>): Day {
  return dayOf(addMs(answerBy, -1))
}

type ObjectError = 'OBJECTION_NOT_PUBLIC' | 'OBJECTION_CLOSED' | 'OBJECTED_ALREADY'

/** What is said against a deed: written, spoken, or both. */
export interface Said {
  readonly text: string
  readonly voice: Voice | null
}

interface ObjectFacts {
  readonly objectionId: string
  readonly supervisors: readonly Judge[]
  /** The household that the doer lives in now; null where nobody is named. */
  readonly doerHome: string | null
}

/**
 * Objects. Before the end of publicity it is accepted, at or after it refused, even if the timer is late.
 * A deduction is not public: only its own household may appeal.
 */
export function objectTo(
  deed: Deed,
  by: Actor,
  { text, voice }: Said,
  now: Instant,
  facts: ObjectFacts,
): Result<{ deed: Deed; objection: Objection }, ObjectError> {
  if (deed.kind === 'deduct' && by.householdId !== deed.householdId)
    return fail('OBJECTION_NOT_PUBLIC')
  if (standsAgainst(deed, by.personId)) return fail('OBJECTED_ALREADY')
  if (deed.state === 'posted') return fail('OBJECTION_CLOSED')
  if (!mayHappen('object', deed.state) || deed.endsAt === null) return fail('OBJECTION_NOT_PUBLIC')
  if (now >= deed.endsAt) return fail('OBJECTION_CLOSED')
  const { objectionId, supervisors, doerHome } = facts
  const { personId, householdId } = by
  const objected: Deed = {
    ...deed,
    ...(doerHome === null || doerHome === deed.householdId ? {} : { doerHome }),
    state: 'objected',
    openObjections: deed.openObjections + 1,
    objections: [
      ...(deed.objections ?? []).filter((o) => o.personId !== personId),
      { objectionId, personId, householdId },
    ],
  }
  const answerBy = startOfDay(addDays(dayOf(now), answerDays + 1))
  return ok({
    deed: objected,
    objection: {
      objectionId,
      deedId: deed.deedId,
      villageId: deed.villageId,
      townId: deed.townId,
      by,
      text,
      ...(voice === null ? {} : { voice }),
      at: now,
      answerBy,
      townFrom: supervisors.every((person) => concerned(objected, person)) ? now : answerBy,
      state: 'open',
      answer: null,
    },
  })
}

/**
 * Which supervisors would answer somebody's objection, as far as that person may know: it tells nothing of others who
 * objected before.
 */
export function answerersFor<J extends Judge>(
  deed: Deed,
  { personId, householdId }: Actor,
  supervisors: readonly J[],
): readonly J[] {
  const alone = { ...deed, objections: [{ objectionId: '', personId, householdId }] }
  return supervisors.filter((person) => !concerned(alone, person))
}

/** The objection of a person, if there is one. */
export function objectorOf(deed: Pick<Deed, 'objections'>, personId: string): Objector | undefined {
  return deed.objections?.find((o) => o.personId === personId)
}

export function standsAgainst(deed: Pick<Deed, 'objections'>, personId: string): boolean {
  const own = objectorOf(deed, personId)
  return own !== undefined && !own.lapsed
}

/**
 * Whether somebody may answer now. The supervisor is of no household concerned and was neither filer nor reviewer; the
 * town officer answers what is overdue, or what no supervisor may.
 */
export function mayAnswer(
  deed: Deed,
  { townFrom }: Pick<Objection, 'townFrom'>,
  by: Judge,
  now: Instant,
): boolean {
  return by.householdId === null ? now >= townFrom : !concerned(deed, by)
}

export interface Answer {
  readonly decision: 'upheld' | 'dismissed'
  readonly reason: string
}

/** One that is upheld answers every other that is open: there is nothing left to decide. */
export function answerObjection(
  deed: Deed,
  objection: Objection,
  others: readonly Objection[],
  by: Judge,
  { decision, reason }: Answer,
  now: Instant,
): Result<
  { deed: Deed; objections: Objection[] },
  'OBJECTION_NOT_FOUND' | 'OBJECTION_ANSWERED' | 'DEED_STATE'
> {
  if (!mayAnswer(deed, objection, by, now)) return fail('OBJECTION_NOT_FOUND')
  if (objection.state !== 'open') return fail('OBJECTION_ANSWERED')
  if (!mayHappen(decision === 'upheld' ? 'uphold' : 'dismiss', deed.state)) {
    return fail('DEED_STATE', { state: deed.state })
  }
  const answer = { by: by.personId, at: now, reason }
  const answered = decision === 'upheld' ? [objection, ...others.filter(isOpen)] : [objection]
  return ok({
    deed: decision === 'upheld' ? drop(deed) : free(deed, now),
    objections: answered.map((o) => ({ ...o, state: decision, answer })),
  })
}

/** Whoever objected takes it back; what it held up goes on. */
export function retractObjection(
  deed: Deed,
  objection: Objection | null,
  now: Instant,
): Result<
  { deed: Deed; objection: Objection },
  'OBJECTION_NOT_FOUND' | 'OBJECTION_ANSWERED' | 'DEED_STATE'
> {
  if (objection === null) return fail('OBJECTION_NOT_FOUND')
  if (objection.state !== 'open') return fail('OBJECTION_ANSWERED')
  if (!mayHappen('retract', deed.state)) return fail('DEED_STATE', { state: deed.state })
  return ok({ deed: free(deed, now), objection: { ...objection, state: 'withdrawn' } })
}

/** Those that nobody has to answer any more, since the deed went back or away. */
export function lapsed(objections: readonly Objection[]): Objection[] {
  return objections.filter(isOpen).map((o) => ({ ...o, state: 'lapsed' }))
}

function isOpen({ state }: Objection): boolean {
  return state === 'open'
}

export function concerned(deed: Deed, by: Judge): boolean {
  const { householdId, filedBy, approvedBy, objections = [] } = deed
  return (
    concerns(householdId, by) ||
    concerns(deed.doerHome ?? null, by) ||
    objections.some((o) => concerns(o.householdId, by) || o.scribeId === by.personId) ||
    by.personId === filedBy.personId ||
    by.personId === approvedBy?.personId
  )
}

/** Somebody lives in another household now: whoever objected to it or did it, concerns that one. */
export function rehoused(
  deed: Deed,
  { residentId, householdId }: { readonly residentId: string; readonly householdId: string },
): Deed {
  const { objections = [], doerId } = deed
  return {
    ...deed,
    ...(doerId === residentId ? { doerHome: householdId } : {}),
    objections: objections.map((o) => (o.personId === residentId ? { ...o, householdId } : o)),
  }
}

function drop(deed: Deed): Deed {
  return { ...deed, state: 'dropped', dueAt: null, reserved: [], openObjections: 0 }
}

/** What fell due while it was blocked is due from then on. */
function free(deed: Deed, now: Instant): Deed {
  const open = deed.openObjections - 1
  const dueAt = deed.dueAt !== null && deed.dueAt < now ? now : deed.dueAt
  return open > 0
    ? { ...deed, openObjections: open }
    : { ...deed, state: 'publicity', openObjections: 0, dueAt }
}
