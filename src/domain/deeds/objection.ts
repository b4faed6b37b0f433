import type { Holding } from '../checks/held'
import type { Actor } from '../common/actor'
import { addMs, type Instant } from '../common/day'
import { fail, ok, type Result } from '../common/result'
import type { Deed } from './deed'
import { mayHappen } from './states'

/** Days in which the supervisor answers; later it stays frozen and goes to the town officer. */
export const answerDays = 7
const dayMs = 86_400_000

export interface Objection extends Holding {
  readonly objectionId: string
  readonly deedId: string
  readonly villageId: string
  readonly townId: string
  /** For the supervisor only. */
  readonly by: Actor
  readonly text: string
  readonly at: Instant
  readonly answerBy: Instant
  readonly state: 'open' | 'upheld' | 'dismissed'
  readonly answer: { readonly by: string; readonly at: Instant; readonly reason: string } | null
}

/** One objection a person and deed. */
export function objectionId(deedId: string, personId: string): string {
  return `${deedId}:${personId}`
}

type ObjectError = 'OBJECTION_NOT_PUBLIC' | 'OBJECTION_CLOSED'

/**
 * Objects. Before the end of publicity it is accepted, at or after it refused, even if the timer is late.
 * A deduction is not public: only its own household may appeal.
 */
export function objectTo(
  deed: Deed,
  by: Actor,
  text: string,
  now: Instant,
): Result<{ deed: Deed; objection: Objection }, ObjectError> {
  if (deed.kind === 'deduct' && by.householdId !== deed.householdId)
    return fail('OBJECTION_NOT_PUBLIC')
  if (deed.state === 'posted') return fail('OBJECTION_CLOSED')
  if (!mayHappen('object', deed.state) || deed.endsAt === null) return fail('OBJECTION_NOT_PUBLIC')
  if (now >= deed.endsAt) return fail('OBJECTION_CLOSED')
  return ok({
    deed: { ...deed, state: 'objected', openObjections: deed.openObjections + 1 },
    objection: {
      objectionId: objectionId(deed.deedId, by.personId),
      deedId: deed.deedId,
      villageId: deed.villageId,
      townId: deed.townId,
      by,
      text,
      at: now,
      answerBy: addMs(now, answerDays * dayMs),
      state: 'open',
      answer: null,
    },
  })
}

type AnswerError =
  'OBJECTION_ANSWERED' | 'SUPERVISOR_CONCERNED' | 'OBJECTION_NOT_OVERDUE' | 'DEED_STATE'

/**
 * Why somebody may not answer now. The supervisor is of neither household concerned and was neither filer nor
 * reviewer; the town officer answers what is overdue.
 */
export function answerBar(
  deed: Deed,
  objection: Objection,
  by: Actor,
  now: Instant,
): Exclude<AnswerError, 'DEED_STATE'> | null {
  if (objection.state !== 'open') return 'OBJECTION_ANSWERED'
  if (by.householdId === null) return now < objection.answerBy ? 'OBJECTION_NOT_OVERDUE' : null
  return concerned(deed, objection, by) ? 'SUPERVISOR_CONCERNED' : null
}

export function answerObjection(
  deed: Deed,
  objection: Objection,
  by: Actor,
  decision: 'upheld' | 'dismissed',
  reason: string,
  now: Instant,
): Result<{ deed: Deed; objection: Objection }, AnswerError> {
  if (objection.state !== 'open') return fail('OBJECTION_ANSWERED')
  if (!mayHappen(decision === 'upheld' ? 'uphold' : 'dismiss', deed.state)) {
    return fail('DEED_STATE', { state: deed.state })
  }
  const bar = answerBar(deed, objection, by, now)
  if (bar !== null) return fail(bar)
  return ok({
    deed: decision === 'upheld' ? drop(deed) : free(deed, now),
    objection: { ...objection, state: decision, answer: { by: by.personId, at: now, reason } },
  })
}

function concerned(deed: Deed, objection: Objection, by: Actor): boolean {
  return (
    by.householdId === deed.householdId ||
    by.householdId === objection.by.householdId ||
    by.personId === deed.filedBy.personId ||
    by.personId === deed.approvedBy?.personId
  )
}

function drop(deed: Deed): Deed {
  return { ...deed, state: 'dropped', dueAt: null, reserved: [], openObjections: 0 }
}

/** What fell due while it was blocked is due from the answer on. */
function free(deed: Deed, now: Instant): Deed {
  const open = deed.openObjections - 1
  const dueAt = deed.dueAt !== null && deed.dueAt < now ? now : deed.dueAt
  return open > 0
    ? { ...deed, openObjections: open }
    : { ...deed, state: 'publicity', openObjections: 0, dueAt }
}
