import { contracts, type CallName } from '@/domain/contracts'
import { beforeAnything, prepare } from './prepared'
import { worldForAll } from './world'

let drawn = 0

const world = worldForAll()

const names = (Object.keys(contracts) as CallName[]).filter(
  (name) => !name.startsWith('demo.') && !beforeAnything.includes(name),
)

test.each(names)('the example of %s is answered', async (name) => {
  const village = await prepare(world, `ex${String(drawn++)}`)
  const answer = await world.call(name, village.payload(name), village.caller(name))
  expect(answer).toMatchObject({ ok: true })
})
