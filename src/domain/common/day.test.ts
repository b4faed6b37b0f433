import { monthDay, timeOf } from './day'

test.each([
  ['2026-01-05', '1 月 5 日'],
  ['2026-12-14', '12 月 14 日'],
])('%s is said as %s', (day, words) => {
  expect(monthDay(day)).toBe(words)
})

test.each([
  ['2026-11-24T00:30:59.000Z', '08:30'],
  ['2026-11-24T16:05:00.000Z', '00:05'],
])('at %s clocks in the village say %s', (instant, time) => {
  expect(timeOf(instant)).toBe(time)
})
