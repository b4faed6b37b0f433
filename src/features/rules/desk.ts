import type { RequestInput } from '@/domain/contracts'
import { useCommand, useQuery } from '@/data/call'

/** The draft that the committee shares, and the version before it. */
export function useRulesDraft(villageId: string | null) {
  return useQuery('rules.draft', villageId === null ? null : { villageId })
}

type Item = RequestInput<'rules.saveItem'>['item']

/** Every change says which revision of the draft it saw. */
export function useDraftChanges(villageId: string) {
  const start = useCommand('rules.start')
  const save = useCommand('rules.saveItem')
  const remove = useCommand('rules.removeItem')
  const putBack = useCommand('rules.putBackItem')
  return {
    busy: start.busy || save.busy || remove.busy || putBack.busy,
    start: (from: RequestInput<'rules.start'>['from'], revision?: number) =>
      start.run({ villageId, from, ...(revision === undefined ? {} : { revision }) }),
    save: (revision: number, itemId: string | null, item: Item) =>
      save.run({ villageId, revision, item, ...(itemId === null ? {} : { itemId }) }),
    remove: (revision: number, itemId: string) => remove.run({ villageId, revision, itemId }),
    putBack: (revision: number, itemId: string) => putBack.run({ villageId, revision, itemId }),
  }
}

export const useAdopt = () => useCommand('rules.adopt')
