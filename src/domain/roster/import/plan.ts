import type { Day } from '../../common/day'
import { atOnce, eachInSteps, type Steps } from '../../common/steps'
import { keptOf } from '../age'
import type { Household, Resident } from '../roster'
import { difference } from '../difference'
import { endsSignIns } from '../sign-ins'
import { numberKey } from './cells'
import type { CurrentRoster, Group } from './current'
import type { FileHousehold, FilePerson } from './families'
import { groupKeys } from './groups'
import { holderFaults } from './holders'
import { matchHouseholds, type Matched } from './match'
import { sharedPhones, type PlannedPerson } from './phones'
import type { Fault, Note } from './places'

/** One document that the import makes or changes. */
export type RosterChange =
  | { readonly kind: 'newGroup'; readonly group: Group }
  | { readonly kind: 'newHousehold'; readonly household: Household }
  | { readonly kind: 'newResident'; readonly resident: Resident }
  | { readonly kind: 'household'; readonly id: string; readonly set: Partial<Household> }
  | {
      readonly kind: 'resident'
      readonly id: string
      readonly set: Partial<Resident>
      /** Whoever is signed in as them signs in anew. */
      readonly signsOut?: true
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
  /** Of whom the file itself says that they died or moved out. */
  readonly left: readonly Resident[]
  /** Whoever holds a role and stands in the file: role and sign-in stay theirs. */
  readonly holders: readonly Resident[]
  /** Phones of holders of a role, which no single person changes: they stay until a second one agrees. */
  readonly held: readonly HeldPhone[]
  readonly newGroups: readonly string[]
  readonly notes: readonly Note[]
  readonly newHouseholds: number
  readonly size: RosterSize
  readonly sizeAfterLeaving: RosterSize
}

export interface HeldPhone {
  readonly residentId: string
  /** As the file has it. */
  readonly phone: string
}

export interface PlanOptions {
  readonly villageId: string
  readonly villageName: string
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
  return atOnce(planInSteps(file, current, options))
}

/** The same in steps, so that a large file does not keep others waiting. */
export function planInSteps(
  file: readonly FileHousehold[],
  current: CurrentRoster,
  options: PlanOptions,
): Steps<{ readonly faults: readonly Fault[] } | RosterPlan> {
  return new Planner(file, current, options).plan()
}

class Planner {
  private readonly changes: RosterChange[] = []
  private readonly people: PlannedPerson[] = []
  private readonly groups: Map<string, Group>
  private readonly residents = new Map<string, Resident>()
  private readonly households = new Map<string, Household>()
  /** As they are, whatever the file changes of them. */
  private readonly before: ReadonlyMap<string, Household>
  private readonly membersOf = new Map<string, Resident[]>()
  private readonly faults: Fault[] = []
  private readonly notes: Note[] = []
  private readonly left: { readonly resident: Resident; readonly person: FilePerson }[] = []
  private readonly held: { readonly resident: Resident; readonly phone: string }[] = []
  private readonly keyOf: (group: string) => string
  private newHouseholds = 0

  constructor(
    private readonly file: readonly FileHousehold[],
    private readonly current: CurrentRoster,
    private readonly options: PlanOptions,
  ) {
    const known = current.groups.map((g) => g.name)
    const written = file.map((h) => h.group).filter((name) => name !== '')
    this.keyOf = groupKeys(options.villageName, known, written).keyOf
    this.groups = new Map(current.groups.map((g) => [this.keyOf(g.name), g]))
    this.before = new Map(current.households.map((h) => [h.householdId, h]))
    for (const h of current.households) this.households.set(h.householdId, h)
    for (const r of current.residents) {
      this.residents.set(r.residentId, r)
      const members = this.membersOf.get(r.householdId)
      if (members) members.push(r)
      else this.membersOf.set(r.householdId, [r])
    }
  }

