/** Somebody who acted; `householdId` is null for an officer of the town. */
export interface Actor {
  readonly personId: string
  readonly householdId: string | null
}
