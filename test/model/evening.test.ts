import fs from 'node:fs'
import { runTimer } from '../../cloudfunctions/services/timer'
import { approvedDeed } from './doing'
import { castOf, crowdOf } from './village'
import { openWorld, type World } from './world'

const villageId = 'v'
const dayMs = 86_400_000
let world: World
beforeEach(async () => {
  world = await openWorld('full')
  const households = { ...castOf(), ...crowdOf(40) }
  await world.addVillage({ villageId, publicityDays: 1, households })
})
afterEach(async () => {
  jest.restoreAllMocks()
  await world.close()
})

/** @returns how often the timer waits for the disk when so many deeds fall due */
async function flushesOf(deeds: number): Promise<number> {
  const doneOn = world.platform.clock.now().slice(0, 10)
  for (let i = 0; i < deeds; i++)
    await approvedDeed(world, { villageId, householdId: `hn${String(i)}`, doneOn })
  world.pass(3 * dayMs)
  const spies = [jest.spyOn(fs, 'fdatasync'), jest.spyOn(fs, 'fdatasyncSync')]
  expect((await runTimer(world.platform)).posted).toBe(deeds)
  const flushes = spies.reduce((sum, spy) => sum + spy.mock.calls.length, 0)
  jest.restoreAllMocks()
  return flushes
}

test('forty deeds due on one evening wait for the disk hardly more often than two', async () => {
  await flushesOf(1)
  // The lease, the deeds, the messages, the boards, and that it is done.
  const ofTwo = await flushesOf(2)
  expect(ofTwo).toBeLessThanOrEqual(6)
  expect(await flushesOf(40)).toBeLessThanOrEqual(ofTwo + 4)
})
