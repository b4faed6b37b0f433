import { asOfWords, closingWords, periodWords, rankNote } from './period-words'

const today = '2026-11-24'

test.each([
  ['2026-11', '本月'],
  ['2026-10', '10 月'],
  ['2025-12', '2025 年 12 月'],
  ['2026-Q4', '本季'],
  ['2026-Q3', '第 3 季'],
  ['2025-Q4', '2025 年第 4 季'],
  ['2026', '今年'],
  ['2025', '2025 年'],
  ['2026-W48', '本周'],
  ['2026-W46', '11.09 至 11.15'],
  ['all', '累计'],
])('period %s is called %s', (period, words) => {
  expect(periodWords(period, today)).toBe(words)
})

test('a board says in words whether it may still change', () => {
  const open = { closed: false, closesOn: '2026-12-10', asOf: null }
  expect(closingWords(open, today)).toBe('暂定，12 月 10 日后封榜')
  expect(closingWords({ ...open, closesOn: '2027-01-10' }, today)).toBe(
    '暂定，2027 年 1 月 10 日后封榜',
  )
  expect(closingWords({ ...open, closed: true }, today)).toBe('已封榜，不再变动')
  expect(closingWords({ ...open, closesOn: null }, today)).toBe('')
})

test('the day of the count is the day in Shanghai', () => {
  expect(asOfWords('2026-11-23T17:00:00.000Z', today)).toBe('截至 11 月 24 日')
  expect(asOfWords(null, today)).toBe('')
})

test('how far it is to the next rank is said while something can be done about it', () => {
  const mine = { rank: 5, points: 9, name: '赵永顺户', previousRank: null, toNext: 4 }
  expect(rankNote({ closed: false, mine })).toBe('再 4 分上一名')
  expect(rankNote({ closed: false, mine: { ...mine, rank: 1, toNext: null } })).toBe('现在排在最前')
  expect(rankNote({ closed: false, before: true, mine })).toBe('')
  for (const toNext of [4, null])
    expect(rankNote({ closed: true, mine: { ...mine, toNext } })).toBe('已封榜，名次不再变')
})
