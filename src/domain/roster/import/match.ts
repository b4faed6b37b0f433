import type { Household, Resident } from '../roster'
import { groupKey, numberKey } from './cells'
import type { CurrentRoster } from './plan'
import type { FileHousehold } from './rows'

/** File household → the one on the roster that it is. */
export function matchHouseholds(
  file: readonly FileHousehold[],
  { groups, households }: CurrentRoster,
  membersOf: ReadonlyMap<string, readonly Resident[]>,
): Map<FileHousehold, Household> {
  const groupKeys = new Map(groups.map((g) => [g.groupId, groupKey(g.name)]))
  const firstGroup = groupKey(groups[0]?.name ?? '')
  const matches = new Map<FileHousehold, Household>()
  const free = new Set(households)
  const pair = (keyOfRow: (h: FileHousehold) => string | null, keyOf: (h: Household) => string) => {
    const byKey = new Map<string, Household | null>()
    for (const h of free) byKey.set(keyOf(h), byKey.has(keyOf(h)) ? null : h)
    for (const row of file) {
      const key = matches.has(row) ? null : keyOfRow(row)
      const known = key === null ? null : byKey.get(key)
      if (!known || !free.has(known)) continue
      matches.set(row, known)
      free.delete(known)
    }
  }
  const groupOf = (row: FileHousehold) => (row.group === '' ? firstGroup : groupKey(row.group))
  const headOf = (row: FileHousehold) => row.people.find((p) => p.head)?.name ?? ''
  pair(
    (row) => (row.number === '' ? null : `${groupOf(row)}|${numberKey(row.number)}`),
    (h) => `${groupKeys.get(h.groupId) ?? ''}|${numberKey(h.number)}`,
  )
  pair(
    (row) => (row.number === '' ? `${groupOf(row)}|${headOf(row)}` : null),
    (h) => `${groupKeys.get(h.groupId) ?? ''}|${h.name}`,
  )
  // To another group, with the same number: only where somebody of the same name lives there.
  const byNumber = new Map<string, Household[]>()
  for (const h of free) {
    const same = byNumber.get(numberKey(h.number))
    if (same) same.push(h)
    else byNumber.set(numberKey(h.number), [h])
  }
  for (const row of file) {
    if (matches.has(row) || row.number === '') continue
    const names = new Set(row.people.map((p) => p.name))
    const likely = (byNumber.get(numberKey(row.number)) ?? []).filter(
      (h) => free.has(h) && (membersOf.get(h.householdId) ?? []).some((m) => names.has(m.name)),
    )
    const [only] = likely
    if (!only || likely.length > 1) continue
    matches.set(row, only)
    free.delete(only)
  }
  return matches
}
