import type { ProposalRow } from '@/domain/proposals/contract'
import { useCommand } from '@/data/call'
import { usePaged, type Walk } from '@/data/paged'

const walk: Walk<'proposals.waiting', ProposalRow> = {
  rows: (answer) => answer.rows,
  key: (row) => row.proposalId,
  next: (answer) => (answer.after === null ? null : { after: answer.after }),
}

/** What waits for a second person, oldest first. */
export function useProposals(villageId: string | null) {
  return usePaged('proposals.waiting', villageId === null ? null : { villageId, limit: 20 }, walk)
}

export const useConfirm = () => useCommand('proposals.confirm')
export const useRefuse = () => useCommand('proposals.refuse')
export const useWithdraw = () => useCommand('proposals.withdraw')
