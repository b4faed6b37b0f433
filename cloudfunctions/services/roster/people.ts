import type { Activity } from '@/domain/activities/activity'
import type { Day } from '@/domain/common/day'
import { householdName, publicName, type Household, type Resident } from '@/domain/roster/roster'
import type { RuleSet } from '@/domain/rules/set'
import { inForceOn } from '@/domain/rules/set'
import type { RuleItem } from '@/domain/rules/contract'
import type { Context, Docs } from '../common/context'
import { listAll } from '../common/documents-tools'

/** Looks people, households, groups and rules up for the views of one call, each at most once. */
export class Lookup {
  private readonly asked = new Map<string, Promise<unknown>>()

  constructor(
    private readonly store: Docs,
    private readonly viewer: Context['person'],
  ) {}

  static for(context: Context): Lookup {
    return new Lookup(context.store, context.person)
  }

  household(id: string): Promise<Household | null> {
    return this.once(`household ${id}`, () => this.store.get('households', id))
  }

  resident(id: string): Promise<Resident | null> {
    return this.once(`resident ${id}`, () => this.store.get('residents', id))
  }

  members(householdId: string): Promise<Resident[]> {
    return this.once(`members ${householdId}`, () => membersOf(this.store, householdId))
  }

  activity(id: string): Promise<Activity | null> {
    return this.once(`activity ${id}`, () => this.store.get('activities', id))
  }

  async group(id: string): Promise<string> {
    const group = await this.once(`group ${id}`, () => this.store.get('groups', id))
    return group?.name ?? ''
  }

  ruleSets(villageId: string): Promise<RuleSet[]> {
    return this.once(`rules ${villageId}`, () => ruleSetsOf(this.store, villageId))
  }

  async item(villageId: string, version: number, itemId: string): Promise<RuleItem | null> {
    return itemOf(await this.ruleSets(villageId), { ruleVersion: version, itemId })
  }

  /** In full for the own household, else as the head agreed. */
  async householdName(id: string): Promise<string> {
    const household = await this.household(id)
    if (!household) return '已销户'
    return this.owns(id) ? `${household.name}户` : householdName(household)
  }

  async residentName(id: string): Promise<string> {
    const resident = await this.resident(id)
    if (!resident) return '已注销'
    return this.owns(resident.householdId) ? resident.name : publicName(resident)
  }

  /** A resident, or an officer of the town by office rather than name. */
  async actorName(actor: { personId: string; householdId: string | null }): Promise<string> {
    return actor.householdId === null ? '乡镇干部' : this.residentName(actor.personId)
  }

  owns(householdId: string): boolean {
    return this.viewer?.householdId === householdId
  }

  private once<T>(key: string, ask: () => Promise<T>): Promise<T> {
    const known = this.asked.get(key) as Promise<T> | undefined
    if (known) return known
    const asking = ask()
    this.asked.set(key, asking)
    return asking
  }
}

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

/** Who lives there: whoever moved out is no member any more. */
export async function membersOf(store: Docs, householdId: string): Promise<Resident[]> {
  const all = await store.list('residents', { eq: { householdId }, limit: 100 })
  return all.filter((resident) => !resident.leftOn)
}
