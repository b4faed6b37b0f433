import type { RuleItem } from './contract'

/** What a draft is beside the version before it. An item is the same one by its id. */
export interface Comparison {
  readonly added: readonly RuleItem[]
  readonly changed: readonly { readonly before: RuleItem; readonly after: RuleItem }[]
  readonly gone: readonly RuleItem[]
}

/** Added and changed in the order of the draft, gone in that of the version before. */
export function compareItems(before: readonly RuleItem[], after: readonly RuleItem[]): Comparison {
  const earlier = new Map(before.map((item) => [item.id, item]))
  const later = new Set(after.map(({ id }) => id))
  return {
    added: after.filter(({ id }) => !earlier.has(id)),
    changed: after.flatMap((item) => {
      const was = earlier.get(item.id)
      return was === undefined || sameItem(was, item) ? [] : [{ before: was, after: item }]
    }),
    gone: before.filter(({ id }) => !later.has(id)),
  }
}

export function changesAnything({ added, changed, gone }: Comparison): boolean {
  return added.length + changed.length + gone.length > 0
}

/** In whatever order its fields, filers and caps are written. */
export function sameItem(one: RuleItem, other: RuleItem): boolean {
  return written(one) === written(other)
}

function written({ points, caps, filers, needsPhoto = false, ...item }: RuleItem): string {
  const worth = points.kind === 'fixed' ? [points.value] : [points.from, points.to]
  const limits = caps.map(({ amount, unit, per, of }) => `${unit} ${per} ${of} ${String(amount)}`)
  const { id, category, name, kind, per, needsNote } = item
  return JSON.stringify([
    [id, category, name, kind, per, needsNote, needsPhoto],
    worth,
    [...filers].sort(),
    limits.sort(),
  ])
}
