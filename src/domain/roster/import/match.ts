import type { Household, Resident } from '../roster'
import { groupKey, numberKey } from './cells'
import type { CurrentRoster } from './current'
import type { FileHousehold } from './rows'

/**
 * File household → the one on the roster that it is. Where somebody else lives at a number now, that is another
 * household: strangers never come into a card and an account.
 */
export function matchHouseholds(
  file: readonly FileHousehold[],
  { groups, households }: CurrentRoster,
  membersOf: ReadonlyMap<string, readonly Resident[]>,
): Map<FileHousehold, Household> {
  const groupKeys = new Map(groups.map((g) => [g.groupId, groupKey(g.name)]))
  const firstGroup = groupKey(groups[0]?.name ?? '')
  const groupIn = (row: FileHousehold) => (row.group === '' ? firstGroup : groupKey(row.group))
  const groupOf = (h: Household) => groupKeys.get(h.groupId) ?? ''
  const matches = new Map<FileHousehold, Household>()
  const free = new Set(households)

  const match = (
    keyIn: (row: FileHousehold) => string | null,
    keyOf: (household: Household) => string,
  ) => {
    const byKey = new Map<string, Household[]>()
    for (const h of free) {
      const same = byKey.get(keyOf(h))
      if (same) same.push(h)
      else byKey.set(keyOf(h), [h])
    }
    for (const row of file) {
      const key = matches.has(row) ? null : keyIn(row)
      if (key === null) continue
      const names = new Set(row.people.map((p) => p.name))
      const likely = (byKey.get(key) ?? []).filter(
        (h) => free.has(h) && (membersOf.get(h.householdId) ?? []).some((m) => names.has(m.name)),
      )
      const [only] = likely
      if (!only || likely.length > 1) continue
      matches.set(row, only)
      free.delete(only)
    }
  }

  match(
    (row) => (row.number === '' ? null : `${groupIn(row)}|${numberKey(row.number)}`),
    (h) => `${groupOf(h)}|${numberKey(h.number)}`,
  )
  match(
    (row) => (row.number === '' ? `${groupIn(row)}|${headOf(row)}` : null),
    (h) => `${groupOf(h)}|${h.name}`,
  )
  // To another group, with the same number.
  match(
    (row) => (row.number === '' ? null : numberKey(row.number)),
    (h) => numberKey(h.number),
  )
  return matches
}

function headOf(row: FileHousehold): string {
  return row.people.find((p) => p.head)?.name ?? ''
}
