import type { Instant } from '../common/day'
import { fail, ok, type Result } from '../common/result'
import type { RuleItem } from './contract'
import { rulesLimits } from './limits'
import { faultOfItems, type ItemFault } from './set'

/** The one draft of a village, which its committee shares. */
export interface RuleDraft {
  readonly villageId: string
  /** Goes up with every change and never down, also from one draft to the next. */
  readonly revision: number
  /** Null while nobody makes one. */
  readonly items: readonly RuleItem[] | null
  readonly by: string
  readonly at: Instant
}

type Changed<Code extends string> = Result<readonly RuleItem[], Code>
type Stale = 'DRAFT_NONE' | 'DRAFT_CHANGED'

/** The items as the caller saw them; whoever saw an earlier revision is told, so that nothing of another is lost. */
export function itemsSeen(draft: RuleDraft | null, revision: number): Changed<Stale> {
  if (!draft?.items) return fail('DRAFT_NONE')
  return draft.revision === revision ? ok(draft.items) : fail('DRAFT_CHANGED')
}

/** Written by somebody as the next revision. */
export function nextRevision(
  draft: RuleDraft | null,
  villageId: string,
  items: readonly RuleItem[] | null,
  by: string,
  at: Instant,
): RuleDraft {
  return { villageId, revision: (draft?.revision ?? 0) + 1, items, by, at }
}

/** A new item stands behind the last one of its category, a changed one where it stood unless the category is another. */
export function withItem(
  items: readonly RuleItem[],
  item: RuleItem,
): Changed<ItemFault | 'DRAFT_FULL'> {
  const at = items.findIndex(({ id }) => id === item.id)
  const stays = items[at]?.category === item.category
  const next = stays
    ? items.map((other) => (other.id === item.id ? item : other))
    : placed(
        items.filter(({ id }) => id !== item.id),
        item,
      )
  if (next.length > rulesLimits.items) return fail('DRAFT_FULL')
  return faultOfItems(next) ?? ok(next)
}

function placed(items: readonly RuleItem[], item: RuleItem): RuleItem[] {
  const last = items.reduce((at, { category }, i) => (category === item.category ? i : at), -1)
  const place = last < 0 ? items.length : last + 1
  return [...items.slice(0, place), item, ...items.slice(place)]
}

export function withoutItem(
  items: readonly RuleItem[],
  itemId: string,
): Changed<'DRAFT_ITEM_GONE'> {
  const left = items.filter(({ id }) => id !== itemId)
  return left.length < items.length ? ok(left) : fail('DRAFT_ITEM_GONE')
}

/** As it stands in the version before: what was changed is undone, what was taken out is there again. */
export function withItemBack(
  items: readonly RuleItem[],
  before: readonly RuleItem[],
  itemId: string,
): Changed<ItemFault | 'DRAFT_FULL' | 'DRAFT_ITEM_GONE'> {
  const item = before.find(({ id }) => id === itemId)
  return item ? withItem(items, item) : fail('DRAFT_ITEM_GONE')
}
