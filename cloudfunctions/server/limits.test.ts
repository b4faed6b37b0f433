import { openStoryVillage, type StoryVillage } from '../../test/village'
import { Limits } from './limits'
import { onLoopback } from './reach'

let story: StoryVillage
let limits: Limits

beforeAll(async () => {
  story = await openStoryVillage()
  limits = new Limits(story.platform, { ...onLoopback, origin: 'https://zhiqi.example' })
})
afterAll(() => story.close())

const many = async (times: number, token: string | null, source: string) => {
  const waits = []
  for (let i = 0; i < times; i++) waits.push(await limits.take(token, source))
  return waits.filter((wait) => wait > 0)
}

test('a session that asks too much waits, and nobody else behind the same address does', async () => {
  const { villager, reviewer } = story.people
  const token = await story.signIn(villager)
  const refused = await many(510, token, '192.0.2.1')
  expect(refused).toHaveLength(10)
  expect(Math.max(...refused)).toBeLessThanOrEqual(10_000)
  expect(await limits.take(await story.signIn(reviewer), '192.0.2.1')).toBe(0)
  expect(await limits.take(null, '192.0.2.1')).toBe(0)
})

test('before sign-in it goes by address, and invented tokens gain nothing', async () => {
  expect(await many(2_990, null, '192.0.2.2')).toHaveLength(0)
  const invented = []
  for (let i = 0; i < 20; i++)
    invented.push(await limits.take(`invented-${String(i)}`, '192.0.2.2'))
  expect(invented.filter((wait) => wait > 0)).toHaveLength(10)
  expect(await limits.take(null, '192.0.2.3')).toBe(0)
})

test('on this computer alone nobody is held up', async () => {
  const own = new Limits(story.platform, onLoopback)
  for (let i = 0; i < 3_100; i++) expect(await own.take(null, '127.0.0.1')).toBe(0)
})
