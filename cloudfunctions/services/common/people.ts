import type { Actor } from '@/domain/common/actor'
import { isOf } from '@/domain/common/viewer'
import type { Household, Resident } from '@/domain/roster/roster'
import { actorNameFor, householdNameFor, residentNameFor } from '@/domain/roster/sight'
import type { Context, Reader } from './context'

/** Looks people, households and groups up for the views of one call, each at most once. */
export class Lookup {
  private readonly asked = new Map<string, Promise<unknown>>()

  constructor(
    readonly here: Reader,
    readonly viewer: Context['person'],
  ) {}

  static for(context: Context): Lookup {
    return new Lookup(context.here, context.person)
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
    return householdNameFor(this.viewer, await this.household(id))
  }

  async residentName(id: string): Promise<string> {
    return residentNameFor(this.viewer, await this.resident(id))
  }

  async actorName(actor: Actor): Promise<string> {
    const resident = actor.householdId === null ? null : await this.resident(actor.personId)
    return actorNameFor(this.viewer, actor, resident)
  }

  owns(householdId: string): boolean {
    return isOf(this.viewer, householdId)
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
