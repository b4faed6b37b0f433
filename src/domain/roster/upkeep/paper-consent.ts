import { concerns, type Judge } from '../../common/actor'
import { addDays, dayOf, type Day, type Instant } from '../../common/day'
import { fail, ok, type Result } from '../../common/result'
import { ageGroupOf } from '../age'
import type { Resident } from '../roster'
import { wrong } from './roster'

/** Who of the committee writes it down, and when. */
export interface PaperFacts {
  readonly by: Judge
  readonly now: Instant
}

type Consent = Pick<Resident, 'nameConsent' | 'nameSaid'>

export type PaperRefusal =
  | 'NAME_AGE_UNKNOWN'
  | 'NAME_OF_CHILD'
  | 'NAME_STANDS'
  | 'PAPER_AHEAD'
  | 'PAPER_LONG_AGO'
  | 'PAPER_OUTDATED'
  | 'PAPER_OWN'

const paperDays = 366

/**
 * Somebody without a phone agreed on paper that the full name is shown. Of the own household and of near ones another
 * writes it down; a child is never named. What was taken back since the day on the paper stays taken back.
 */
export function agreeOnPaper(
  whom: Resident,
  signedOn: Day,
  { by, now }: PaperFacts,
): Result<Consent, PaperRefusal> {
  const today = dayOf(now)
  const age = ageGroupOf(whom, today)
  if (concerns(whom.householdId, by)) return fail('PAPER_OWN')
  if (age === 'child') return fail('NAME_OF_CHILD')
  if (age === 'unknown') return fail('NAME_AGE_UNKNOWN')
  if (whom.nameConsent) return fail('NAME_STANDS')
  if (signedOn > today) return wrong('PAPER_AHEAD', 'signedOn')
  if (signedOn < addDays(today, -paperDays)) return wrong('PAPER_LONG_AGO', 'signedOn')
  const { nameSaid } = whom
  if (nameSaid && signedOn < dayOf(nameSaid.at)) return wrong('PAPER_OUTDATED', 'signedOn')
  return ok({
    nameConsent: true,
    nameSaid: { on: true, at: now, by: by.personId, paper: signedOn },
  })
}

/** By the committee, of which anybody may: nobody is shown by it. */
export function endPaper(whom: Resident, { by, now }: PaperFacts): Result<Consent, 'PAPER_NONE'> {
  if (!whom.nameConsent || whom.nameSaid?.paper === undefined) return fail('PAPER_NONE')
  return ok({ nameConsent: false, nameSaid: { on: false, at: now, by: by.personId } })
}
