import type { Day } from '../../common/day'
import type { Household, Resident } from '../roster'
import { groupKey, numberKey } from './cells'
import type { CurrentRoster, Group } from './current'
import { matchHouseholds } from './match'
import { sharedPhones, type FoundPerson } from './phones'
import type { Fault, FileHousehold, FilePerson } from './rows'

/** One document that the import makes or changes. */
export type RosterChange =
  | { readonly kind: 'newGroup'; readonly group: Group }
  | { readonly kind: 'newHousehold'; readonly household: Household }
  | { readonly kind: 'newResident'; readonly resident: Resident }
  | { readonly kind: 'household'; readonly id: string; readonly set: Partial<Household> }
  | { readonly kind: 'resident'; readonly id: string; readonly set: Partial<Resident> }

export type PersonState = 'new' | 'changed' | 'unchanged' | 'gone'

export interface PlannedPerson extends FoundPerson {
  readonly state: PersonState
}

/** What a village counts once the import is in force. */
export interface RosterSize {
  readonly households: number
  readonly residents: number
  readonly groups: Readonly<Record<string, number>>
}

export interface RosterPlan {
  readonly changes: readonly RosterChange[]
  /** Also these, where the clerk says that the missing people have moved out. */
  readonly leaving: readonly RosterChange[]
  readonly people: readonly PlannedPerson[]
  /** Missing from the file, and kept unless they are said to have moved out. */
  readonly gone: readonly Resident[]
  /** Missing from the file, but they hold a role, so no file makes them leave. */
  readonly goneWithRole: number
  readonly newHouseholds: number
  readonly size: RosterSize
  readonly sizeAfterLeaving: RosterSize
}

export interface PlanOptions {
  readonly villageId: string
  readonly today: Day
  readonly newId: () => string
  /** A card code that no card has. */
  readonly newCode: () => string
  /** What the file calls its column of phones. */
  readonly phoneTitle: string
}

/**
 * Compares the file with the roster. A household is known by group and house number, or, where it moved to another
 * group, by its number and one of its people; a person by household and name. Known ones keep their ids, and with
 * them card, account, roles, bindings and consents.
 */
export function planImport(
  file: readonly FileHousehold[],
  current: CurrentRoster,
  options: PlanOptions,
): { readonly faults: readonly Fault[] } | RosterPlan {
  return new Planner(file, current, options).plan()
}

class Planner {
  private readonly changes: RosterChange[] = []
  private readonly people: PlannedPerson[] = []
  private readonly groups: Map<string, Group>
  private readonly residents = new Map<string, Resident>()
  private readonly households = new Map<string, Household>()
  private readonly membersOf = new Map<string, Resident[]>()
  private newHouseholds = 0

  constructor(
    private readonly file: readonly FileHousehold[],
    private readonly current: CurrentRoster,
    private readonly options: PlanOptions,
  ) {
    this.groups = new Map(current.groups.map((g) => [groupKey(g.name), g]))
    for (const h of current.households) this.households.set(h.householdId, h)
    for (const r of current.residents) {
      this.residents.set(r.residentId, r)
      const members = this.membersOf.get(r.householdId)
      if (members) members.push(r)
      else this.membersOf.set(r.householdId, [r])
    }
  }

  plan(): { readonly faults: readonly Fault[] } | RosterPlan {
    const known = matchHouseholds(this.file, this.current, this.membersOf)
    const numbers = new HouseNumbers(this.current.households)
    for (const household of this.file) {
      const group = this.group(household.group)
      this.household(household, group, known.get(household), numbers)
    }
    const inFile = new Set(this.people.map((p) => p.residentId))
    const missing = this.current.residents.filter((r) => !r.leftOn && !inFile.has(r.residentId))
    const phones = sharedPhones(this.people, this.residents, missing, this.options.phoneTitle)
    if (phones.faults.length > 0) return { faults: phones.faults }
    for (const r of phones.taken) this.changeResident(r, { phone: '' })
    const size = this.size()
    const leaving = this.leave(missing.filter((r) => r.roles.length === 0))
    return {
      changes: this.changes,
      leaving,
      people: this.people,
      gone: missing,
      goneWithRole: missing.filter((r) => r.roles.length > 0).length,
      newHouseholds: this.newHouseholds,
      size,
      sizeAfterLeaving: this.size(),
    }
  }

  /** A file without groups speaks of the village's first one. */
  private group(name: string): Group {
    const known = name === '' ? [...this.groups.values()][0] : this.groups.get(groupKey(name))
    if (known) return known
    const order = Math.max(0, ...[...this.groups.values()].map((g) => g.order)) + 1
    const group = { groupId: this.options.newId(), name: name === '' ? '一组' : name, order }
    this.groups.set(groupKey(group.name), group)
    this.changes.push({ kind: 'newGroup', group })
    return group
  }

