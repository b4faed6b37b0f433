/** Somebody who acted; `householdId` is null for an officer of the town. */
export interface Actor {
  readonly personId: string
  readonly householdId: string | null
}

/** Somebody who decides on others. */
export interface Judge extends Actor {
  /** Households of near relatives, as whoever holds a role stated them. */
  readonly near?: readonly string[]
}

/** As it is kept: whom somebody stated as near is nobody else's. */
export function actorOnly({ personId, householdId }: Actor): Actor {
  return { personId, householdId }
}

/** What concerns the own household, or that of a near relative, is for others to decide. */
export function concerns(
  householdId: string | null,
  { householdId: own, near = [] }: Pick<Judge, 'householdId' | 'near'>,
): boolean {
  return householdId !== null && (householdId === own || near.includes(householdId))
}
