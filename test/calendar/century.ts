import { Solar } from 'lunar-typescript'
import { LunarYear, SolarTerm } from 'tyme4ts'
import { addDays, type Day } from '@/domain/common/day'
import { lunarOf } from '../../cloudfunctions/services/common/lunar'

// A program of its own: in Jest's sandbox both libraries take thirty times as long.
const [first, last] = [1950, 2050]
const dayNames =
  '初一 初二 初三 初四 初五 初六 初七 初八 初九 初十 十一 十二 十三 十四 十五 十六 十七 十八 十九 二十 廿一 廿二 廿三 廿四 廿五 廿六 廿七 廿八 廿九 三十'.split(
    ' ',
  )

interface Ymd {
  getYear(): number
  getMonth(): number
  getDay(): number
}
const dayOf = (d: Ymd): Day =>
  [d.getYear(), d.getMonth(), d.getDay()].map((n) => String(n).padStart(2, '0')).join('-')

/** By the other library: every day of every lunar month, and the days of the 24 terms. */
function others() {
  const days = new Map<Day, string>()
  const terms = new Map<Day, string>()
  for (let year = first - 1; year <= last + 1; year++) {
    for (const month of LunarYear.fromYear(year).getMonths()) {
      const from = dayOf(month.getFirstJulianDay().getSolarDay())
      for (let i = 0; i < month.getDayCount(); i++)
        days.set(addDays(from, i), `${month.getName()} ${dayNames[i] ?? ''}`)
    }
    for (let i = 0; i < 24; i++) {
      const term = SolarTerm.fromIndex(year, i)
      terms.set(dayOf(term.getJulianDay().getSolarDay()), term.getName())
    }
  }
  return { days, terms }
}

const { days, terms } = others()
const name = (month: string) => month.replace('十一月', '冬月').replace('十二月', '腊月')
const end = `${String(last)}-12-31`
let count = 0
for (let day = `${String(first)}-01-01`; day <= end; day = addDays(day, 1)) {
  const { month, lunar, term } = lunarOf(day)
  const [mine, other] = [
    `${month} ${lunar} ${term ?? ''}`,
    `${name(days.get(day) ?? '')} ${terms.get(day) ?? ''}`,
  ]
  const [y = 0, m = 0, d = 0] = day.split('-').map(Number)
  const third = Solar.fromYmd(y, m, d).getLunar()
  const written = `${third.getMonthInChinese()}月 ${third.getDayInChinese()} ${third.getJieQi()}`
  if (mine !== other || mine !== written) console.log(`${day}: ${mine}, ${other}, ${written}`)
  count++
}
console.log(`${String(count)} days`)
