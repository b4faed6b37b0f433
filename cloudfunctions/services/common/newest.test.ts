import { keepNewest } from './newest'

test('what was put the longest ago goes first, and putting it again makes it the newest', () => {
  const kept = new Map<string, number>()
  for (const [key, value] of [
    ['a', 1],
    ['b', 2],
    ['a', 3],
    ['c', 4],
    ['d', 5],
  ] as const)
    expect(keepNewest(kept, key, value, 3)).toBe(value)
  expect([...kept]).toEqual([
    ['a', 3],
    ['c', 4],
    ['d', 5],
  ])
})
