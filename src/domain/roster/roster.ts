import type { Market } from '../common/market'
import type { Plant } from '../common/plant'
import type { Day, Instant } from '../common/day'
import type { Role } from '../common/contract'
import { isUnder14, type Under18Until } from './age'

export interface Village {
  readonly villageId: string
  readonly name: string
  readonly townId: string
  readonly town: string
  readonly countyId: string
  readonly county: string
  readonly unit: 'household' | 'resident'
  /** From the first deed filed on, since it names its account by the unit. */
  readonly unitFixed: boolean
  /** Grows with every change of settings, groups or roles. */
  readonly settingsVersion: number
  /** Days of publicity from a day on, oldest first. Changes count from their day on and never back. */
  readonly publicity: readonly { readonly from: Day; readonly days: number }[]
  readonly claimDays: number
  readonly ranking: boolean
  readonly boardNames: {
    readonly aspirations: string
    readonly honours: string
    readonly ranking: string
  }
  readonly honourTitles: readonly string[]
  /** Absent where nobody has told. */
  readonly market?: Market | null
  /** Stands in the landscape above the boards; absent where nobody has chosen. */
  readonly plant?: Plant
  readonly households: number
  readonly residents: number
}

export interface Household {
  readonly householdId: string
  readonly villageId: string
  readonly groupId: string
  readonly number: string
  readonly headId: string
  /** Name of the head, by which the household is found. */
  readonly name: string
  readonly cardCode: string
  /** Asked not to be named on the points board. */
  readonly unnamed: boolean
  /** Who said so last, or the other way; absent where nobody did in the app. */
  readonly unnamedSaid?: Said
  /** The head agreed that the full name is shown. */
  readonly nameConsent: boolean
  /** When the last of them moved out; absent while somebody lives here. */
  readonly leftOn?: Day | null
}

export interface Resident {
  readonly residentId: string
  readonly villageId: string
  readonly householdId: string
  readonly groupId: string
  readonly name: string
  /** To the head, in the roster's words; absent where the roster does not say. */
  readonly relation?: string
  /** May be shared inside the household, never across; empty where unknown. */
  readonly phone: string
  readonly under18Until: Under18Until
  readonly roles: readonly Role[]
  readonly nameConsent: boolean
  /** Households of near relatives, as stated by whoever holds a role; the supervisor and the town see them. */
  readonly near?: readonly string[]
  /** The last time that it was given or taken back; absent where nobody did in the app. */
  readonly nameSaid?: Said | null
  /** Moved out or died on this day: no member of the household any more. What was earned stays where it is. */
  readonly leftOn?: Day | null
  /** Absent where nobody said. */
  readonly leftHow?: 'died' | 'movedOut' | null
}

/** A switch of somebody's own, as it was set last. */
export interface Said {
  readonly on: boolean
  readonly at: Instant
  readonly by: string
  /** The day on the paper, where somebody of the village wrote down what was agreed to on one. */
  readonly paper?: Day
}

/** Whether somebody had moved out by that day, or a household with the last of them. */
export function leftBy({ leftOn }: Pick<Resident, 'leftOn'>, day: Day): boolean {
  return leftOn != null && leftOn <= day
}

export function publicityDaysOn(village: Pick<Village, 'publicity'>): (day: Day) => number {
  return (day) => {
    let days = village.publicity[0]?.days ?? 3
    for (const step of village.publicity) if (step.from <= day) days = step.days
    return days
  }
}

/**
 * Who holds the account that a deed is written to. By household: the household. By resident: the doer,
 * but the household head for somebody under 14 on the done date.
 */
export function accountOwner(
  unit: Village['unit'],
  household: Pick<Household, 'householdId' | 'headId'>,
  doer: Pick<Resident, 'residentId' | 'under18Until'> | null,
  doneOn: Day,
): string | null {
  if (unit === 'household') return household.householdId
  if (doer === null) return null
  return isUnder14(doer, doneOn) ? household.headId : doer.residentId
}
