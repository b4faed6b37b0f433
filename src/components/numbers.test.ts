import { grouped, signed } from './numbers'

test('thousands are grouped, a true minus stands before what is negative', () => {
  expect([0, 312, 1286, 1234567, -1160].map(grouped)).toEqual([
    '0',
    '312',
    '1,286',
    '1,234,567',
    '−1,160',
  ])
})

test('points carry their sign, zero has none', () => {
  expect([8, -50, 0].map(signed)).toEqual(['+8', '−50', '0'])
})
