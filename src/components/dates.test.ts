import { agoWords, dayAndTime, dayWords, leftPart, leftShort, leftWords, nearDay } from './dates'

test('a day of another year carries the year', () => {
  expect(dayWords('2026-11-08', '2026-12-01')).toBe('11 月 8 日')
  expect(dayWords('2025-11-08', '2026-12-01')).toBe('2025 年 11 月 8 日')
})

test('the last three days have names', () => {
  expect(nearDay('2026-12-01', '2026-12-01')).toBe('今天')
  expect(nearDay('2026-11-29', '2026-12-01')).toBe('前天')
  expect(nearDay('2026-11-28', '2026-12-01')).toBe('11 月 28 日')
})

test('times are told in Shanghai', () => {
  expect(dayAndTime('2026-11-12T16:30:00.000Z')).toBe('11\u00a0月\u00a013\u00a0日 00:30')
})

test('what is left is told in its two largest units, and nothing once the time is up', () => {
  const now = Date.parse('2026-11-13T14:00:00.000Z')
  expect(leftWords('2026-11-15T16:00:00.000Z', now)).toBe('2 天 2 小时')
  expect(leftWords('2026-11-15T14:00:00.000Z', now)).toBe('2 天')
  expect(leftWords('2026-11-13T19:00:00.000Z', now)).toBe('5 小时')
  expect(leftWords('2026-11-13T14:20:00.000Z', now)).toBe('20 分钟')
  expect(leftWords('2026-11-13T14:00:00.000Z', now)).toBeNull()
})

test('where room is short, what is left is told in one unit', () => {
  const now = Date.parse('2026-11-13T14:00:00.000Z')
  expect(leftShort('2026-11-14T22:30:00.000Z', now)).toBe('32 小时')
  expect(leftShort('2026-11-23T14:00:00.000Z', now)).toBe('10 天')
  expect(leftShort('2026-11-13T14:20:00.000Z', now)).toBe('20 分钟')
  expect(leftShort('2026-11-13T14:00:00.000Z', now)).toBeNull()
})

test('the part that is left runs from one to nothing', () => {
  const [from, until] = ['2026-11-10T00:00:00.000Z', '2026-11-14T00:00:00.000Z']
  expect(leftPart(from, until, Date.parse('2026-11-11T00:00:00.000Z'))).toBe(0.75)
  expect(leftPart(from, until, Date.parse('2026-11-20T00:00:00.000Z'))).toBe(0)
})

test('an older answer tells its age', () => {
  expect(agoWords(0, 20_000)).toBe('刚才')
  expect(agoWords(0, 5 * 60_000)).toBe('5 分钟前')
  expect(agoWords(0, 50 * 3_600_000)).toBe('2 天前')
})
