import { type CalendarDay } from '@/domain/common/calendar'
import { isMarket, type Market } from '@/domain/common/market'
import type { Day } from '@/domain/common/day'
import { lunarSigns } from './lunar-signs'
import { begins, firstYear, months, terms } from './lunar-table'

/** The lunar day of a day, by tables of a library: never by Intl, which is wrong on whole months. */
interface Lunar {
  readonly month: string
  readonly lunar: string
  readonly term: string | null
  readonly of: number
}

const monthNames = Array.from('正二三四五六七八九十冬腊')
const dayNames = ['初', '十', '廿'].flatMap((tens, i) =>
  Array.from('一二三四五六七八九十').map((ones) =>
    ones !== '十' ? tens + ones : (['初十', '二十', '三十'][i] ?? ''),
  ),
)
const termNames = (
  '小寒大寒立春雨水惊蛰春分清明谷雨立夏小满芒种夏至' +
  '小暑大暑立秋处暑白露秋分寒露霜降立冬小雪大雪冬至'
).match(/../gu)

interface Month {
  readonly begins: number
  readonly name: string
}

let known: readonly Month[] | undefined

/** Every month of the table with the day it begins on, counted from 1970. */
function knownMonths(): readonly Month[] {
  let at = begins
  return Array.from(months).map((sign) => {
    const index = lunarSigns.indexOf(sign)
    const month = {
      begins: at,
      name: `${index & 2 ? '闰' : ''}${monthNames[index >> 2] ?? ''}月`,
    }
    at += 29 + (index & 1)
    return month
  })
}

/** @param day of 1950 to 2099 */
export function lunarOf(day: Day): Lunar {
  known ??= knownMonths()
  const number = Date.parse(day) / 86_400_000
  let [from, to] = [0, known.length - 1]
  while (from < to) {
    const middle = Math.ceil((from + to) / 2)
    if ((known[middle]?.begins ?? 0) <= number) from = middle
    else to = middle - 1
  }
  const month = known[from]
  const of = number - (month?.begins ?? 0) + 1
  return { month: month?.name ?? '', lunar: dayNames[of - 1] ?? '', term: termOf(day), of }
}

function termOf(day: Day): string | null {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number)
  for (const half of [0, 1]) {
    const nth = (month - 1) * 2 + half
    if (lunarSigns.indexOf(terms[(year - firstYear) * 24 + nth] ?? ' ') === date)
      return termNames?.[nth] ?? null
  }
  return null
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
