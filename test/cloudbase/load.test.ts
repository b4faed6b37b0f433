import { collections } from '../../cloudfunctions/services/capabilities'
import type { Docs } from '../../cloudfunctions/services/common/context'
import type { Documents } from '../../cloudfunctions/services/common/documents'
import { postDeed } from '../../cloudfunctions/services/deeds/posting'
import { castOf, crowdOf } from '../model/village'
import { countedSweep, openWorldOn, type World } from '../model/world'
import { openOnLoopback } from './cloud'
import type { Loopback } from './loopback'

const villageId = 'v'
const here = { villageId }
const dayMs = 86_400_000
const doneOn = '2026-11-01'
const neighbours = Array.from({ length: 60 }, (_, i) => `n${String(i)}`)

/**
 * Time in which this process had its turn. Budgets are counted in it, so that a machine busy with other things does not
 * use them up; on a quiet one it is the time of the clock.
 */
let turns = 0
let seen = performance.now()
const ticking = setInterval(() => {
  const now = performance.now()
  turns += Math.min(now - seen, 12)
  seen = now
}, 10)
afterAll(() => clearInterval(ticking))

let world: World
let loopback: Loopback
let store: Docs

beforeEach(async () => {
  const opened = await openOnLoopback<Documents>(collections, {
    pace: { now: () => turns },
  })
  ;({ loopback, store } = opened)
  world = await openWorldOn(store)
  await world.addVillage({
    villageId,
    items: [countedSweep],
    households: { ...castOf(), ...crowdOf(neighbours.length) },
  })
}, 60_000)
afterEach(() => world.close(), 60_000)

const file = (householdId: string) =>
  world.must('deeds.file', { ...here, itemId: 'sweep', householdId, doneOn }, 'qian')
const approve = (deedId: string) => world.must('deeds.approve', { ...here, deedId }, 'sun')
const verified = () => world.must('ledger.verifyVillage', here, 'li')

async function openShift(capacity: number): Promise<string> {
  const { activityId } = await world.must(
    'activities.publish',
    {
      ...here,
      title: '柿子嫁接',
      kind: 'skills',
      place: '二组果园',
      shifts: [{ day: '2026-11-08', from: '09:00', to: '11:00', capacity }],
    },
    'qian',
  )
  return `${activityId}:1`
}

test('20 ms away, 200 calls started evenly over 20 s in one village all succeed', async () => {
  const shiftId = await openShift(20)
  const filed = await Promise.all(neighbours.slice(0, 40).map((id) => file(`h${id}`)))
  loopback.setLatency(20)
  const calls = Array.from({ length: 200 }, (_, i): (() => Promise<unknown>) => {
    const who = neighbours[Math.floor(i / 5)] ?? ''
    switch (i % 5) {
      case 0:
        return () => file(`h${who}`)
      case 1:
        return () => approve(filed[Math.floor(i / 5)]?.deedId ?? '')
      case 2:
        return () => world.must('activities.signUp', { ...here, shiftId, residentId: who }, who)
      case 3:
        return () => world.must('ranking.page', { ...here, kind: 'month', from: 0 }, who)
      default:
        return () => world.must('deeds.inPublicity', here, who)
    }
  })
  const took: number[] = []
  await Promise.all(
    calls.map(async (call, i) => {
      await new Promise((resolve) => setTimeout(resolve, i * 100))
      const started = performance.now()
      await call()
      took.push(performance.now() - started)
    }),
  )
  const [middle, longest] = [took.sort((a, b) => a - b)[100], took.at(-1)]
  process.stdout.write(`200 calls over 20 s: median ${ms(middle)}, longest ${ms(longest)}\n`)
}, 240_000)

test('20 ms away, 30 writers on one account all land within their budget of 15 s', async () => {
  const deeds: string[] = []
  for (let i = 0; i < 30; i++) {
    const { deedId } = await file('hn0')
    await approve(deedId)
    deeds.push(deedId)
  }
  world.pass(4 * dayMs)
  const village = await store.get('villages', villageId)
  if (!village) throw new Error('the village is there')
  loopback.setLatency(20)
  let longest = 0
  const took = await Promise.all(
    deeds.map(async (deedId) => {
      const [started, turn] = [performance.now(), turns]
      expect(await postDeed(world.platform, village, deedId, '')).toBe(true)
      longest = Math.max(longest, turns - turn)
      return performance.now() - started
    }),
  )
  // The last try may have begun just within it.
  expect(longest).toBeLessThan(16_000)
  process.stdout.write(
    `30 writers on one account: the last one after ${ms(Math.max(...took))}, ${ms(longest)} of them its own\n`,
  )
  expect(await verified()).toEqual({ ok: true, accounts: 1, entries: 30, broken: [] })
}, 240_000)

const ms = (time = 0) => `${time.toFixed(0)} ms`

test('an award takes this many requests to file, to approve and to post', async () => {
  const counted = async (work: () => Promise<unknown>) => {
    loopback.forgetTrace()
    await work()
    return loopback.trace.map(({ action, collection = '' }) =>
      `${action.replace('database.', '')} ${collection}`.trim(),
    )
  }
  let takes: string[][] = []
  for (let round = 0; round < 2; round++) {
    let deedId = ''
    const filing = await counted(async () => ({ deedId } = await file('hn0')))
    const approving = await counted(() => approve(deedId))
    world.pass(4 * dayMs)
    const village = await store.get('villages', villageId)
    if (!village) throw new Error('the village is there')
    const posting = await counted(() => postDeed(world.platform, village, deedId, ''))
    takes = [filing, approving, posting]
  }
  // A number that grows is a round trip more on a villager's phone: change it here only on purpose. Of filing and
  // approving one each is that the resident's binding and roles are read again by whatever writes; of filing one more,
  // beside the others, how much this recorder filed today.
  expect(takes.map(({ length }) => length)).toEqual([11, 12, 8])
  for (const requests of takes) process.stdout.write(`${requests.join(', ')}\n`)
})
