import { addDays, type Day } from '../common/day'
import { fail, ok, type Failure, type Result } from '../common/result'
import { compareItems } from './compare'
import type { RuleItem, RulesMeeting } from './contract'

export interface RuleSet {
  readonly villageId: string
  /** 1, 2, 3 … in the village. */
  readonly version: number
  readonly effectiveFrom: Day
  readonly items: readonly RuleItem[]
  /** That decided it; there wherever it takes points away since such a version names it. */
  readonly meeting?: RulesMeeting
}

/** A deed is valued by the version in force on the day it was done; of two from one day the later version. */
export function inForceOn<S extends RuleSet>(sets: readonly S[], day: Day): S | null {
  let best: S | null = null
  for (const set of sets) {
    if (set.effectiveFrom > day) continue
    if (
      best === null ||
      set.effectiveFrom > best.effectiveFrom ||
      (set.effectiveFrom === best.effectiveFrom && set.version > best.version)
    ) {
      best = set
    }
  }
  return best
}

/** 积分细则 2026 版 */
export function ruleSetName(set: Pick<RuleSet, 'effectiveFrom'>): string {
  return `积分细则 ${set.effectiveFrom.slice(0, 4)} 版`
}

/** What a draft changes in the version before, for whoever has to agree: 加：…；去掉：…；改：… */
export function changedItems(before: readonly RuleItem[], after: readonly RuleItem[]): string {
  const { added, changed, gone } = compareItems(before, after)
  const parts: [what: string, items: readonly RuleItem[]][] = [
    ['加', added],
    ['去掉', gone],
    ['改', changed.map((pair) => pair.after)],
  ]
  return parts
    .filter(([, items]) => items.length > 0)
    .map(([what, items]) => `${what}：${items.map(itemWords).join('、')}`)
    .join('；')
}

/** 清扫村道 5 分 */
function itemWords({ name, kind, points }: RuleItem): string {
  const sign = kind === 'deduct' ? '扣 ' : ''
  const worth =
    points.kind === 'fixed' ? String(points.value) : `${String(points.from)}–${String(points.to)}`
  return `${name} ${sign}${worth} 分`
}

/** Why an item cannot stand in a rule set. */
export type ItemFault =
  | 'RULE_CAP_HOURS'
  | 'RULE_CAP_UNREACHABLE'
  | 'RULE_DEDUCT_BY_VILLAGER'
  | 'RULE_DUPLICATE_CAP'
  | 'RULE_DUPLICATE_ID'
  | 'RULE_DUPLICATE_NAME'
  | 'RULE_RANGE_EMPTY'

type AdoptFault =
  | ItemFault
  | 'RULE_MEETING_DATES'
  | 'RULE_NEEDS_MEETING'
  | 'RULE_NOT_RETROACTIVE'
  | 'RULE_OVERLAPS'
  | 'RULES_EMPTY'

/** What a version is made of. */
export interface Proposed {
  readonly villageId: string
  readonly effectiveFrom: Day
  readonly items: readonly RuleItem[]
  readonly meeting?: RulesMeeting | undefined
}

/**
 * Adopts a version. The first one of a village may start on any day, a later one only after `today` and after all
 * versions before, so that no deed is valued anew. With deductions it takes a meeting. A refusal names the wrong item in
 * `data`: {number, itemId, name}.
 */
export function adopt(
  existing: readonly RuleSet[],
  draft: Proposed,
  today: Day,
): Result<RuleSet, AdoptFault> {
  const { villageId, effectiveFrom, items, meeting } = draft
  if (items.length === 0) return fail('RULES_EMPTY')
  if (existing.length > 0 && effectiveFrom <= today) return fail('RULE_NOT_RETROACTIVE')
  if (existing.some((set) => set.effectiveFrom >= effectiveFrom)) return fail('RULE_OVERLAPS')
  const fault = faultOfItems(items) ?? faultOfMeeting(items, meeting, today)
  if (fault) return fault
  const version = existing.reduce((max, set) => Math.max(max, set.version), 0) + 1
  return ok({ villageId, effectiveFrom, items, ...(meeting ? { meeting } : {}), version })
}

/** Rules that take points away are village rules in law: a meeting decides them, and the town has them. */
function faultOfMeeting(
  items: readonly RuleItem[],
  meeting: RulesMeeting | undefined,
  today: Day,
): Failure<'RULE_MEETING_DATES' | 'RULE_NEEDS_MEETING'> | null {
  if (!meeting) return hasDeductions(items) ? fail('RULE_NEEDS_MEETING') : null
  const { day, filedOn } = meeting
  return day <= filedOn && filedOn <= today ? null : fail('RULE_MEETING_DATES')
}

export function hasDeductions(items: readonly RuleItem[]): boolean {
  return items.some(({ kind }) => kind === 'deduct')
}

/** The first day from which a next version may hold. */
export function earliestDay(existing: readonly RuleSet[], today: Day): Day {
  const last = existing.reduce(
    (max, set) => (set.effectiveFrom > max ? set.effectiveFrom : max),
    '',
  )
  if (existing.length === 0) return today
  return addDays(last > today ? last : today, 1)
}

/** The version that a next one follows, whether in force yet or not. */
export function latestOf<S extends RuleSet>(sets: readonly S[]): S | null {
  return sets.reduce<S | null>(
    (best, set) => (best === null || set.version > best.version ? set : best),
    null,
  )
}

export function faultOfItems(items: readonly RuleItem[]): Failure<ItemFault> | null {
  const ids = new Set<string>()
  const names = new Set<string>()
  for (const [index, item] of items.entries()) {
    const name = `${item.category} ${item.name}`
    const code = ids.has(item.id)
      ? 'RULE_DUPLICATE_ID'
      : names.has(name)
        ? 'RULE_DUPLICATE_NAME'
        : faultOfItem(item)
    if (code) return fail(code, { number: index + 1, itemId: item.id, name: item.name })
    ids.add(item.id)
    names.add(name)
  }
  return null
}

function faultOfItem(item: RuleItem): ItemFault | null {
  const { points, caps } = item
  if (points.kind === 'range' && points.from >= points.to) return 'RULE_RANGE_EMPTY'
  if (item.kind === 'deduct' && item.filers.includes('villager')) return 'RULE_DEDUCT_BY_VILLAGER'
  if (caps.some((cap) => cap.unit === 'hours') && item.per !== 'hour') return 'RULE_CAP_HOURS'
  const least = points.kind === 'fixed' ? points.value : points.from
  if (caps.some((cap) => cap.unit === 'points' && item.per !== 'hour' && cap.amount < least)) {
    return 'RULE_CAP_UNREACHABLE'
  }
  const spans = caps.map((cap) => `${cap.unit} ${cap.per} ${cap.of}`)
  return new Set(spans).size < spans.length ? 'RULE_DUPLICATE_CAP' : null
}
