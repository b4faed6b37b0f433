import { sameItem } from '@/domain/rules/compare'
import type { RuleItem } from '@/domain/rules/contract'

export interface DraftRow {
  readonly item: RuleItem
  /** As it stands in the version before. */
  readonly before: RuleItem | null
  readonly mark: 'same' | 'new' | 'changed' | 'gone'
  readonly number: number
}

/** The draft's items with what became of each; what was taken out stands behind the rest of its category. */
export function draftRows(before: readonly RuleItem[], items: readonly RuleItem[]): DraftRow[] {
  const earlier = new Map(before.map((item) => [item.id, item]))
  const ids = new Set(items.map(({ id }) => id))
  const rows = items.map((item, i): DraftRow => {
    const was = earlier.get(item.id) ?? null
    const mark = was === null ? 'new' : sameItem(was, item) ? 'same' : 'changed'
    return { item, before: was, mark, number: i + 1 }
  })
  const gone = before.flatMap((item, i): DraftRow[] =>
    ids.has(item.id) ? [] : [{ item, before: item, mark: 'gone', number: i + 1 }],
  )
  return [...rows, ...gone]
}

/** In the order in which they first stand, with how many items of the draft each has. */
export function categoriesOf(
  rows: readonly DraftRow[],
): readonly { readonly name: string; readonly count: number }[] {
  const counts = new Map<string, number>()
  for (const { item, mark } of rows)
    counts.set(item.category, (counts.get(item.category) ?? 0) + (mark === 'gone' ? 0 : 1))
  return [...counts].map(([name, count]) => ({ name, count }))
}
