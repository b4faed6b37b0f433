import type { Day, Instant } from '../common/day'
import { periodOf, timedPeriodKinds, type PeriodKey } from '../common/period'
import { closesAt, stillOpen, type PublicityDaysOn } from '../ledger/periods'

/** One account's points in the period, as the board is built from. */
export interface Standing {
  readonly ownerId: string
  readonly groupId: string
  readonly points: number
  readonly deducted: number
  /** Public display name; null where the household asked not to be named. */
  readonly name: string | null
}

export interface RankedRow {
  readonly ownerId: string
  readonly groupId: string
  readonly name: string | null
  readonly points: number
  readonly rank: number
  readonly previousRank: number | null
}

export interface RankedGroup {
  readonly groupId: string
  readonly name: string
  readonly households: number
  readonly sum: number
  /** In tenths of a point, so that it stays a whole number. */
  readonly averageTenths: number
  readonly rank: number
}

/** One document per village and period, rebuilt from the accounts; final once closed. */
export interface Board {
  readonly villageId: string
  readonly period: PeriodKey
  readonly closed: boolean
  readonly closesAt: Instant | null
  readonly asOf: Instant
  readonly rows: readonly RankedRow[]
  readonly groups: readonly RankedGroup[]
  readonly deductions: number
}

export function boardId(villageId: string, period: PeriodKey): string {
  return `${villageId}:${period}`
}

export interface BoardFacts {
  readonly villageId: string
  readonly period: PeriodKey
  readonly standings: readonly Standing[]
  readonly groups: readonly {
    readonly groupId: string
    readonly name: string
    readonly households: number
  }[]
  /** Rank of an owner in the period before. */
  readonly previousRankOf: (ownerId: string) => number | null
  readonly publicityDaysOn: PublicityDaysOn
  readonly now: Instant
}

/** Ranks accounts with points: ties share a rank and the next one is skipped; among ties the order is by id. */
export function buildBoard(facts: BoardFacts): Board {
  const sorted = facts.standings
    .filter((s) => s.points !== 0)
    .sort((a, b) => b.points - a.points || (a.ownerId < b.ownerId ? -1 : 1))
  const ranks = sharedRanks(sorted.map((s) => s.points))
  const closing = closesAt(facts.period, facts.publicityDaysOn)
  return {
    villageId: facts.villageId,
    period: facts.period,
    closed: closing !== null && closing <= facts.now,
    closesAt: closing,
    asOf: facts.now,
    rows: sorted.map((s, i) => ({
      ownerId: s.ownerId,
      groupId: s.groupId,
      name: s.name,
      points: s.points,
      rank: ranks[i] ?? 0,
      previousRank: facts.previousRankOf(s.ownerId),
    })),
    groups: rankGroups(facts),
    deductions: facts.standings.reduce((sum, s) => sum + s.deducted, 0),
  }
}

/** Periods whose boards may still change on `day`: the current ones and those before that are not closed. */
export function openPeriods(
  day: Day,
  publicityDaysOn: PublicityDaysOn,
  seen: readonly PeriodKey[],
): PeriodKey[] {
  const keys = new Set<PeriodKey>(['all', ...timedPeriodKinds.map((kind) => periodOf(kind, day))])
  for (const key of seen) if (stillOpen(key, day, publicityDaysOn)) keys.add(key)
  return [...keys]
}

function sharedRanks(points: readonly number[]): number[] {
  const ranks: number[] = []
  for (const [i, p] of points.entries())
    ranks.push(i > 0 && points[i - 1] === p ? (ranks[i - 1] ?? 1) : i + 1)
  return ranks
}

/** Groups stand by their average per household; the sum beside it. */
function rankGroups(facts: BoardFacts): RankedGroup[] {
  const sums = new Map<string, number>()
  for (const s of facts.standings) sums.set(s.groupId, (sums.get(s.groupId) ?? 0) + s.points)
  const groups = facts.groups
    .map((g) => {
      const sum = sums.get(g.groupId) ?? 0
      const averageTenths = g.households === 0 ? 0 : Math.round((sum * 10) / g.households)
      return { ...g, sum, averageTenths }
    })
    .sort((a, b) => b.averageTenths - a.averageTenths || (a.groupId < b.groupId ? -1 : 1))
  const ranks = sharedRanks(groups.map((g) => g.averageTenths))
  return groups.map((g, i) => ({ ...g, rank: ranks[i] ?? 0 }))
}
