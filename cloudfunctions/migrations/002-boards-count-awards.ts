import { awardsOf, totalsOf, type PeriodTotal } from '@/domain/ledger/account'
import { redrawBoard, type Board, type Standing } from '@/domain/ranking/board'
import { previousPeriod } from '@/domain/common/period'
import { publicityDaysOn, type Village } from '@/domain/roster/roster'
import type { Docs } from '../services/common/context'
import type { Documents } from '../services/common/documents'
import { inBatches, listAll, upsert } from '../services/common/documents-tools'
import { accountsOf, entriesOf } from '../services/ledger/ledger'
import type { Migration } from './migration'

const accountsAtOnce = 20

/** A village is one piece: all that is drawn anew of it comes from one reading of its entries. */
export const boardsCountAwards: Migration = {
  id: '002-boards-count-awards',
  about:
    'Boards show awards and their reversals alone: those that had closed with deductions in their rows are drawn anew.',
  async step(stored, cursor) {
    const range = { field: '_id', ...(cursor === '' ? {} : { gt: cursor }) }
    const [village] = await stored.list('villages', { eq: {}, range, limit: 1 })
    if (!village) return null
    await redraw(stored, village)
    return village._id
  },
}

async function redraw(stored: Docs, village: Village): Promise<void> {
  const boards = await oldBoards(stored, village.villageId)
  if (boards.length === 0) return
  const standingsIn = await standingsOf(stored, village)
  const drawn = new Map<string, Board>()
  for (const board of boards) {
    const before = drawn.get(previousPeriod(board.period) ?? '')
    const ranks = new Map(before?.rows.map((r) => [r.ownerId, r.rank]))
    const next = redrawBoard(board, standingsIn(board), (id) => ranks.get(id) ?? null)
    drawn.set(board.period, next)
    await stored.tx((t) => upsert(t, 'boards', { _id: board._id, ...next }))
  }
}

/** Of each kind the earlier ones first: ranks are compared with the period before. */
async function oldBoards(stored: Docs, villageId: string): Promise<Documents['boards'][]> {
  const byState = (closed: boolean) =>
    listAll(stored, 'boards', { eq: { villageId, closed }, range: { field: '_id' } })
  const all = [...(await byState(true)), ...(await byState(false))]
  return all
    .filter((board) => board.counts !== 'awards')
    .sort((a, b) => (a.period < b.period ? -1 : 1))
}

/** Groups as the board had them; whoever had no row because of a deduction, as they are now. */
async function standingsOf(stored: Docs, village: Village): Promise<(board: Board) => Standing[]> {
  const accounts = await accountsOf(stored, village.villageId)
  const totals = new Map<string, Record<string, PeriodTotal>>()
  await inBatches(accounts, accountsAtOnce, async ({ accountId }) => {
    totals.set(accountId, totalsOf(await entriesOf(stored, accountId), publicityDaysOn(village)))
  })
  return ({ period, rows }) => {
    const shown = new Map(rows.map((row) => [row.ownerId, row]))
    return accounts.map(({ accountId, ownerId, householdId, groupId }) => {
      const row = shown.get(ownerId)
      const total = totals.get(accountId)?.[period]
      return {
        ...{ ownerId, householdId, left: false },
        groupId: row?.groupId ?? groupId,
        points: total ? awardsOf(total) : 0,
        deducted: total?.deducted ?? 0,
      }
    })
  }
}
