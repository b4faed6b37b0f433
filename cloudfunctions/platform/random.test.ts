import { seededRandom, systemRandom } from './random'

test.each([
  ['the system’s', systemRandom],
  ['seeded', seededRandom(7)],
])('%s numbers lie in [0, 1) and fill it evenly', (_name, random) => {
  const tenths = Array.from({ length: 10 }, () => 0)
  for (let i = 0; i < 10_000; i++) {
    const tenth = Math.floor(random() * 10)
    tenths[tenth] = (tenths[tenth] ?? Number.NaN) + 1
  }
  expect(tenths).toHaveLength(10)
  // Ten standard deviations: chance does not fail this.
  for (const count of tenths) expect(Math.abs(count - 1_000)).toBeLessThan(300)
})

test('the same seed gives the same numbers, another seed others', () => {
  const draw = (seed: number) => {
    const random = seededRandom(seed)
    return [random(), random(), random()]
  }
  expect(draw(1)).toEqual(draw(1))
  expect(draw(1)).not.toEqual(draw(2))
})
