import type { Holding } from '../checks/held'
import { concerns, type Judge } from '../common/actor'
import type { Day, Instant } from '../common/day'
import { fail, ok, type Result } from '../common/result'
import type { PhotoRef } from '../photos/photo'
import { ageGroupOf } from '../roster/age'
import type { Resident } from '../roster/roster'

export interface Honour extends Holding {
  readonly honourId: string
  readonly villageId: string
  /** 1, 2, 3 … in the village; a withdrawn one keeps its number, one that waits has 0. */
  readonly number: number
  readonly title: string
  readonly householdId: string
  readonly residentId: string | null
  readonly citation: string
  readonly awardedOn: Day
  readonly issuer: string
  /** The person agreed to the full name, and to photos where there are any. */
  readonly consent: boolean
  /** Of somebody under 14: who agreed for the child, on which day, and who wrote that down. */
  readonly guardian?: Guardian | null
  readonly photos?: readonly PhotoRef[]
  /** `waiting`: proposed to the town, and there for nobody yet. */
  readonly state: 'waiting' | 'posted' | 'withdrawn'
  readonly postedBy: string
  readonly postedAt: Instant
  readonly withdrawal: { readonly by: string; readonly at: Instant; readonly reason: string } | null
}

export interface Guardian {
  readonly residentId: string
  readonly on: Day
}

export type HonourDraft = Pick<
  Honour,
  | 'honourId'
  | 'villageId'
  | 'title'
  | 'householdId'
  | 'residentId'
  | 'citation'
  | 'awardedOn'
  | 'issuer'
  | 'consent'
  | 'guardian'
  | 'photos'
>

export interface HonourFacts {
  readonly number: number
  readonly titles: readonly string[]
  readonly today: Day
  readonly now: Instant
  readonly by: string
  /** Whose honour it is, unless it is a household's, and whoever lives there. */
  readonly resident: Resident | null
  readonly members: readonly Resident[]
}

export type HonourFault =
  | 'HONOUR_TITLE_UNKNOWN'
  | 'HONOUR_IN_FUTURE'
  | 'HONOUR_PHOTO_CONSENT'
  | 'HONOUR_AGE_UNKNOWN'
  | 'HONOUR_NAMES_CHILD'
  | 'GUARDIAN_NEEDED'
  | 'GUARDIAN_WRONG'

export function postHonour(draft: HonourDraft, facts: HonourFacts): Result<Honour, HonourFault> {
  if (!facts.titles.includes(draft.title)) return fail('HONOUR_TITLE_UNKNOWN')
  if (draft.awardedOn > facts.today) return fail('HONOUR_IN_FUTURE')
  // A face tells more than a name that is masked.
  if (!draft.consent && draft.photos?.length) return fail('HONOUR_PHOTO_CONSENT')
  const fault = ageFault(draft, facts)
  if (fault) return fail(fault)
  return ok({
    ...draft,
    number: facts.number,
    state: 'posted',
    postedBy: facts.by,
    postedAt: facts.now,
    withdrawal: null,
  })
}

/** Nothing names a child, in the name's place or in the words, before a guardian's consent is written down. */
function ageFault(
  { consent, title, citation, issuer, guardian }: HonourDraft,
  { resident, members, today }: HonourFacts,
): HonourFault | null {
  if (resident === null) return null
  const age = ageGroupOf(resident, today)
  if (age === 'unknown' && consent) return 'HONOUR_AGE_UNKNOWN'
  if (age !== 'child') return null
  if (guardian) {
    const who = members.find((m) => m.residentId === guardian.residentId)
    const grown = who !== undefined && ageGroupOf(who, today) === 'adult'
    return grown && guardian.on <= today ? null : 'GUARDIAN_WRONG'
  }
  if (consent) return 'GUARDIAN_NEEDED'
  return [title, citation, issuer].some((text) => text.includes(resident.name))
    ? 'HONOUR_NAMES_CHILD'
    : null
}

/**
 * An honour of the own household, or that of a near relative, is posted by another of the committee; where nobody else
 * may, the town has to agree.
 */
export function posterOf(
  householdId: string,
  person: Judge,
  committee: readonly Judge[],
): 'oneself' | 'another' | 'town' {
  if (!concerns(householdId, person)) return 'oneself'
  return committee.some((one) => !concerns(householdId, one)) ? 'another' : 'town'
}

/** Under the number of the day on which the town agreed. */
export function honourAgreed(
  honour: Honour,
  { number, now }: Pick<HonourFacts, 'number' | 'now'>,
): Result<Honour, 'PROPOSAL_STALE'> {
  if (honour.state !== 'waiting') return fail('PROPOSAL_STALE')
  return ok({ ...honour, state: 'posted', number, postedAt: now })
}

export function withdrawHonour(
  honour: Honour,
  by: string,
  reason: string,
  now: Instant,
): Result<Honour, 'HONOUR_WITHDRAWN'> {
  if (honour.state === 'withdrawn') return fail('HONOUR_WITHDRAWN')
  return ok({ ...honour, state: 'withdrawn', withdrawal: { by, at: now, reason } })
}
