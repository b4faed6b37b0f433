import { addDays, dayOf, daysBetween, type Instant } from '@/domain/common/day'
import { periodOf, timedPeriodKinds, type PeriodKey } from '@/domain/common/period'
import { closesAt } from '@/domain/ledger/periods'
import { publicityDaysOn, type Village } from '@/domain/roster/roster'
import type { Fix, Settling } from '../common/capability'
import { closeBoard, rebuildOpenBoards, standingsOf, type Source } from './ranking'

const boardsPage = 1000
/** A board closes within so many days after its period: 30 days of publicity at most, and seven more. */
const closingLagDays = 45
/** A village that nobody has settled yet, or not for so long, starts with the boards of the last months. */
const settledDaysMax = 400

/** Boards close for good once their time is over; the others are rebuilt. */
export const boards: Settling = {
  async villages(store, now) {
    const closing = await store.list('boards', {
      eq: { closed: false },
      range: { field: 'closesAt', lte: now },
      limit: boardsPage,
    })
    return closing.map(({ villageId }) => villageId)
  },
  fixes: closings,
  async afterwards(platform, village) {
    await rebuildOpenBoards(platform, village)
  },
}

function closings(village: Village, from: Instant, to: Instant): Fix[] {
  const daysOn = publicityDaysOn(village)
  const today = dayOf(to)
  const settledDays = from === '' ? 0 : Math.min(daysBetween(dayOf(from), today), settledDaysMax)
  const found = new Map<PeriodKey, Instant>()
  for (let back = 0; back <= settledDays + closingLagDays; back++) {
    const day = addDays(today, -back)
    for (const kind of timedPeriodKinds) {
      const period = periodOf(kind, day)
      if (found.has(period)) continue
      const at = closesAt(period, daysOn)
      if (at !== null && at > from && at <= to) found.set(period, at)
    }
  }
  let standings: (() => Promise<Source>) | undefined
  return [...found].map(([period, at]) => ({
    at,
    run: (platform) =>
      closeBoard(
        platform,
        village,
        period,
        at,
        (standings ??= standingsOf(platform.store, village)),
      ),
  }))
}
