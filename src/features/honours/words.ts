import type { Day } from '@/domain/common/day'
import type { HonourView } from '@/domain/honours/contract'
import type { Portrait } from '@/components/wreath-photo'
import type { RollEntry } from '@/features/honours/roll'

const sentenceMax = 44

/** What fits beside a photo: the first sentence of a citation, cut where it is long. */
export function firstSentence(citation: string): string {
  const end = citation.search(/[。！？\n]/)
  const sentence = end < 0 ? citation : citation.slice(0, end + 1).trimEnd()
  return sentence.length > sentenceMax ? `${sentence.slice(0, sentenceMax - 1)}…` : sentence
}

/** A courtyard stands for a household; a person has no likeness but the own photo. */
export function portraitOf(honour: Pick<HonourView, 'holder'>): Portrait | undefined {
  return honour.holder === 'household' ? 'yard' : undefined
}

/** 8.26 */
export function rollDate(day: string): string {
  return `${Number(day.slice(5, 7))}.${day.slice(8, 10)}`
}

export function rollEntry(honour: HonourView): RollEntry {
  return {
    key: honour.honourId,
    honour: honour.title,
    name: honour.name,
    date: honour.state === 'withdrawn' ? '已撤下' : rollDate(honour.awardedOn),
  }
}

/** The roll with the year before the first of each, once there is more than one. */
export function rollEntries(honours: readonly HonourView[], today: Day): RollEntry[] {
  const years = honours.map((honour) => honour.awardedOn.slice(0, 4))
  return honours.map((honour, i) => {
    const year = years[i] ?? ''
    const first = i === 0 ? year !== today.slice(0, 4) : year !== years[i - 1]
    return first ? { ...rollEntry(honour), year: yearInWords(year) } : rollEntry(honour)
  })
}

/** 二〇二五年 */
export function yearInWords(year: string): string {
  return `${year.replace(/\d/g, (digit) => '〇一二三四五六七八九'[Number(digit)] ?? '')}年`
}

/** The village's own order first, then honours that it no longer gives, by when they were last given. */
export function titlesInOrder(
  honours: readonly Pick<HonourView, 'title'>[],
  titles: readonly string[],
): { title: string; count: number }[] {
  const counts = new Map<string, number>(titles.map((title) => [title, 0]))
  for (const { title } of honours) counts.set(title, (counts.get(title) ?? 0) + 1)
  return [...counts].filter(([, count]) => count > 0).map(([title, count]) => ({ title, count }))
}
