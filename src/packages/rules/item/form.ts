import type { Cap, RuleItem } from '@/domain/rules/contract'
import { rulesLimits } from '@/domain/rules/limits'

/** A rule as it is typed: numbers are text until they are sent. */
export interface Typed {
  readonly category: string
  readonly name: string
  readonly worth: 'fixed' | 'range' | 'deduct'
  /** Of a deduction: it may be a range as well. */
  readonly from: string
  /** Empty: fixed, where it takes points away. */
  readonly to: string
  readonly per: RuleItem['per']
  readonly filers: readonly RuleItem['filers'][number][]
  readonly needsNote: boolean
  readonly needsPhoto: boolean
  readonly caps: readonly TypedCap[]
}

export interface TypedCap extends Omit<Cap, 'amount'> {
  readonly amount: string
}

/** Of the shape that is kept on the phone. */
export const formVersion = 1

export function emptyItem(category: string): Typed {
  return {
    ...{ category, name: '', worth: 'fixed', from: '5', to: '', per: 'time' },
    ...{ filers: ['villager', 'recorder'], needsNote: false, needsPhoto: false, caps: [] },
  }
}

export function typedOf(item: RuleItem): Typed {
  const { points, kind, caps, needsPhoto = false, category, name, per, filers, needsNote } = item
  return {
    ...{ category, name, per, filers, needsNote, needsPhoto },
    worth: kind === 'deduct' ? 'deduct' : points.kind,
    from: String(points.kind === 'fixed' ? points.value : points.from),
    to: points.kind === 'range' ? String(points.to) : '',
    caps: caps.map((cap) => ({ ...cap, amount: String(cap.amount) })),
  }
}

/** What is sent, or villagers read while it is typed. */
export function itemOf(typed: Typed): Omit<RuleItem, 'id'> {
  const { category, name, worth, from, to, per, filers, needsNote, needsPhoto, caps } = typed
  const ranges = worth === 'range' || (worth === 'deduct' && to !== '')
  return {
    ...{ category, name, per, needsNote },
    kind: worth === 'deduct' ? 'deduct' : 'award',
    points: ranges
      ? { kind: 'range', from: Number(from), to: Number(to) }
      : { kind: 'fixed', value: Number(from) },
    filers: worth === 'deduct' ? ['recorder'] : [...filers],
    needsPhoto: worth !== 'deduct' && needsPhoto,
    caps: caps
      .filter((cap) => per === 'hour' || cap.unit === 'points')
      .map((cap) => ({ ...cap, amount: Number(cap.amount) })),
  }
}

export type Errors = Partial<
  Record<'category' | 'name' | 'from' | 'to' | 'filers' | 'caps', string>
>

export function faultsOf(typed: Typed): Errors {
  const { worth, from, to, filers, caps } = typed
  const ranges = worth === 'range' || (worth === 'deduct' && to !== '')
  const errors: Errors = {
    ...(typed.category.trim() === '' ? { category: '请填写类别' } : {}),
    ...(typed.name.trim() === '' ? { name: '请填写名称' } : {}),
    ...(isPoints(from) ? {} : { from: '分值填 1 到 10000 的整数' }),
    ...(worth !== 'deduct' && filers.length === 0 ? { filers: '请选择谁能报' } : {}),
    ...(caps.every(({ amount }) => isAmount(amount)) ? {} : { caps: '封顶填大于 0 的数' }),
  }
  if (!ranges) return errors
  if (!isPoints(to)) return { ...errors, to: '分值填 1 到 10000 的整数' }
  return Number(from) < Number(to) ? errors : { ...errors, to: '最高分要大于最低分' }
}

function isPoints(text: string): boolean {
  const value = Number(text)
  const { min, max } = rulesLimits.points
  return /^\d+$/.test(text) && value >= min && value <= max
}

function isAmount(text: string): boolean {
  return /^\d+(\.5)?$/.test(text) && Number(text) > 0
}
