import { comparable } from './comparable'
import { prepare, type Prepared } from './prepared'
import { leavesOfCalls } from './leaves'
import { worldForAll } from './world'

let here: Prepared
let there: Prepared

const world = worldForAll(async (world) => {
  here = await prepare(world, 'here')
  there = await prepare(world, 'there')
})

/** Queries that go on behind a row which the caller names. */
const paged = leavesOfCalls('query')
  .filter(([, path]) => path.join('.') === 'after')
  .map(([name]) => name)

async function idsThere(): Promise<readonly string[]> {
  const kinds = [
    'deeds',
    'objections',
    'checks',
    'honours',
    'aspirations',
    'shifts',
    'settingChanges',
  ] as const
  const found = await Promise.all(
    kinds.map((kind) =>
      world.platform.store.list(kind, { eq: { villageId: there.villageId }, limit: 5 }),
    ),
  )
  return found.flat().map(({ _id }) => _id)
}

test('rows of another village lead nowhere as the place to go on from', async () => {
  const ids = await idsThere()
  expect(ids.length).toBeGreaterThan(5)
  expect(paged.length).toBeGreaterThan(8)
  for (const name of paged) {
    const ask = (after: object) =>
      world.call(name, { ...here.payload(name), ...after }, here.caller(name))
    const { after: _, ...asked } = here.payload(name)
    const first = comparable(await world.call(name, asked, here.caller(name)))
    for (const after of ids)
      expect([name, after, comparable(await ask({ after }))]).toEqual([name, after, first])
  }
})
