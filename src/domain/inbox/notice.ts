import type { Instant } from '../common/day'
import type { NoticeKind } from '../common/told'
import type { DeedState } from '../deeds/states'

/** What was decided about a household's deed, honour or place, or for one person. Holds ids alone; what it says is read with it. */
export interface Notice {
  readonly noticeId: string
  readonly villageId: string
  /** The household's inbox, or that of the resident whom alone it is for: an answer to whoever objected. */
  readonly householdId: string
  readonly kind: NoticeKind
  /** The deed, honour or activity. */
  readonly subjectId: string
  /** A sign-up, where one member of the household is meant. */
  readonly signUpId?: string
  /** The own objection that was answered. */
  readonly objectionId?: string
  /** Which text was taken away, or how far a proposal had come. */
  readonly what?: string
  readonly at: Instant
}

/**
 * Each thing is decided once in each way, so the pair is the notice's id.
 * @param round how often its approval was taken back before
 */
export function noticeId(kind: NoticeKind, subjectId: string, round = 0): string {
  const id = `${kind.replace('.', '-')}:${subjectId}`
  return round === 0 ? id : `${id}:${String(round)}`
}

/** Which notice a step of a deed gives, if any: taking it back oneself and an objection's clock are no decisions. */
export function noticeOfStep(before: DeedState, after: DeedState): NoticeKind | null {
  if (before === after) return null
  switch (after) {
    case 'publicity':
      return before === 'filed' ? 'deed.approved' : null
    case 'rejected':
      return 'deed.rejected'
    case 'dropped':
      return 'deed.dropped'
    case 'posted':
      return 'deed.posted'
    case 'reversed':
      return 'deed.reversed'
    case 'filed':
      return 'deed.takenBack'
    case 'withdrawn':
    case 'objected':
      return null
  }
}

/** What nobody looked at for so long is not counted as new any more. */
export const freshDays = 30
