import { useState } from 'react'
import type { Attendee } from '@/domain/activities/contract'
import type { RequestInput } from '@/domain/contracts'
import type { FoundPerson } from '@/features/roster/finder/member'

/** Somebody of the list, or who was added to it here. */
export type Row = Omit<Attendee, 'state'> & { state: Attendee['state'] | 'walkIn' }

/** Whether this caller may still tick this row. */
export function leftToTick(row: Row, may: 'all' | 'waiting' | 'none'): boolean {
  if (row.state === 'came' || may === 'none') return false
  return row.state === 'waiting' ? !row.own : may === 'all'
}

/** What is sent: hours only where they are counted and differ from the whole shift. */
export function ticked(
  rows: readonly Row[],
  hours: ReadonlyMap<string, number | null>,
  shiftHours: number | null,
): RequestInput<'activities.confirm'>['came'] {
  return rows.map(({ residentId }) => {
    const told = hours.get(residentId) ?? null
    return shiftHours === null || told === null || told === shiftHours
      ? { residentId }
      : { residentId, hours: told }
  })
}

/** Ticks not sent yet, by resident; with the hours where they were changed. */
export function useTicks() {
  const [hours, setAll] = useState<ReadonlyMap<string, number | null>>(new Map())
  const [walkIns, setWalkIns] = useState<readonly FoundPerson[]>([])
  const change = (edit: (next: Map<string, number | null>) => void) =>
    setAll((old) => {
      const next = new Map(old)
      edit(next)
      return next
    })
  return {
    hours,
    toggle: (id: string) =>
      change((next) => {
        if (!next.delete(id)) next.set(id, null)
      }),
    addAll: (rows: readonly Row[]) =>
      change((next) => {
        for (const { residentId } of rows) if (!next.has(residentId)) next.set(residentId, null)
      }),
    setHours: (id: string, n: number) => change((next) => next.set(id, n)),
    addWalkIn: (person: FoundPerson) => {
      setWalkIns((old) => [...old, person])
      change((next) => next.set(person.residentId, null))
    },
    /** Those added here who are not on the server's list yet. */
    walkInsBeside: (list: readonly Attendee[]): Row[] =>
      walkIns
        .filter((person) => !list.some((row) => row.residentId === person.residentId))
        .map(({ residentId, name }) => ({
          residentId,
          name,
          household: '',
          group: '',
          state: 'walkIn',
          position: null,
          hours: null,
          own: false,
        })),
    clear: () => {
      setAll(new Map())
      setWalkIns([])
    },
  }
}
