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

/** The village's own order first, then honours that it no longer gives, by when they were last given. */
export function titlesInOrder(
  honours: readonly Pick<HonourView, 'title'>[],
  titles: readonly string[],
): { title: string; count: number }[] {
  const counts = new Map<string, number>(titles.map((title) => [title, 0]))
  for (const { title } of honours) counts.set(title, (counts.get(title) ?? 0) + 1)
  return [...counts].filter(([, count]) => count > 0).map(([title, count]) => ({ title, count }))
}
