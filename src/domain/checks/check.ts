import { concerns, type Actor, type Judge } from '../common/actor'
import { addMs, type Instant } from '../common/day'
import type { Role } from '../common/roles'
import { decidesTexts } from '../common/viewer'
import { fail, ok, type Result } from '../common/result'
import { hashOf } from '../ledger/hash'

export type SubjectKind =
  'deed' | 'objection' | 'aspiration' | 'honour' | 'activity' | 'words' | 'photo' | 'voice'

/** A text, photo or recording that nobody has let pass yet, until it is decided; one document each. */
export interface Check {
  readonly checkId: string
  readonly villageId: string
  readonly townId: string
  readonly subject: { readonly kind: SubjectKind; readonly id: string }
  /** The place in the subject; for words, what they name. */
  readonly slot: string
  readonly by: Actor
  readonly scene: 1 | 2 | 3 | 4
  /** Empty for a photo or recording. */
  readonly text: string
  /**
   * `waiting`: WeChat is to be asked again; `review`: a person decides. Words, such as a board's name, stand nowhere
   * before they are allowed: then they may be saved again.
   */
  readonly state: 'waiting' | 'review' | 'allowed' | 'denied'
  /** Nobody in the village may decide: the town officer does. */
  readonly substitute: boolean
  readonly at: Instant
  /** How often WeChat was asked. */
  readonly tries: number
  /** When it is asked again. */
  readonly nextAt: Instant
  /** Of a photo or recording: by which WeChat names it in its answer; empty for a text. */
  readonly traceId: string
}

/** One a place; a digest, since an objection's id alone is nearly as long as an id may be. */
export function checkIdOf(subject: Check['subject'], slot: string): string {
  return hashOf(encodeURIComponent(`${subject.kind}:${subject.id}:${slot}`)).slice(0, 32)
}

/** WeChat is asked so often; then a person decides. With the pauses below: after some four hours. */
export const triesMax = 8
const pauseMs = 2 * 60_000
const pauseMaxMs = 60 * 60_000
/** A photo's verdict comes within half an hour by the documents; later it is asked for again. */
export const verdictMs = 60 * 60_000
export const photoTriesMax = 3

/** What WeChat made of it; `nobody`: it can never be asked, `later`: it did not answer. */
export type Judged = 'pass' | 'later' | 'nobody' | 'review' | 'risky'

const worse: readonly Judged[] = ['pass', 'later', 'nobody', 'review', 'risky']

export function worstOf(a: Judged, b: Judged): Judged {
  return worse.indexOf(a) > worse.indexOf(b) ? a : b
}

/**
 * What an answer makes of a check: shown, taken away, or the check as it goes on. A photo whose verdict is under way
 * (`pending`) is asked about again if none comes.
 */
export function afterAnswer(
  check: Check,
  judged: Judged | 'pending',
  now: Instant,
): 'show' | 'take' | Check {
  if (judged === 'pass') return 'show'
  if (judged === 'risky') return 'take'
  const tries = check.tries + 1
  const { kind } = check.subject
  const most = kind === 'photo' || kind === 'voice' ? photoTriesMax : triesMax
  // Nobody hears an objection but whoever answers it: no reviewer is asked, its mark stays.
  if (judged === 'review' || judged === 'nobody' || tries > most)
    return kind === 'voice' ? 'take' : { ...check, tries, state: 'review' }
  const pause = judged === 'pending' ? verdictMs : Math.min(pauseMs * 2 ** tries, pauseMaxMs)
  return { ...check, tries, nextAt: addMs(now, pause) }
}

/** Asked of WeChat now: nobody else asks in the meantime. */
export function taken(check: Check, now: Instant): Check {
  return { ...check, nextAt: addMs(now, pauseMs) }
}

export interface Decider extends Judge {
  readonly roles: readonly Role[]
  readonly town: boolean
}

/** As with a deed: a reviewer or the committee, neither the writer nor of the writer's household. */
export function mayDecide(
  check: Pick<Check, 'by' | 'substitute' | 'state'>,
  person: Decider,
): Result<null, 'CHECK_DONE' | 'CHECK_OWN' | 'CHECK_GOES_TO_TOWN' | 'ROLE_MISSING'> {
  if (check.state === 'allowed' || check.state === 'denied') return fail('CHECK_DONE')
  if (person.town) return check.substitute ? ok(null) : fail('ROLE_MISSING')
  if (!decidesTexts(person.roles)) return fail('ROLE_MISSING')
  if (check.substitute) return fail('CHECK_GOES_TO_TOWN')
  return ownOf(check.by, person) ? fail('CHECK_OWN') : ok(null)
}

/** An officer of the town has no household, and shares none with another officer. */
function ownOf(by: Actor, person: Judge): boolean {
  return concerns(by.householdId, person) || by.personId === person.personId
}

export function substituteDecides(deciders: readonly Judge[], by: Actor): boolean {
  return deciders.every((person) => ownOf(by, person))
}
