import { sweep, type World } from '../../model/world'
import type { Loopback } from '../loopback'
import { countyOf, loopbackWith, type County } from './county'
import { startFunctions, type Functions } from './index'

jest.setTimeout(30_000)

const villages = ['v1', 'v2', 'v3']
const deedsEach = 2

/** Every village has deeds whose publicity was over long ago. */
async function fill(world: World): Promise<void> {
  for (const villageId of villages) {
    await world.addVillage({
      villageId,
      items: [sweep],
      households: {
        [`${villageId}h1`]: { [`${villageId}zhao`]: [] },
        [`${villageId}h2`]: { [`${villageId}qian`]: ['recorder'] },
        [`${villageId}h3`]: { [`${villageId}sun`]: ['reviewer'] },
      },
    })
    for (let i = 0; i < deedsEach; i++) {
      const deed = {
        villageId,
        itemId: 'sweep',
        householdId: `${villageId}h1`,
        doneOn: '2026-11-01',
      }
      const { deedId } = await world.must('deeds.file', deed, `${villageId}qian`)
      await world.must('deeds.approve', { villageId, deedId }, `${villageId}sun`)
    }
  }
}

let county: County
let loopback: Loopback
let functions: Functions
/** What the timer called itself with. */
let followed: unknown[]
let ended: Promise<void>

/** Listens to what the timer calls; the promise is of the run that calls no other. */
function listen(): void {
  followed = []
  const invoke = loopback.functions.timer!
  ended = new Promise((resolve) => {
    loopback.functions.timer = async (event, from) => {
      followed.push(event)
      const answer = await invoke(event, from)
      if (!(answer as { data: { more: boolean } }).data.more) resolve()
      return answer
    }
  })
}

beforeAll(async () => {
  county = await countyOf(fill)
})
beforeEach(async () => {
  loopback = await loopbackWith(county)
})
afterEach(async () => {
  await functions.close()
  await loopback.close()
})

const posted = () => loopback.documents('entries').length
const start = async (environment: Record<string, string> = {}) => {
  functions = await startFunctions({ loopback, instances: 4, environment })
}

test('one run posts what is due, and a second finds nothing', async () => {
  await start()
  expect(
    await functions.invoke('timer', { Type: 'Timer', TriggerName: 'every5min' }),
  ).toMatchObject({
    ok: true,
    data: { posted: villages.length * deedsEach, more: false, run: 1 },
  })
  expect(posted()).toBe(villages.length * deedsEach)
  expect(await functions.invoke('timer', {})).toMatchObject({ data: { posted: 0, more: false } })
})

test('what one run leaves over, the next one does: it calls itself until nothing is left', async () => {
  await start({ ZHIQI_TIMER_MS: '0' })
  listen()
  expect(await functions.invoke('timer', {})).toMatchObject({
    data: { posted: deedsEach, villages: 1, more: true, run: 1 },
  })
  await ended
  expect(followed).toEqual([{ run: 2 }, { run: 3 }])
  expect(posted()).toBe(villages.length * deedsEach)
})

test('a chain of runs has an end, whatever is left', async () => {
  await start({ ZHIQI_TIMER_MS: '0' })
  listen()
  expect(await functions.invoke('timer', { run: 20 })).toMatchObject({
    data: { more: true, run: 20 },
  })
  expect(followed).toEqual([])
  expect(loopback.trace.map(({ action }) => action)).not.toContain('functions.invokeFunction')
  expect(posted()).toBe(deedsEach)
})

test('runs side by side post each deed once: a village is leased', async () => {
  await start()
  const runs = await Promise.all([1, 2, 3].map(() => functions.invoke('timer', {})))
  const sum = runs.reduce<number>(
    (total, run) => total + (run as { data: { posted: number } }).data.posted,
    0,
  )
  expect(sum).toBe(villages.length * deedsEach)
  expect(posted()).toBe(villages.length * deedsEach)
})

test.each(['timer', 'media-check'])('%s refuses a person, and does nothing', async (name) => {
  await start()
  for (const event of [{}, { Type: 'Timer' }, { Event: 'wxa_media_check', trace_id: 'x' }]) {
    expect(await functions.invoke(name, event, { openid: 'v1zhao' })).toMatchObject({
      ok: false,
      code: 'UNKNOWN_CALL',
    })
  }
  expect(loopback.trace).toEqual([])
  expect(posted()).toBe(0)
})