  private household(
    row: FileHousehold,
    { groupId }: Group,
    known: Household | undefined,
    numbers: HouseNumbers,
  ): void {
    const { villageId, newId, newCode } = this.options
    const householdId = known?.householdId ?? newId()
    const members = new Map(this.membersOf.get(householdId)?.map((m) => [m.name, m]))
    let head: Resident | undefined
    for (const person of row.people) {
      const resident = this.resident(person, members.get(person.name), householdId, groupId)
      if (person.head) head = resident
    }
    if (!head) return
    const number = numberOf(row, known) ?? numbers.next(groupId)
    const headIs = { headId: head.residentId, name: head.name }
    if (!known) {
      const household = {
        householdId,
        villageId,
        groupId,
        number,
        ...headIs,
        cardCode: newCode(),
        unnamed: false,
        nameConsent: head.nameConsent,
      }
      this.newHouseholds++
      this.households.set(householdId, household)
      this.changes.push({ kind: 'newHousehold', household })
      return
    }
    // The consent to be named is the head's own, so another head starts from theirs.
    const consent = known.headId === head.residentId ? {} : { nameConsent: head.nameConsent }
    const set = difference(known, { groupId, number, ...headIs, ...consent, ...backAgain(known) })
    if (!set) return
    this.households.set(householdId, { ...known, ...set })
    this.changes.push({ kind: 'household', id: householdId, set })
    if (set.groupId !== undefined) this.moveGroup(householdId, groupId, row)
  }

  /** Members whom the file does not name live where their household does. */
  private moveGroup(householdId: string, groupId: string, row: FileHousehold): void {
    const named = new Set(row.people.map((p) => p.name))
    for (const m of this.membersOf.get(householdId) ?? []) {
      if (!named.has(m.name)) this.changeResident(m, { groupId })
    }
  }

  private resident(
    person: FilePerson,
    known: Resident | undefined,
    householdId: string,
    groupId: string,
  ): Resident {
    const { line, name } = person
    // A head is to nobody anything else, and may have been before.
    const relation = person.head ? '' : person.relation || (known?.relation ?? '')
    const phone = person.phone ?? known?.phone ?? ''
    const birthDay = person.birthDay ?? known?.birthDay ?? null
    const planned = { line, householdId, name }
    if (!known) {
      const resident: Resident = {
        residentId: this.options.newId(),
        villageId: this.options.villageId,
        householdId,
        groupId,
        name,
        relation,
        phone,
        birthDay,
        roles: [],
        nameConsent: false,
      }
      this.residents.set(resident.residentId, resident)
      this.changes.push({ kind: 'newResident', resident })
      this.people.push({ ...planned, residentId: resident.residentId, state: 'new' })
      return resident
    }
    const wanted = { groupId, phone, birthDay, ...backAgain(known) }
    const related = relation === (known.relation ?? '') ? {} : { relation }
    const changed = this.changeResident(known, { ...wanted, ...related })
    const state = changed === known ? 'unchanged' : 'changed'
    this.people.push({ ...planned, residentId: known.residentId, state })
    return changed
  }

  private changeResident(known: Resident, wanted: Partial<Resident>): Resident {
    const set = difference(known, wanted)
    if (!set) return known
    const changed = { ...known, ...set }
    this.residents.set(known.residentId, changed)
    this.changes.push({ kind: 'resident', id: known.residentId, set })
    return changed
  }

  private leave(missing: readonly Resident[]): RosterChange[] {
    const leftOn = this.options.today
    const leaving: RosterChange[] = []
    for (const { residentId: id } of missing) {
      const resident = this.residents.get(id)
      if (resident) this.residents.set(id, { ...resident, leftOn })
      leaving.push({ kind: 'resident', id, set: { leftOn } })
    }
    const livedIn = new Set(
      [...this.residents.values()].filter((r) => !r.leftOn).map((r) => r.householdId),
    )
    for (const { householdId: id } of missing) {
      const household = this.households.get(id)
      if (!household || household.leftOn || livedIn.has(id)) continue
      this.households.set(id, { ...household, leftOn })
      leaving.push({ kind: 'household', id, set: { leftOn } })
    }
    return leaving
  }

  private size(): RosterSize {
    const households = [...this.households.values()].filter((h) => !h.leftOn)
    const groups: Record<string, number> = {}
    for (const { groupId } of this.groups.values()) groups[groupId] = 0
    for (const { groupId } of households) groups[groupId] = (groups[groupId] ?? 0) + 1
    const residents = [...this.residents.values()].filter((r) => !r.leftOn).length
    return { households: households.length, residents, groups }
  }
}

/** As the roster has it where the file's is the same but for zeros in front. */
function numberOf({ number }: FileHousehold, known: Household | undefined): string | null {
  const same = number === '' || (known && numberKey(number) === numberKey(known.number))
  return (same ? known?.number : number) ?? null
}

function backAgain(known: { leftOn?: Day | null }): { leftOn?: null } {
  return known.leftOn ? { leftOn: null } : {}
}

/** The fields in which `wanted` differs; null where it differs in none. */
function difference<T extends object>(known: T, wanted: Partial<T>): Partial<T> | null {
  const set: Partial<T> = {}
  for (const field of Object.keys(wanted) as (keyof T)[]) {
    if (wanted[field] !== known[field]) set[field] = wanted[field]
  }
  return Object.keys(set).length === 0 ? null : set
}

/** Numbers for houses that have none, after the highest of their group. */
class HouseNumbers {
  private readonly last = new Map<string, number>()

  constructor(households: readonly Household[]) {
    for (const { groupId, number } of households) {
      const n = Number(/^\d+$/.test(number) ? number : 0)
      this.last.set(groupId, Math.max(this.last.get(groupId) ?? 0, n))
    }
  }

  next(groupId: string): string {
    const number = (this.last.get(groupId) ?? 0) + 1
    this.last.set(groupId, number)
    return String(number)
  }
}
