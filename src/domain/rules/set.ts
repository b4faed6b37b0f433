import type { Day } from '../common/day'
import { fail, ok, type Failure, type Result } from '../common/result'
import type { RuleItem, rulesErrors } from './contract'

export interface RuleSet {
  readonly villageId: string
  /** 1, 2, 3 … in the village. */
  readonly version: number
  readonly effectiveFrom: Day
  readonly items: readonly RuleItem[]
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
  const earlier = new Map(before.map((item) => [item.id, JSON.stringify(item)]))
  const later = new Set(after.map(({ id }) => id))
  const isNew = ({ id }: RuleItem) => !earlier.has(id)
  const parts: [what: string, items: readonly RuleItem[]][] = [
    ['加', after.filter(isNew)],
    ['去掉', before.filter(({ id }) => !later.has(id))],
    ['改', after.filter((item) => !isNew(item) && earlier.get(item.id) !== JSON.stringify(item))],
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

type RuleFault = Exclude<keyof typeof rulesErrors, 'NO_RULES_YET'>

/**
 * Adopts a version. The first one of a village may start on any day, a later one only after `today`,
 * so that no deed is valued anew. A refusal names the wrong item in `data`: {number, itemId, name}.
 */
export function adopt(
  existing: readonly RuleSet[],
  draft: { villageId: string; effectiveFrom: Day; items: readonly RuleItem[] },
  today: Day,
): Result<RuleSet, RuleFault> {
  if (existing.length > 0 && draft.effectiveFrom <= today) return fail('RULE_NOT_RETROACTIVE')
  const fault = faultOfItems(draft.items)
  if (fault) return fault
  const version = existing.reduce((max, set) => Math.max(max, set.version), 0) + 1
  return ok({ ...draft, version })
}

function faultOfItems(items: readonly RuleItem[]): Failure<RuleFault> | null {
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

function faultOfItem(item: RuleItem): RuleFault | null {
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
