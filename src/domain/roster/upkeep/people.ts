import { addDays, type Day } from '../../common/day'
import { fail, ok, type Result } from '../../common/result'
import type { CurrentRoster } from '../import/current'
import type { RosterChange } from '../import/plan'
import { isAhead, keptOf } from '../age'
import { rolesInWords } from '../roles'
import type { Resident } from '../roster'
import {
  checked,
  homeOf,
  householdChange,
  placeIn,
  residentChange,
  withChanges,
  wrong,
  type Home,
  type Upkeep,
  type UpkeepOptions,
} from './roster'

export interface TypedPerson {
  readonly name: string
  readonly phone: string
  readonly birth: string
}

export function newResident(
  typed: TypedPerson & { readonly relation: string },
  { householdId, groupId }: Pick<Resident, 'householdId' | 'groupId'>,
  { villageId, newId, today }: UpkeepOptions,
): Resident {
  const { name, relation, phone, birth } = typed
  return {
    ...{ residentId: newId(), villageId, householdId, groupId, name, relation, phone },
    under18Until: birth === '' ? null : keptOf(birth, today),
    roles: [],
    nameConsent: false,
  }
}

/** One of that name who had left the household is the same person again, as in an import. */
export function addPerson(
  roster: CurrentRoster,
  householdId: string,
  typed: TypedPerson & { readonly relation: string },
  options: UpkeepOptions,
) {
  const home = homeOf(roster, householdId)
  if (!home || home.living.length === 0) return fail('HOUSEHOLD_NOT_FOUND')
  if (isAhead(typed.birth, options.today)) return wrong('BIRTH_AHEAD', 'birth')
  if (home.living.some((m) => m.name === typed.name)) return wrong('NAME_TWICE', 'name')
  const known = home.members.find((m) => m.name === typed.name)
  const place = placeIn(roster, home.household)
  if (known) {
    const changes = residentChange(known, {
      ...here,
      groupId: home.household.groupId,
      ...(typed.relation === '' ? {} : { relation: typed.relation }),
      ...(typed.phone === '' ? {} : { phone: typed.phone }),
      ...(typed.birth === '' ? {} : { under18Until: keptOf(typed.birth, options.today) }),
    })
    return checked(roster, { changes, words: [`回来了，${place}`], residentId: known.residentId })
  }
  const resident = newResident(typed, home.household, options)
  return checked(roster, {
    changes: [{ kind: 'newResident', resident }],
    words: [`添进名册：${place}`],
    residentId: resident.residentId,
  })
}

const here = { leftOn: null, leftHow: null } as const

export function changePerson(
  roster: CurrentRoster,
  residentId: string,
  typed: Partial<TypedPerson & { readonly relation: string }>,
  { today }: Pick<UpkeepOptions, 'today'>,
) {
  const found = livingIn(roster, residentId)
  if (!found) return fail('RESIDENT_NOT_FOUND')
  const { person, home } = found
  const { name = person.name, phone, relation, birth = '' } = typed
  if (isAhead(birth, today)) return wrong('BIRTH_AHEAD', 'birth')
  if (name !== person.name && person.roles.length > 0) return wrong('HOLDER_RENAMED', 'name')
  const isHead = home.household.headId === residentId
  if (isHead && relation !== undefined && relation !== '') return wrong('HEAD_RELATED', 'relation')
  const held =
    phone !== undefined && phone !== person.phone && person.roles.length > 0
      ? { residentId, phone }
      : undefined
  const changes = [
    ...residentChange(person, {
      name,
      ...(phone === undefined || held ? {} : { phone }),
      ...(relation === undefined || isHead ? {} : { relation }),
      ...(birth === '' ? {} : { under18Until: keptOf(birth, today) }),
    }),
    ...(isHead ? householdChange(home.household, { name }) : []),
  ]
  if (changes.length === 0 && !held) return fail('NOTHING_CHANGED')
  const changed = checked(roster, { changes, words: wordsOf(person, changes), residentId })
  if (!changed.ok || !held) return changed
  const wished = changePhone(withChanges(roster, changes), residentId, held.phone)
  return wished.ok ? ok({ ...changed.value, held }) : wished
}

export function changePhone(roster: CurrentRoster, residentId: string, phone: string) {
  const person = livingIn(roster, residentId)?.person
  const changes = person ? residentChange(person, { phone }) : []
  if (!person || changes.length === 0) return fail('NOTHING_CHANGED')
  return checked(roster, { changes, words: [phoneWords(person.phone, phone)], residentId })
}

/** Never a name, the number or the birthday themselves: the record is read by more people than the roster. */
function wordsOf(person: Resident, changes: readonly RosterChange[]): string[] {
  const set = changes.find((c) => c.kind === 'resident')?.set
  if (!set) return []
  const words: string[] = []
  if (set.name !== undefined) words.push('改了姓名')
  if (set.phone !== undefined) words.push(phoneWords(person.phone, set.phone))
  if (set.relation !== undefined) words.push(`与户主关系：${set.relation || '没写'}`)
  if (set.under18Until !== undefined) words.push('改了出生年月')
  return words
}

function phoneWords(before: string, after: string): string {
  if (after === '') return '去掉了手机号'
  return before === '' ? '添了手机号' : '换了手机号'
}

