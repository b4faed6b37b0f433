import type { Day } from '../../common/day'
import { eachInSteps, type Steps } from '../../common/steps'
import { grown, keptOf, keptOn, type Birth, type Under18Until } from '../age'
import type { Household, Resident } from '../roster'
import { numberKey } from './cells'
import type { CurrentRoster } from './current'
import type { FileHousehold, FilePerson } from './families'

export interface Matched {
  readonly known: ReadonlyMap<FileHousehold, Household>
  /** Of whom the roster has several that it could be, and nothing tells which. */
  readonly unclear: ReadonlyMap<FileHousehold, readonly Household[]>
}

/**
 * File household → the one on the roster that it is: by group and house number, by the number alone where it moved to
 * another group, else by most of its members. Where somebody else lives at a number now, that is another household:
 * strangers never come into a card and an account.
 */
export function* matchHouseholds(
  file: readonly FileHousehold[],
  { groups, households }: CurrentRoster,
  membersOf: ReadonlyMap<string, readonly Resident[]>,
  keyOf: (group: string) => string,
  today: Day,
): Steps<Matched> {
  const groupKeys = new Map(groups.map((g) => [g.groupId, keyOf(g.name)]))
  const firstGroup = keyOf(groups[0]?.name ?? '')
  const groupIn = (row: FileHousehold) => (row.group === '' ? firstGroup : keyOf(row.group))
  const groupOf = (h: Household) => groupKeys.get(h.groupId) ?? ''
  const known = new Map<FileHousehold, Household>()
  const free = new Set(households)

  const byNumber = (
    keyIn: (row: FileHousehold) => string,
    keyOfHousehold: (household: Household) => string,
  ) => {
    const byKey = groupedBy([...free], keyOfHousehold)
    return eachInSteps(file, (row) => {
      if (known.has(row) || row.number === '') return
      const names = new Set(everybodyIn(row).map((p) => p.name))
      const likely = (byKey.get(keyIn(row)) ?? []).filter(
        (h) => free.has(h) && (membersOf.get(h.householdId) ?? []).some((m) => names.has(m.name)),
      )
      const [only] = likely
      if (!only || likely.length > 1) return
      known.set(row, only)
      free.delete(only)
    })
  }

  yield* byNumber(
    (row) => `${groupIn(row)}|${numberKey(row.number)}`,
    (h) => `${groupOf(h)}|${numberKey(h.number)}`,
  )
  yield* byNumber(
    (row) => numberKey(row.number),
    (h) => numberKey(h.number),
  )
  const pairs = yield* pairsOf(
    file.filter((row) => !known.has(row)),
    [...free],
    membersOf,
    (row, h) => groupIn(row) === groupOf(h),
    today,
  )
  const unclear = new Map<FileHousehold, readonly Household[]>()
  // Where very many have few names, there are far more pairs than households.
  const ofRow = groupedBy(pairs, (pair) => pair.row)
  const ofHousehold = groupedBy(pairs, (pair) => pair.household)
  yield* eachInSteps(pairs, ({ row, household, weight }) => {
    if (known.has(row) || unclear.has(row) || !free.has(household)) return
    const likeThis = (of: FileHousehold) =>
      (ofRow.get(of) ?? []).filter((p) => free.has(p.household) && asMany(p) === asMany({ weight }))
    const equal = likeThis(row).filter((p) => p.weight === weight)
    const others = (ofHousehold.get(household) ?? []).filter(
      (p) => p.row !== row && !known.has(p.row),
    )
    const rivals = others.filter((p) => p.weight === weight)
    // The name of a head does not take from others what may be theirs alone.
    const torn = likeThis(row).length > 1 && others.length > 0
    if (equal.length > 1 || rivals.length > 0 || torn) {
      for (const unsure of [row, ...rivals.map((p) => p.row)])
        unclear.set(
          unsure,
          likeThis(unsure).map((p) => p.household),
        )
      return
    }
    known.set(row, household)
    free.delete(household)
  })
  return { known, unclear }
}

interface Pair {
  readonly row: FileHousehold
  readonly household: Household
  readonly weight: number
}

/** What a pair has in common, whoever is the head. */
function asMany({ weight }: Pick<Pair, 'weight'>): number {
  return Math.floor(weight / 100)
}

/** Whom a household of the file could be, those with most of their members in common first. */
function* pairsOf(
  file: readonly FileHousehold[],
  free: readonly Household[],
  membersOf: ReadonlyMap<string, readonly Resident[]>,
  sameGroup: (row: FileHousehold, household: Household) => boolean,
  today: Day,
): Steps<Pair[]> {
  const byName = new Map<string, Set<Household>>()
  for (const household of free)
    for (const { name } of membersOf.get(household.householdId) ?? []) {
      const there = byName.get(name) ?? new Set<Household>()
      byName.set(name, there.add(household))
    }
  const pairs: Pair[] = []
  for (const row of file) {
    // Where all have one name, each is compared with each.
    yield
    const everybody = everybodyIn(row)
    const candidates = new Set(everybody.flatMap((p) => [...(byName.get(p.name) ?? [])]))
    for (const household of candidates) {
      const weight = weightOf(
        row,
        everybody,
        household,
        membersOf.get(household.householdId) ?? [],
        sameGroup(row, household),
        today,
      )
      if (weight > 0) pairs.push({ row, household, weight })
    }
  }
  return pairs.sort((a, b) => b.weight - a.weight)
}

/** 0 where it is not the same household. */
function weightOf(
  row: FileHousehold,
  everybody: readonly FilePerson[],
  household: Household,
  members: readonly Resident[],
  sameGroup: boolean,
  today: Day,
): number {
  const living = members.filter((m) => !m.leftOn)
  const known = living.length > 0 ? living : members
  let same = 0
  let proven = 0
  for (const person of everybody) {
    const member = known.find((m) => m.name === person.name)
    const age = member && compared(person.birthDay, member.under18Until, today)
    if (!member || age === 'other') continue
    same++
    if ((person.phone ?? '') !== '' && person.phone === member.phone) proven++
    else if (age === 'same') proven++
  }
  if (same * 2 <= Math.min(everybody.length, known.length)) return 0
  // One name in common is nobody yet, unless it is the house's own group or something else says so too.
  const likely = same > 1 || proven > 0 || (sameGroup && row.number === '')
  if (!likely) return 0
  const head = row.people.find((p) => p.head)?.name === household.name
  return same * 1000 + proven * 100 + (head ? 10 : 0) + (sameGroup ? 1 : 0)
}

/** By the month of birth of whoever is under 18. Of two adults the roster cannot tell. */
function compared(
  written: Birth | null,
  known: Under18Until,
  today: Day,
): 'same' | 'other' | 'unknown' {
  if (written === null || known === null) return 'unknown'
  const kept = keptOf(written, today)
  if (kept !== keptOn(known, today)) return 'other'
  return kept === grown ? 'unknown' : 'same'
}

function everybodyIn(row: FileHousehold): readonly FilePerson[] {
  return [...row.people, ...row.gone]
}

function groupedBy<K, T>(list: readonly T[], keyOf: (each: T) => K): Map<K, T[]> {
  const byKey = new Map<K, T[]>()
  for (const each of list) {
    const same = byKey.get(keyOf(each))
    if (same) same.push(each)
    else byKey.set(keyOf(each), [each])
  }
  return byKey
}
