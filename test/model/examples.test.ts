import { contracts, type CallName } from '@/domain/contracts'
import { prepare } from './prepared'
import { openWorld, type World } from './world'

let world: World
let drawn = 0

beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

const names = (Object.keys(contracts) as CallName[]).filter((name) => !name.startsWith('demo.'))

test.each(names)('the example of %s is answered', async (name) => {
  const village = await prepare(world, `ex${String(drawn++)}`)
  const answer = await world.call(name, village.payload(name), village.caller(name))
  expect(answer).toMatchObject({ ok: true })
})
