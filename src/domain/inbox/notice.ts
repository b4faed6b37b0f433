import type { Instant } from '../common/day'
import type { NoticeKind } from '../common/told'
import type { DeedState } from '../deeds/states'

/** What was decided about a household's deed, honour or place. Holds ids alone; what it says is read with it. */
export interface Notice {
  readonly noticeId: string
  readonly villageId: string
  readonly householdId: string
  readonly kind: NoticeKind
  /** The deed, honour or activity. */
  readonly subjectId: string
  /** A sign-up, where one member of the household is meant. */
  readonly signUpId?: string
  /** Which text was taken away. */
  readonly what?: string
  readonly at: Instant
}

/** Each thing is decided once in each way, so the pair is the notice's id. */
export function noticeId(kind: NoticeKind, subjectId: string): string {
  return `${kind.replace('.', '-')}:${subjectId}`
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
    case 'withdrawn':
    case 'objected':
      return null
  }
}

/** What nobody looked at for so long is not counted as new any more. */
export const freshDays = 30
