import type { CheckRow } from '@/domain/checks/contract'
import { useCommand } from '@/data/call'
import { usePaged, type Walk } from '@/data/paged'

const walk: Walk<'checks.todo', CheckRow> = {
  rows: (answer) => answer.rows,
  key: (row) => row.checkId,
  next: (answer) => (answer.after === null ? null : { after: answer.after }),
}

/** Texts and photos on which a person decides, oldest first. */
export function useChecks(villageId: string | null) {
  return usePaged('checks.todo', villageId === null ? null : { villageId, limit: 20 }, walk)
}

export const useDecideCheck = () => useCommand('checks.decide')
