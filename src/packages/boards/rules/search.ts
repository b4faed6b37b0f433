import type { RuleItem } from '@/domain/rules/contract'

interface Numbered {
  readonly item: RuleItem
  /** 第 11 条, counted in the rule set. */
  readonly number: number
}

/** In the order of the rule set. */
export function categoriesOf(items: readonly Pick<RuleItem, 'category'>[]): string[] {
  return [...new Set(items.map((item) => item.category))]
}

/** Items whose name or category holds every word of the text; of one category unless it is null. Categories stay together. */
export function matching(
  items: readonly Numbered[],
  text: string,
  category: string | null,
): Numbered[] {
  const words = text.trim().split(/\s+/)
  const order = categoriesOf(items.map(({ item }) => item))
  return items
    .filter(({ item }) => category === null || item.category === category)
    .filter(({ item }) => words.every((word) => `${item.category} ${item.name}`.includes(word)))
    .sort(
      (a, b) =>
        order.indexOf(a.item.category) - order.indexOf(b.item.category) || a.number - b.number,
    )
}
