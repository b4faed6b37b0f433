import { encode } from 'uqr'
import { squareCode } from './square'

test('the path covers the dark squares and no others', () => {
  const { side, path } = squareCode('SW07974Z')
  const dark = new Set<string>()
  for (const [, x, y, n] of path.matchAll(/M(\d+) (\d+)h(\d+)v1H\1/g))
    for (let i = 0; i < Number(n); i++) dark.add(`${String(Number(x) + i)} ${String(y)}`)
  const { data, size } = encode('SW07974Z', { ecc: 'M', border: 0 })
  expect(side).toBe(size)
  const expected = data.flatMap((line, y) =>
    line.flatMap((on, x) => (on ? [`${String(x)} ${String(y)}`] : [])),
  )
  expect([...dark].sort()).toEqual(expected.sort())
})
