import { calendarOf, lunarOf } from './lunar'

test.each([
  ['2027-02-06', '正月', '初一'],
  ['2030-02-03', '正月', '初一'],
  ['2025-07-25', '闰六月', '初一'],
  ['2026-11-14', '十月', '初六'],
])('%s is %s%s', (day, month, lunar) => {
  expect(lunarOf(day)).toMatchObject({ month, lunar })
})

test('the market falls on the last digit of the day, by the moon or by the sun', () => {
  const days = ['2026-11-14', '2026-11-04', '2026-11-01', '2026-11-14']
  const marketOf = (by: 'lunar' | 'solar') =>
    calendarOf(days, { market: { by, digits: [1, 6] } })
      .filter((d) => d.market)
      .map((d) => `${d.day} ${d.lunar}`)
  expect(marketOf('lunar')).toEqual(['2026-11-04 廿六', '2026-11-14 初六'])
  expect(marketOf('solar')).toEqual(['2026-11-01 廿三'])
  expect(calendarOf(days, {}).map((d) => [d.day, d.market])).toEqual([
    ['2026-11-01', false],
    ['2026-11-04', false],
    ['2026-11-14', false],
  ])
  expect(calendarOf(['2026-11-07'], {})[0]?.term).toBe('立冬')
})
