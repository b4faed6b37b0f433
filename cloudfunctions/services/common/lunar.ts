import { Solar } from 'lunar-typescript'
import { type CalendarDay } from '@/domain/common/calendar'
import { isMarket, type Market } from '@/domain/common/market'
import type { Day } from '@/domain/common/day'
import { keepNewest } from './newest'

/** The lunar day of a day, by tables of the library: never by Intl, which is wrong on whole months. */
interface Lunar {
  readonly month: string
  readonly lunar: string
  readonly term: string | null
  readonly of: number
}

const known = new Map<Day, Lunar>()
const knownMax = 1000

export function lunarOf(day: Day): Lunar {
  const kept = known.get(day)
  if (kept) return kept
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number)
  const lunar = Solar.fromYmd(year, month, date).getLunar()
  return keepNewest(
    known,
    day,
    {
      month: `${lunar.getMonthInChinese()}月`,
      lunar: lunar.getDayInChinese(),
      term: lunar.getJieQi() || null,
      of: lunar.getDay(),
    },
    knownMax,
  )
}

/** Each of these days once, in their order. */
export function calendarOf(
  days: readonly Day[],
  { market }: { readonly market?: Market | null },
): CalendarDay[] {
  return [...new Set(days)].sort().map((day) => {
    const { month, lunar, term, of } = lunarOf(day)
    return {
      day,
      month,
      lunar,
      term,
      market: isMarket(market, { solar: Number(day.slice(8)), lunar: of }),
    }
  })
}
