import type { Household, Resident } from '../roster'

export interface Group {
  readonly groupId: string
  readonly name: string
  readonly order: number
}

/** The roster as it stands, moved-out people included: they may come back. */
export interface CurrentRoster {
  readonly groups: readonly Group[]
  readonly households: readonly Household[]
  readonly residents: readonly Resident[]
}