  *plan(): Steps<{ readonly faults: readonly Fault[] } | RosterPlan> {
    const matched = yield* matchHouseholds(
      this.file,
      this.current,
      this.membersOf,
      this.keyOf,
      this.options.today,
    )
    this.nameUnclear(matched)
    const numbers = new HouseNumbers(this.current.households, this.file)
    yield* eachInSteps(this.file, (household) => {
      if (household.people.length === 0 && !matched.known.has(household)) return
      const known = matched.known.get(household)
      this.household(household, this.groupFor(household, known), known, numbers)
    })
    this.nameUngrouped(matched)
    const inFile = new Set(this.people.map((p) => p.residentId))
    const leftIds = new Set(this.left.map(({ resident }) => resident.residentId))
    const missing = this.current.residents.filter(
      (r) => !r.leftOn && !inFile.has(r.residentId) && !leftIds.has(r.residentId),
    )
    yield
    const wished = this.withHeld()
    const phones = sharedPhones(this.people, wished, missing, this.options.phoneTitle)
    const { holders, faults } = holderFaults({
      before: this.current.residents,
      after: wished,
      people: this.people,
      left: this.left,
      placeOf: (r) => this.placeOf(r),
      phoneTitle: this.options.phoneTitle,
    })
    yield
    this.faults.push(...phones.faults, ...faults)
    for (const r of phones.taken) this.changeResident(r, { phone: '' })
    this.changes.push(...this.leave(this.left.map(({ resident }) => resident)))
    this.nameHeadless()
    if (this.faults.length > 0) return { faults: this.faults }
    this.nameMoved(missing)
    yield
    const size = this.size()
    const leaving = this.leave(missing.filter((r) => r.roles.length === 0))
    return {
      changes: this.changes,
      leaving,
      people: this.people,
      gone: missing,
      goneWithRole: missing.filter((r) => r.roles.length > 0).length,
      left: this.left.map(({ resident }) => resident),
      holders,
      held: this.held.map(({ resident, phone }) => ({ residentId: resident.residentId, phone })),
      newGroups: this.changes.flatMap((c) => (c.kind === 'newGroup' ? [c.group.name] : [])),
      notes: this.notes,
      newHouseholds: this.newHouseholds,
      size,
      sizeAfterLeaving: this.size(),
    }
  }

  /** Two households of one head, and nothing in the file tells which it means. */
  private nameUnclear({ unclear }: Matched): void {
    for (const [{ sheet, line, people }, households] of unclear) {
      const name = people.find((p) => p.head)?.name ?? people[0]?.name ?? ''
      const which = households.map((h) => `${h.number} 号 ${h.name}`).join('、')
      this.faults.push({
        sheet,
        line,
        name,
        column: '',
        content: name,
        reason: `分不清是名册里的哪一户（${which}），请写户号`,
      })
    }
  }

  /** The head died or moved out, and others whom the file does not name live on there. */
  private nameHeadless(): void {
    const leftIds = new Map(this.left.map(({ resident, person }) => [resident.residentId, person]))
    for (const { headId, leftOn } of this.households.values()) {
      const person = leftIds.get(headId)
      if (!person || leftOn) continue
      this.faults.push({
        sheet: person.sheet,
        line: person.line,
        name: person.name,
        column: '',
        content: '',
        reason: '户主已故或迁出，家里还有别人，请把他们写上，并写明谁是户主',
      })
    }
  }

  /** Somebody new here has the name of somebody who is missing: perhaps the same, and their points stay there. */
  private nameMoved(missing: readonly Resident[]): void {
    const byName = new Map(missing.map((r) => [r.name, r]))
    for (const { sheet, line, name, state } of this.people) {
      const other = state === 'new' ? byName.get(name) : undefined
      if (!other) continue
      this.notes.push({
        sheet,
        line,
        name,
        words: `按新人记；名册里${this.placeOf(other)}也有一位 ${name}，不在这张表里，是同一人的请先在名册里改`,
      })
    }
  }

  private placeOf({ householdId }: Resident): string {
    const household = this.before.get(householdId)
    const group = this.current.groups.find((g) => g.groupId === household?.groupId)
    return `${group?.name ?? ''} ${household?.number ?? ''} 号`
  }

  /** Where the file says no group, whoever is known stays in theirs. */
  private groupFor(row: FileHousehold, known: Household | undefined): Group {
    const own = known && this.current.groups.find((g) => g.groupId === known.groupId)
    return (row.group === '' ? own : undefined) ?? this.group(row.group)
  }

