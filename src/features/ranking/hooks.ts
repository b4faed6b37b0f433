import type { PeriodKey, PeriodKind } from '@/domain/common/period'
import type { BoardRow } from '@/domain/ranking/contract'
import { useVillageId } from '@/session/village'
import { usePaged, type Walk } from '@/data/paged'

const standings: Walk<'ranking.page', BoardRow> = {
  rows: (page) => page.rows,
  key: (row) => row.ownerId,
  next: (page) => (page.next === null ? null : { from: page.next }),
}

/**
 * A points board of the current period, or of a past one by its key. The first page brings its state, my rank,
 * the groups and the deductions. `kind` null waits.
 */
export function useRankingPage(kind: PeriodKind | null, period?: PeriodKey) {
  const villageId = useVillageId()
  const asked = kind !== null && villageId !== null
  return usePaged(
    'ranking.page',
    asked ? { villageId, kind, ...(period === undefined ? {} : { period }) } : null,
    standings,
  )
}
