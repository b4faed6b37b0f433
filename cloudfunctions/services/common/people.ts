import { householdName, publicName, type Household, type Resident } from '@/domain/roster/roster'
import type { Context, Docs } from './context'

/** Looks people, households and groups up for the views of one call, each at most once. */
export class Lookup {
  private readonly asked = new Map<string, Promise<unknown>>()

  constructor(
    readonly store: Docs,
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

  async group(id: string): Promise<string> {
    const group = await this.once(`group ${id}`, () => this.store.get('groups', id))
    return group?.name ?? ''
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
export async function membersOf(store: Docs, householdId: string): Promise<Resident[]> {
  const all = await store.list('residents', { eq: { householdId }, limit: 100 })
  return all.filter((resident) => !resident.leftOn)
}
