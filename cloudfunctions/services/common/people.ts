import type { Actor } from '@/domain/common/actor'
import { hasRole, isOf } from '@/domain/common/viewer'
import type { Household, Resident, Village } from '@/domain/roster/roster'
import {
  actorNameFor,
  householdListedFor,
  householdNameFor,
  residentListedFor,
  residentNameFor,
  type NameReader,
} from '@/domain/roster/sight'
import type { Context, Reader } from './context'

/** Looks people, households and groups up for the views of one call, each at most once. */
export class Lookup {
  private constructor(
    readonly here: Reader,
    readonly reader: NameReader,
    private readonly asked: Map<string, Promise<unknown>>,
  ) {}

  static for({ here, person, today }: Pick<Context, 'here' | 'person' | 'today'>): Lookup {
    return new Lookup(here, { viewer: person, today }, new Map())
  }

  /** For what the caller has to decide on: names whole. */
  deciding(): Lookup {
    return new Lookup(this.here, { ...this.reader, decides: true }, this.asked)
  }

  /** For acts of office: whole to the committee and the town, who decide on them; the supervisor reads along. */
  forActs(): Lookup {
    const { viewer } = this.reader
    return viewer?.kind === 'town' || hasRole(viewer, 'committee') ? this.deciding() : this
  }

  /** As anybody may read it: for what is passed on. */
  inPublic(): Lookup {
    return new Lookup(this.here, { viewer: null, today: this.reader.today }, this.asked)
  }

  get decides(): boolean {
    return this.reader.decides === true
  }

  household(id: string): Promise<Household | null> {
    return this.once(`household ${id}`, () => this.here.get('households', id))
  }

  resident(id: string): Promise<Resident | null> {
    return this.once(`resident ${id}`, () => this.here.get('residents', id))
  }

  members(householdId: string): Promise<Resident[]> {
    return this.once(`members ${householdId}`, () => membersOf(this.here, householdId))
  }

  async group(id: string): Promise<string> {
    const group = await this.once(`group ${id}`, () => this.here.get('groups', id))
    return group?.name ?? ''
  }

  async householdName(id: string): Promise<string> {
    return householdNameFor(this.reader, await this.household(id))
  }

  async residentName(id: string): Promise<string> {
    const person = await this.resident(id)
    return residentNameFor(this.reader, person, await this.homeOf(person))
  }

  async actorName(actor: Actor): Promise<string> {
    const resident = actor.householdId === null ? null : await this.resident(actor.personId)
    return actorNameFor(this.reader, actor, resident, await this.homeOf(resident))
  }

  /** How a board of points names whoever holds an account. */
  async listedName(ownerId: string, unit: Village['unit']): Promise<string | null> {
    if (unit === 'household') return householdListedFor(this.reader, await this.household(ownerId))
    const person = await this.resident(ownerId)
    return residentListedFor(this.reader, person, await this.homeOf(person))
  }

  /** Where somebody lives, for whoever has to tell two of one name apart. */
  async placeOf(householdId: string): Promise<string> {
    const household = await this.household(householdId)
    return household ? `${await this.group(household.groupId)} ${household.number} 号` : ''
  }

  async homeOf(person: Resident | null): Promise<Household | null> {
    return person && this.household(person.householdId)
  }

  owns(householdId: string): boolean {
    return isOf(this.reader.viewer, householdId)
  }

  /** Whatever else the views of a call look up more than once, under a name of its own. */
  once<T>(key: string, ask: () => Promise<T>): Promise<T> {
    const known = this.asked.get(key) as Promise<T> | undefined
    if (known) return known
    const asking = ask()
    this.asked.set(key, asking)
    return asking
  }
}

/** Who lives there: whoever moved out is no member any more. */
export async function membersOf(store: Reader, householdId: string): Promise<Resident[]> {
  const all = await store.list('residents', { eq: { householdId }, limit: 100 })
  return all.filter((resident) => !resident.leftOn)
}
