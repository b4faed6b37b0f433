import type { Holding } from '../checks/held'
import type { Day, Instant } from '../common/day'
import { fail, ok, type Result } from '../common/result'
import type { PhotoRef } from '../photos/photo'

export interface Honour extends Holding {
  readonly honourId: string
  readonly villageId: string
  /** 1, 2, 3 … in the village; a withdrawn one keeps its number. */
  readonly number: number
  readonly title: string
  readonly householdId: string
  readonly residentId: string | null
  readonly citation: string
  readonly awardedOn: Day
  readonly issuer: string
  /** The person agreed to the full name, and to photos where there are any. */
  readonly consent: boolean
  readonly photos?: readonly PhotoRef[]
  readonly state: 'posted' | 'withdrawn'
  readonly postedBy: string
  readonly postedAt: Instant
  readonly withdrawal: { readonly by: string; readonly at: Instant; readonly reason: string } | null
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
  | 'photos'
>

export function postHonour(
  draft: HonourDraft,
  facts: { number: number; titles: readonly string[]; today: Day; now: Instant; by: string },
): Result<Honour, 'HONOUR_TITLE_UNKNOWN' | 'HONOUR_IN_FUTURE' | 'HONOUR_PHOTO_CONSENT'> {
  if (!facts.titles.includes(draft.title)) return fail('HONOUR_TITLE_UNKNOWN')
  if (draft.awardedOn > facts.today) return fail('HONOUR_IN_FUTURE')
  // A face tells more than a name that is masked.
  if (!draft.consent && draft.photos?.length) return fail('HONOUR_PHOTO_CONSENT')
  return ok({
    ...draft,
    number: facts.number,
    state: 'posted',
    postedBy: facts.by,
    postedAt: facts.now,
    withdrawal: null,
  })
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
