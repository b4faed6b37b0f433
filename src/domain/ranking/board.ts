import type { Day, Instant } from '../common/day'
import { periodOf, timedPeriodKinds, type PeriodKey } from '../common/period'
import { closesAt, stillOpen, type PublicityDaysOn } from '../ledger/periods'

/** One account's figures in the period, as the board is built from. */
export interface Standing {
  readonly ownerId: string
  readonly householdId: string
  readonly groupId: string
  /** Awards and their reversals alone: a deduction is between the household and its account. */
  readonly points: number
  /** Zero or negative. */
  readonly deducted: number
  /** Moved out: no row, and nothing to the group. */
  readonly left: boolean
}

export interface RankedRow {
  readonly ownerId: string
  readonly groupId: string
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
  /** Zero also where too few households have one. */
  readonly deductions: number
  /** What the points are. Absent in what an earlier version drew, net of deductions: such a board is shown to nobody. */
  readonly counts?: 'awards'
  /** It had closed as an earlier version counted, and was drawn anew by awards alone. */
  readonly redrawn?: true
}

/** The total of fewer households would tell whose it is. */
const deductedHouseholdsMin = 5

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
    .filter(hasRow)
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
      points: s.points,
      rank: ranks[i] ?? 0,
      previousRank: facts.previousRankOf(s.ownerId),
    })),
    groups: rankGroups(facts),
    deductions: deductionsOf(facts.standings),
    counts: 'awards',
  }
}

/** A board that closed as it was counted before, with the figures of awards alone; all else stays as it was. */
export function redrawBoard(
  old: Board,
  standings: readonly Standing[],
  previousRankOf: BoardFacts['previousRankOf'],
): Board {
  const { villageId, period, closed, closesAt: closing, asOf, groups } = old
  const drawn = buildBoard({
    ...{ villageId, period, standings, groups, previousRankOf },
    publicityDaysOn: () => 0,
    now: asOf,
  })
  const state = { closed, closesAt: closing, asOf }
  return closed ? { ...drawn, ...state, redrawn: true } : { ...drawn, ...state }
}

/** More was reversed in the period than awarded: nobody stands below zero. */
function hasRow({ points, left }: Standing): boolean {
  return points > 0 && !left
}

/** Of everybody, also who left since: that the total moves with a household's name would tell. */
function deductionsOf(standings: readonly Standing[]): number {
  const deducted = standings.filter((s) => s.deducted < 0)
  if (new Set(deducted.map((s) => s.householdId)).size < deductedHouseholdsMin) return 0
  return deducted.reduce((sum, s) => sum + s.deducted, 0)
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

/** Groups stand by their average per household; the sum beside it is that of their rows. */
function rankGroups(facts: BoardFacts): RankedGroup[] {
  const sums = new Map<string, number>()
  for (const s of facts.standings.filter(hasRow))
    sums.set(s.groupId, (sums.get(s.groupId) ?? 0) + s.points)
  const groups = facts.groups
    .map(({ groupId, name, households }) => {
      const sum = sums.get(groupId) ?? 0
      const averageTenths = households === 0 ? 0 : Math.round((sum * 10) / households)
      return { groupId, name, households, sum, averageTenths }
    })
    .sort((a, b) => b.averageTenths - a.averageTenths || (a.groupId < b.groupId ? -1 : 1))
  const ranks = sharedRanks(groups.map((g) => g.averageTenths))
  return groups.map((g, i) => ({ ...g, rank: ranks[i] ?? 0 }))
}
