import { openStoryVillage, type StoryVillage } from '../../../test/village'
import { createLog } from '../../platform/log'
import type { Platform } from '../../services/common/context'
import { Ticker } from '../ticker'
import { KeptClock } from './clock'
import { demoControl } from './control'

const noon = '2026-11-24T04:00:00.000Z'
const dayMs = 86_400_000

let story: StoryVillage
let base: { at: string; now(): string }

beforeEach(async () => {
  story = await openStoryVillage()
  base = { at: noon, now: () => base.at }
  await story.store.tx((t) =>
    t.insert('demo', { _id: 'demo', offsetMs: 0, lastAt: noon, people: [] }),
  )
})

afterEach(() => story.close())

async function open(): Promise<KeptClock> {
  const clock = await KeptClock.open(story.store, base)
  if (!clock) throw new Error('there is a demo')
  return clock
}

test('a store without a demo has no such clock', async () => {
  await story.store.tx((t) => t.remove('demo', 'demo'))
  expect(await KeptClock.open(story.store, base)).toBeNull()
})

test('days that were passed stay passed after a restart', async () => {
  const clock = await open()
  await clock.advance(dayMs)
  await clock.advance(dayMs)
  expect(clock.now()).toBe('2026-11-26T04:00:00.000Z')
  base.at = '2026-11-24T05:00:00.000Z'
  expect((await open()).now()).toBe('2026-11-26T05:00:00.000Z')
})

test('it never goes back, neither while it runs nor across a restart', async () => {
  const clock = await open()
  base.at = '2026-11-24T09:00:00.000Z'
  expect(clock.now()).toBe('2026-11-24T09:00:00.000Z')
  base.at = '2026-11-24T06:00:00.000Z'
  expect(clock.now()).toBe('2026-11-24T09:00:00.000Z')
  await clock.mark()
  base.at = '2026-10-01T00:00:00.000Z'
  const restarted = await open()
  expect(restarted.now()).toBe('2026-11-24T09:00:00.000Z')
  base.at = '2026-10-01T01:00:00.000Z'
  expect(restarted.now()).toBe('2026-11-24T10:00:00.000Z')
})

test('passing a day posts what falls due on it, one day at a time', async () => {
  const { recorder, reviewer, villager } = story.people
  const clock = await open()
  const outside = { ...story.platform, clock, log: createLog({ level: 'error' }) }
  const platform: Platform = {
    ...outside,
    demo: demoControl(story.platform.store, clock, () => ticker),
  }
  const ticker = new Ticker(platform, platform.log, 1000)
  const { deedId } = await story.ask(
    'deeds.file',
    {
      villageId: 'shiwan',
      itemId: 'road',
      householdId: villager.householdId,
      doneOn: '2026-11-24',
    },
    recorder,
  )
  await story.ask('deeds.approve', { villageId: 'shiwan', deedId }, reviewer)
  const passed = await Promise.all([1, 2, 3, 4].map(async () => platform.demo?.passDay()))
  expect(passed).toEqual([{ posted: 0 }, { posted: 0 }, { posted: 0 }, { posted: 1 }])
  expect(clock.now()).toBe('2026-11-28T04:00:00.000Z')
  expect((await story.store.get('demo', 'demo'))?.offsetMs).toBe(4 * dayMs)
})
