import { remembered } from './remembered'

function counted() {
  const asked: string[] = []
  const sum = remembered((text: string, n: number) => {
    asked.push(`${text} ${String(n)}`)
    return text.length + n
  })
  return { asked, sum }
}

test('the same question is worked out once, another one for itself', () => {
  const { asked, sum } = counted()
  expect([sum('ab', 1), sum('ab', 1), sum('ab', 2), sum('a', 1), sum('ab', 1)]).toEqual([
    3, 3, 4, 2, 3,
  ])
  expect(asked).toEqual(['ab 1', 'ab 2', 'a 1'])
})

test('however many questions there are, answers stay right and few of them are kept', () => {
  const { asked, sum } = counted()
  for (let n = 0; n < 5000; n++) expect(sum('x', n)).toBe(n + 1)
  expect(sum('x', 4999)).toBe(5000)
  expect(sum('x', 0)).toBe(1)
  expect(asked).toHaveLength(5001)
})
