import type { Day } from '@/domain/common/day'
import type { RuleItem, RuleSetView } from '@/domain/rules/contract'
import { inForceOn, ruleSetName, type RuleSet } from '@/domain/rules/set'
import type { Documents } from '../common/documents'
import type { DocsTx, Reader } from '../common/context'
import { listAll } from '../common/documents-tools'
import { perStore } from '../common/lasting'
import { keepNewest } from '../common/newest'
import type { Lookup } from '../common/people'

/** The item of the version by which a deed is valued. */
export function itemOf(
  sets: readonly RuleSet[],
  deed: { ruleVersion: number; itemId: string },
): RuleItem | null {
  const set = sets.find((s) => s.version === deed.ruleVersion)
  return set?.items.find((i) => i.id === deed.itemId) ?? null
}

/** What this instance knows of the villages' rules, those it read last. A version is never changed once it is adopted. */
interface Known {
  /** By id, of at most `versionsMax`. */
  readonly versions: Map<string, RuleSet>
  /** All versions of a village as they were read on a day, of at most `villagesMax`. */
  readonly villages: Map<string, { readonly readOn: Day; readonly sets: readonly RuleSet[] }>
}

const villagesMax = 200
const versionsMax = 400

const known = perStore<Known>(() => ({ versions: new Map(), villages: new Map() }))

/**
 * The version by which a deed done on `day` is valued. What was read earlier answers for every day before the reading,
 * since a later version is in force only after the day of its adoption; for the day itself, on that day. A village
 * without rules is asked again: its first version may reach back.
 */
export async function ruleSetOn(
  store: Reader,
  villageId: string,
  day: Day,
  today: Day,
): Promise<RuleSet | null> {
  const { villages, versions } = known(store)
  const read = villages.get(villageId)
  if (read && (day < read.readOn || today === read.readOn)) return inForceOn(read.sets, day)
  const sets = await ruleSetsOf(store, villageId)
  for (const set of sets) keepNewest(versions, ruleSetId(villageId, set.version), set, versionsMax)
  if (sets.length > 0) keepNewest(villages, villageId, { readOn: today, sets }, villagesMax)
  return inForceOn(sets, day)
}

/** The item by which a deed is valued, for whoever decides on the deed. */
export async function itemFor(
  store: Reader,
  t: DocsTx,
  deed: { villageId: string; ruleVersion: number; itemId: string },
): Promise<RuleItem | null> {
  const { versions } = known(store)
  const id = ruleSetId(deed.villageId, deed.ruleVersion)
  const set = versions.get(id) ?? (await t.get('ruleSets', id))
  return set && itemOf([keepNewest(versions, id, set, versionsMax)], deed)
}

export function ruleSetId(villageId: string, version: number): string {
  return `${villageId}:${String(version)}`
}

export function ruleSetsOf(store: Reader, villageId: string): Promise<Documents['ruleSets'][]> {
  return listAll(store, 'ruleSets', { eq: { villageId }, range: { field: 'version' } })
}

export function ruleSetView(set: RuleSet): RuleSetView {
  const { version, effectiveFrom, items } = set
  return { version, effectiveFrom, name: ruleSetName(set), items: [...items] }
}

export async function ruleInForce(
  store: Reader,
  villageId: string,
  day: Day,
): Promise<RuleSet | null> {
  return inForceOn(await ruleSetsOf(store, villageId), day)
}

/** The same for the views of one call, read once. */
export function ruleSetsIn(lookup: Lookup, villageId: string): Promise<RuleSet[]> {
  return lookup.once(`rules ${villageId}`, () => ruleSetsOf(lookup.here, villageId))
}