  /** Of several groups the first is a guess. */
  private nameUngrouped({ known }: Matched): void {
    const rows = this.file.filter((h) => h.group === '' && h.people.length > 0 && !known.has(h))
    const [row] = rows
    if (!row || this.current.groups.length < 2) return
    const { sheet, line, people } = row
    const name = people.find((p) => p.head)?.name ?? ''
    const words = `表里没有写组，${String(rows.length)} 个新户都记在${this.group('').name}，请加一列“组”`
    this.notes.push({ sheet, line, name, words })
  }

  /** A file without groups speaks of the village's first one. */
  private group(name: string): Group {
    const known = name === '' ? [...this.groups.values()][0] : this.groups.get(this.keyOf(name))
    if (known) return known
    const order = Math.max(0, ...[...this.groups.values()].map((g) => g.order)) + 1
    const group = { groupId: this.options.newId(), name: this.newGroupName(name), order }
    this.groups.set(this.keyOf(name === '' ? group.name : name), group)
    this.changes.push({ kind: 'newGroup', group })
    return group
  }

  /** Without a remark that tells it from no other. */
  private newGroupName(name: string): string {
    if (name === '') return '一组'
    return this.keyOf(name).includes('|') ? name : name.replace(/（[^）]*）$/, '')
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
    for (const person of row.gone) {
      const resident = members.get(person.name)
      if (resident && !resident.leftOn) this.left.push({ resident, person })
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
    const { birthDay } = person
    const under18Until =
      birthDay === null ? (known?.under18Until ?? null) : keptOf(birthDay, this.options.today)
    const planned = { sheet: person.sheet, line, householdId, name }
    if (!known) {
      const resident: Resident = {
        residentId: this.options.newId(),
        villageId: this.options.villageId,
        householdId,
        groupId,
        name,
        relation,
        phone,
        under18Until,
        roles: [],
        nameConsent: false,
      }
      this.residents.set(resident.residentId, resident)
      this.changes.push({ kind: 'newResident', resident })
      this.people.push({ ...planned, residentId: resident.residentId, state: 'new' })
      return resident
    }
    const kept = this.heldPhone(known, phone, person)
    const wanted = { groupId, phone: kept, under18Until, ...backAgain(known) }
    const related = relation === (known.relation ?? '') ? {} : { relation }
    const changed = this.changeResident(known, { ...wanted, ...related })
    const state = changed === known ? 'unchanged' : 'changed'
    this.people.push({ ...planned, residentId: known.residentId, state })
    return changed
  }

  /** The phone that stays, and what is told of the one that waits. */
  private heldPhone(known: Resident, phone: string, { sheet, line, name }: FilePerson): string {
    if (known.roles.length === 0 || phone === known.phone) return phone
    this.held.push({ resident: known, phone })
    this.notes.push({ sheet, line, name, words: '有职务的人，电话要第二个人确认后才改' })
    return known.phone
  }

  /** Everybody as they would be with the phones that wait. */
  private withHeld(): ReadonlyMap<string, Resident> {
    const wished = new Map(this.residents)
    for (const { resident, phone } of this.held) {
      const { residentId } = resident
      wished.set(residentId, { ...(wished.get(residentId) ?? resident), phone })
    }
    return wished
  }

  private changeResident(known: Resident, wanted: Partial<Resident>): Resident {
    const set = difference(known, wanted)
    if (!set) return known
    const changed = { ...known, ...set }
    this.residents.set(known.residentId, changed)
    const change = { kind: 'resident', id: known.residentId, set } as const
    this.changes.push(endsSignIns(known, changed) ? { ...change, signsOut: true } : change)
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

/** Numbers for houses that have none, after the highest of their group. */
class HouseNumbers {
  private readonly last = new Map<string, number>()
  private readonly highest: number

  constructor(households: readonly Household[], file: readonly FileHousehold[]) {
    for (const { groupId, number } of households) {
      this.last.set(groupId, Math.max(this.last.get(groupId) ?? 0, figure(number)))
    }
    this.highest = Math.max(0, ...file.map(({ number }) => figure(number)))
  }

  next(groupId: string): string {
    const number = Math.max(this.last.get(groupId) ?? 0, this.highest) + 1
    this.last.set(groupId, number)
    return String(number)
  }
}

function figure(number: string): number {
  return /^\d{1,6}$/.test(number) ? Number(number) : 0
}
