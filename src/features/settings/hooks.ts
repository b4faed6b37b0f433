import type { RequestInput } from '@/domain/contracts'
import type { ChangeRow } from '@/domain/settings/contract'
import { useCommand, useQuery } from '@/data/call'
import { usePaged, type Walk } from '@/data/paged'

/** Settings, groups and the people with a role, for whoever may see them. */
export function useSettings(villageId: string | null) {
  return useQuery('settings.read', villageId === null ? null : { villageId })
}

const record: Walk<'settings.changes', ChangeRow> = {
  rows: (page) => page.changes,
  key: (change) => change.changeId,
  next: (page) => (page.after === null ? null : { after: page.after }),
}

/** Who changed what, newest first. */
export function useSettingChanges(villageId: string | null) {
  return usePaged('settings.changes', villageId === null ? null : { villageId }, record)
}

type Without<N extends 'settings.change' | 'settings.nameGroup' | 'settings.giveRoles'> = Omit<
  RequestInput<N>,
  'villageId' | 'version'
>

/** Every change says which version of the settings it saw. */
export function useChangeSettings(villageId: string, version: number) {
  const seen = { villageId, version }
  const change = useCommand('settings.change')
  const group = useCommand('settings.nameGroup')
  const removal = useCommand('settings.removeGroup')
  const roles = useCommand('settings.giveRoles')
  return {
    busy: change.busy || group.busy || removal.busy || roles.busy,
    change: (what: Without<'settings.change'>) => change.run({ ...seen, ...what }),
    nameGroup: (what: Without<'settings.nameGroup'>) => group.run({ ...seen, ...what }),
    removeGroup: (groupId: string) => removal.run({ ...seen, groupId }),
    giveRoles: (what: Without<'settings.giveRoles'>) => roles.run({ ...seen, ...what }),
  }
}

/** Households of near relatives: stated, found by the head's name, and what others stated. */
export function useNear(villageId: string | null, text: string) {
  return useQuery('settings.near', villageId === null ? null : { villageId, text })
}

/** Who answers in the village's county for what is kept of people. */
export function useDataOffice(villageId: string | null) {
  return useQuery('settings.dataOffice', villageId === null ? null : { villageId })
}

export const useSetDataOffice = () => useCommand('settings.setDataOffice')

export const useStateNear = () => useCommand('settings.stateNear')