export interface Departure {
  readonly how: 'died' | 'movedOut'
  readonly on?: Day | undefined
  readonly newHeadId?: string | undefined
}

/** Whoever holds a role is not sent away; a household goes on under a head who lives there, or is closed. */
export function personLeft(
  roster: CurrentRoster,
  residentId: string,
  departure: Departure,
  options: Pick<UpkeepOptions, 'today'>,
) {
  const found = livingIn(roster, residentId)
  if (!found) return fail('RESIDENT_NOT_FOUND')
  const day = dayOfLeaving(departure.on, options.today)
  if (!day.ok) return day
  return leave(roster, found.home, [found.person], day.value, departure)
}

export function leave(
  roster: CurrentRoster,
  home: Home,
  leaving: readonly Resident[],
  leftOn: Day,
  { how, newHeadId }: Departure,
) {
  const holder = leaving.find((r) => r.roles.length > 0)
  if (holder) return fail('HOLDER_LEAVES', { name: holder.name, roles: rolesInWords(holder.roles) })
  const without = withoutThem(home, leaving, newHeadId, leftOn)
  if (!without.ok) return without
  const [one] = leaving
  const word = how === 'died' ? '过世' : '迁出本村'
  const changes: RosterChange[] = [
    ...leaving.flatMap((r) => residentChange(r, { leftOn, leftHow: how })),
    ...without.value.changes,
  ]
  const all = leaving.length > 1 ? `整户${word}：${placeIn(roster, home.household)}` : word
  return checked(roster, {
    changes,
    words: [`${all}，${leftOn} 起`, ...without.value.words],
    residentId: leaving.length > 1 ? null : (one?.residentId ?? null),
  })
}

export function dayOfLeaving(
  on: Day | undefined,
  today: Day,
): Result<Day, 'LEFT_AHEAD' | 'LEFT_LONG_AGO'> {
  if (on === undefined) return ok(today)
  if (on > today) return wrong('LEFT_AHEAD', 'on')
  return on < addDays(today, -366) ? wrong('LEFT_LONG_AGO', 'on') : ok(on)
}

/**
 * What becomes of the household that they leave: it keeps its head, gets another, or is closed with the last of them.
 * Account and card stay with it.
 */
export function withoutThem(
  { household, living }: Home,
  leaving: readonly Resident[],
  newHeadId: string | undefined,
  leftOn: Day,
): Result<Pick<Upkeep, 'changes' | 'words'>, 'HEAD_NEEDED'> {
  const staying = living.filter((r) => !leaving.includes(r))
  const head = staying.find((r) => r.residentId === newHeadId)
  if (head) return ok(headOf(household, head))
  if (newHeadId !== undefined) return wrong('HEAD_NEEDED', 'newHeadId')
  if (staying.length === 0)
    return ok({
      changes: householdChange(household, { leftOn }),
      words: [`${household.number} 号销户`],
    })
  if (staying.some((r) => r.residentId === household.headId)) return ok({ changes: [], words: [] })
  return wrong('HEAD_NEEDED', 'newHeadId')
}

/** The consent to be named is the head's own, so another head starts from theirs. A head is to nobody anything else. */
export function headOf(
  household: Home['household'],
  head: Resident,
): Pick<Upkeep, 'changes' | 'words'> {
  const { residentId: headId, name, nameConsent } = head
  if (household.headId === headId) return { changes: [], words: [] }
  return {
    changes: [
      ...householdChange(household, { headId, name, nameConsent }),
      ...((head.relation ?? '') === '' ? [] : residentChange(head, { relation: '' })),
    ],
    words: ['换了户主，积分和户卡留在这一户'],
  }
}

export function personBack(roster: CurrentRoster, residentId: string) {
  const person = roster.residents.find((r) => r.residentId === residentId)
  const home = person && homeOf(roster, person.householdId)
  if (!person || !home) return fail('RESIDENT_NOT_FOUND')
  if (!person.leftOn) return fail('NOTHING_CHANGED')
  const { household, living } = home
  const headless = !living.some((r) => r.residentId === household.headId)
  const changes = [
    ...residentChange(person, { ...here, groupId: household.groupId }),
    ...householdChange(household, { leftOn: null }),
    ...(headless ? headOf(household, person).changes : []),
  ]
  const merged = merge(changes)
  const words = [`回来了，${placeIn(roster, household)}`]
  return checked(roster, { changes: merged, words, residentId })
}

/** One change a document. */
export function merge(changes: readonly RosterChange[]): RosterChange[] {
  const byId = new Map<string, RosterChange>()
  const merged: RosterChange[] = []
  for (const change of changes) {
    const known = 'id' in change ? byId.get(`${change.kind} ${change.id}`) : undefined
    if (known && 'set' in known && 'set' in change) Object.assign(known.set, change.set)
    else {
      const own = 'set' in change ? { ...change, set: { ...change.set } } : change
      merged.push(own)
      if ('id' in own) byId.set(`${own.kind} ${own.id}`, own)
    }
  }
  return merged
}

export function livingIn(
  roster: CurrentRoster,
  residentId: string,
): { readonly person: Resident; readonly home: Home } | null {
  const person = roster.residents.find((r) => r.residentId === residentId && !r.leftOn)
  const home = person && homeOf(roster, person.householdId)
  return person && home ? { person, home } : null
}
