import { useCallback, useState } from 'react'
import { backend, type Reply } from '@/backend'
import { newKey, useCommand, useQuery } from '@/data/call'

export type { HouseholdCard } from '@/domain/roster/cards/contract'

export function useHouseholdCard(villageId: string | null, householdId: string | null) {
  return useQuery(
    'roster.card',
    villageId === null || householdId === null ? null : { villageId, householdId },
  )
}

export function useRenewCard() {
  return useCommand('roster.renewCard')
}

export const useGiveCode = () => useCommand('roster.giveCode')

export function useUnlockCard() {
  return useCommand('roster.unlockCard')
}

type Made = Reply<{ address: string; name: string }>

/** Asks for a file and gives it to the person. `making` names the one that is under way. */
function useMaking<Kind extends string>() {
  const [making, setMaking] = useState<Kind | null>(null)
  const make = useCallback(
    async <M extends Made>(kind: Kind, ask: () => Promise<M>): Promise<M> => {
      setMaking(kind)
      const made = await ask()
      const opened = made.ok ? await backend.openFile(made.data.address, made.data.name) : made
      setMaking(null)
      return (opened.ok ? made : opened) as M
    },
    [],
  )
  return { making, make }
}

/** The roster as a table, and the template to fill in. */
export function useRosterFiles(villageId: string) {
  const { making, make } = useMaking<'xlsx' | 'csv' | 'template'>()
  return {
    making,
    exportAs: (kind: 'xlsx' | 'csv') =>
      make(kind, () => backend.call('roster.export', { villageId, kind }, newKey())),
    template: () => make('template', () => backend.call('roster.template', { villageId })),
  }
}

/** Household cards to print: of a group, of one household, or of the whole village. */
export function usePrintCards(villageId: string) {
  const { making, make } = useMaking<'cards'>()
  return {
    busy: making !== null,
    print: (which: { groupId?: string; householdIds?: string[]; codes?: boolean }) =>
      make('cards', () => backend.call('roster.cards', { villageId, ...which }, newKey())),
  }
}
