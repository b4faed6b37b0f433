import { opensWords, tomorrow, withOpening } from './opens'

const now = '2026-11-24T08:00:00.000Z'

test.each([
  ['2026-11-24T08:05:00.000Z', '今天 16:05'],
  ['2026-11-24T08:05:00.001Z', '今天 16:06'],
  ['2026-11-24T15:59:30.000Z', '明天 00:00'],
  ['2026-11-25T01:00:00.000Z', '明天 09:00'],
  ['2026-12-03T01:00:00.000Z', '12 月 3 日 09:00'],
])('%s: %s', (opensAt, words) => {
  expect(opensWords(opensAt, now)).toBe(words)
})

test('a day begins at midnight in China', () => {
  expect(tomorrow(now)).toEqual({ opensAt: '2026-11-24T16:00:00.000Z', opens: '明天 00:00' })
})

test('the time stands in the sentence', () => {
  expect(withOpening('{几时} 才能再试', { opens: '今天 16:05' })).toBe('今天 16:05 才能再试')
  expect(withOpening('{几时} 才能再试')).toBe('过一阵 才能再试')
  expect(withOpening('请先登录')).toBe('请先登录')
})
