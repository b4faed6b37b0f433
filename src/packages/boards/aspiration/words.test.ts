import { goal } from '../../../../test/ui/boards'
import { byWords, datesWords } from './words'

test('a goal due on the last day of a month is due before its end', () => {
  expect(byWords('2028-10-31')).toBe('2028 年 10 月底前')
  expect(byWords('2028-02-29')).toBe('2028 年 2 月底前')
  expect(byWords('2028-10-15')).toBe('2028 年 10 月 15 日前')
})

test('it says when it was stated and by when', () => {
  expect(datesWords(goal(), '2026-11-24')).toBe('2026 年 3 月立下 · 2028 年 10 月底前')
  const steps = [{ name: '栽下', reachedOn: '2026-10-28', note: '' }]
  const reached = goal({ state: 'reached', steps })
  expect(datesWords(reached, '2026-11-24')).toBe('3 月立下，10 月 28 日做成了')
  expect(datesWords(reached, '2027-01-02')).toBe('2026 年 3 月立下，2026 年 10 月 28 日做成了')
})
