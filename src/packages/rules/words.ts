import { capWords, priceWords } from '@/features/deeds/words'
import type { RuleItem } from '@/domain/rules/contract'

/** An item as villagers read it, in phrases that are compared one by one. */
export function phrasesOf(item: RuleItem): string[] {
  return [
    priceWords(item),
    item.per === 'hour' ? '半小时也算' : '',
    item.points.kind === 'range' ? '审的人在幅度里定' : '',
    ...item.caps.map(capWords),
    filersWords(item),
    item.needsNote ? '要写清做了什么' : '',
    item.needsPhoto ? '自己报要有照片' : '',
  ].filter(Boolean)
}

/** Which phrases of an item the other one does not have. */
export function comparedPhrases(
  item: RuleItem,
  other: RuleItem,
): readonly { readonly words: string; readonly changed: boolean }[] {
  const known = new Set(phrasesOf(other))
  const phrases = phrasesOf(item).map((words) => ({ words, changed: !known.has(words) }))
  return item.category === other.category
    ? phrases
    : [{ words: `归在${item.category}`, changed: true }, ...phrases]
}

function filersWords({ filers }: Pick<RuleItem, 'filers'>): string {
  if (!filers.includes('villager')) return '记录员报'
  return filers.includes('recorder') ? '本人或记录员报' : '本人报'
}

/** +8, +3–8, −10 */
export function worthWords({ kind, points }: Pick<RuleItem, 'kind' | 'points'>): string {
  const sum =
    points.kind === 'fixed' ? String(points.value) : `${String(points.from)}–${String(points.to)}`
  return `${kind === 'deduct' ? '−' : '+'}${sum}`
}

/** 每次 · 记录员报 · 每户每月最多 20 分 */
export function lineWords(item: RuleItem): string {
  const [price = '', ...rest] = phrasesOf(item)
  return [price.split(' ')[0]?.replace('扣', ''), ...rest].join(' · ')
}
