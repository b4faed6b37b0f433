import { contracts, type CallName } from '@/domain/contracts'
import { prepare, type Prepared } from './prepared'
import { worldForAll } from './world'

let here: Prepared
let elsewhere: Prepared
const world = worldForAll(async (world) => {
  here = await prepare(world, 'here')
  elsewhere = await prepare(world, 'else')
})

const open = (Object.keys(contracts) as CallName[]).filter((name) => {
  const { kind, who } = contracts[name]
  return kind === 'query' && (who as readonly string[]).includes('visitor')
})

test.each(open.filter((name) => !name.startsWith('session.') && !name.startsWith('demo.')))(
  '%s answers somebody of another village as a visitor, whatever the role there',
  async (name) => {
    const payload = here.payload(name)
    const visitor = await world.call(name, payload, null)
    expect(visitor.ok).toBe(true)
    for (const who of ['villager', 'recorder', 'reviewer', 'committee', 'supervisor'] as const)
      expect(await world.call(name, payload, elsewhere.person(who))).toEqual(visitor)
  },
)
