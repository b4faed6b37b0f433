import type { Instant } from '../common/day'
import type { PhotoRef } from '../photos/photo'

/** What a person shows of themselves beside the roster: seen by the own household alone. */
export interface Profile {
  readonly residentId: string
  readonly villageId: string
  /** Who wrote it: another phone of the same resident may write it anew. */
  readonly userId: string
  readonly nickname: string
  /** None or one. */
  readonly photos: readonly PhotoRef[]
  readonly at: Instant
}
