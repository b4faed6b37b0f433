import type { Day } from '@/domain/common/day'
import type { RuleItem } from '@/domain/rules/contract'
import { inForceOn, type RuleSet } from '@/domain/rules/set'
import type { Docs } from '../common/context'
import { listAll } from '../common/documents-tools'
import type { Lookup } from '../common/people'

/** The item of the version by which a deed is valued. */
export function itemOf(
  sets: readonly RuleSet[],
  deed: { ruleVersion: number; itemId: string },
): RuleItem | null {
  const set = sets.find((s) => s.version === deed.ruleVersion)
  return set?.items.find((i) => i.id === deed.itemId) ?? null
}

/** What was read today, so that a busy evening does not read the same rules at every call. */
const readToday = new WeakMap<Docs, { day: Day; villages: Map<string, RuleSet[]> }>()

/**
 * Versions by which a deed done up to `today` is valued. They may be kept for the day: a version is in force from a
 * day after its adoption, so none that counts can appear in between. A village without rules is asked again.
 */
export async function ruleSetsUntil(
  store: Docs,
  villageId: string,
  today: Day,
): Promise<RuleSet[]> {
  let kept = readToday.get(store)
  if (kept?.day !== today) readToday.set(store, (kept = { day: today, villages: new Map() }))
  const known = kept.villages.get(villageId)
  if (known) return known
  const sets = await ruleSetsOf(store, villageId)
  if (sets.length > 0) kept.villages.set(villageId, sets)
  return sets
}

export function ruleSetsOf(store: Docs, villageId: string): Promise<RuleSet[]> {
  return listAll(store, 'ruleSets', { eq: { villageId }, range: { field: 'version' } })
}

export async function ruleInForce(
  store: Docs,
  villageId: string,
  day: Day,
): Promise<RuleSet | null> {
  return inForceOn(await ruleSetsOf(store, villageId), day)
}

/** The same for the views of one call, read once. */
export function ruleSetsIn(lookup: Lookup, villageId: string): Promise<RuleSet[]> {
  return lookup.once(`rules ${villageId}`, () => ruleSetsOf(lookup.store, villageId))
}
