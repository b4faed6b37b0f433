import { approvedDeed } from '../../model/doing'
import { castOf } from '../../model/village'
import { cappedSweep, type World } from '../../model/world'
import { startLoopback, type Loopback } from '../loopback'
import { migrations } from '../../../cloudfunctions/migrations'
import { collections } from '../../../cloudfunctions/services/capabilities'
import { countyOf, putCounty } from './county'
import { startFunctions, type Functions } from './index'

jest.setTimeout(30_000)

const deedsEach = 2
const villagesEach = 3
const due = villagesEach * deedsEach

/** Villages with deeds whose publicity was over long ago. */
async function fill(world: World, name: string): Promise<void> {
  for (let n = 1; n <= villagesEach; n++) {
    const villageId = `${name}${String(n)}`
    await world.addVillage({ villageId, items: [cappedSweep], households: castOf(villageId) })
    const doers = { filer: `${villageId}qian`, reviewer: `${villageId}sun` }
    for (let i = 0; i < deedsEach; i++)
      await approvedDeed(world, { villageId, householdId: `${villageId}h1` }, doers)
  }
}

interface Cloud {
  readonly loopback: Loopback
  readonly functions: Functions
}
let usual: Cloud
/** Its timer stops after the first village. */
let hurried: Cloud

async function open(environment: Record<string, string> = {}): Promise<Cloud> {
  const loopback = await startLoopback({ collections })
  return { loopback, functions: await startFunctions({ loopback, instances: 4, environment }) }
}
const fresh = async ({ loopback }: Cloud, name: string) =>
  putCounty(loopback, await countyOf((world) => fill(world, name)))
function posted({ loopback }: Cloud, name: string): number {
  const accounts = loopback.documents('accounts') as { _id: string; villageId: string }[]
  const theirs = new Set(accounts.filter((a) => a.villageId.startsWith(name)).map((a) => a._id))
  const entries = loopback.documents('entries') as { accountId: string }[]
  return entries.filter((entry) => theirs.has(entry.accountId)).length
}

beforeAll(async () => {
  usual = await open()
  usual.loopback.put('demo', [{ _id: 'demo', story: 2, offsetMs: 0, lastAt: '', people: [] }])
  usual.loopback.put('residents', [
    { _id: 'zhao', residentId: 'zhao', birthDay: '1970-03-05' },
    { _id: 'kid', residentId: 'kid', birthDay: '2014-06-17' },
  ])
  hurried = await open({ ZHIQI_TIMER_MS: '0' })
})
afterAll(async () => {
  for (const { functions, loopback } of [usual, hurried]) {
    await functions.close()
    await loopback.close()
  }
})

/** What the timer calls itself with from now on, and the end of the run that calls no other. */
function listen({ loopback, functions }: Cloud) {
  const followed: unknown[] = []
  const ended = new Promise<void>((resolve) => {
    loopback.functions.timer = async (event) => {
      followed.push(event)
      const answer = await functions.invoke('timer', event)
      if (!(answer as { data: { more: boolean } }).data.more) resolve()
      return answer
    }
  })
  return { followed, ended }
}

test('one run posts what is due, and a second finds nothing', async () => {
  await fresh(usual, 'once')
  const event = { Type: 'Timer', TriggerName: 'every5min' }
  expect(await usual.functions.invoke('timer', event)).toMatchObject({
    ok: true,
    data: { posted: due, more: false, run: 1 },
  })
  expect(posted(usual, 'once')).toBe(due)
  expect(await usual.functions.invoke('timer', {})).toMatchObject({
    data: { posted: 0, more: false },
  })
})

test('the first run has brought what an earlier version wrote to this one', () => {
  expect(usual.loopback.documents('demo')).toMatchObject([{ story: null, offsetMs: 0, v: 2 }])
  const old = usual.loopback
    .documents('residents')
    .filter(({ _id }) => ['zhao', 'kid'].includes(String(_id)))
  expect(
    old.map(({ _id, birthDay, under18Until }) => [_id, birthDay, under18Until]).sort(),
  ).toEqual([
    ['kid', null, '2032-06'],
    ['zhao', null, 'grown'],
  ])
  expect(usual.loopback.documents('migrations')).toMatchObject(
    migrations.map(({ id }) => ({ _id: id, cursor: '', passes: 1 })),
  )
})

test('runs side by side post each deed once: a village is leased', async () => {
  await fresh(usual, 'beside')
  const runs = await Promise.all([1, 2, 3].map(() => usual.functions.invoke('timer', {})))
  const sums = runs.map((run) => (run as { data: { posted: number } }).data.posted)
  expect(sums.reduce((sum, each) => sum + each, 0)).toBe(due)
  expect(posted(usual, 'beside')).toBe(due)
})

test.each(['timer', 'media-check'])('%s refuses a person, and does nothing', async (name) => {
  await fresh(usual, 'refused')
  usual.loopback.forgetTrace()
  for (const event of [{}, { Type: 'Timer' }, { Event: 'wxa_media_check', trace_id: 'x' }]) {
    const answer = await usual.functions.invoke(name, event, { openid: 'refused1zhao' })
    expect(answer).toMatchObject({ ok: false, code: 'UNKNOWN_CALL' })
  }
  expect(usual.loopback.trace).toEqual([])
  expect(posted(usual, 'refused')).toBe(0)
})

test('a chain of runs has an end, whatever is left', async () => {
  await fresh(hurried, 'last')
  const { followed } = listen(hurried)
  hurried.loopback.forgetTrace()
  expect(await hurried.functions.invoke('timer', { run: 20 })).toMatchObject({
    data: { more: true, run: 20 },
  })
  expect(followed).toEqual([])
  const actions = hurried.loopback.trace.map(({ action }) => action)
  expect(actions).not.toContain('functions.invokeFunction')
  expect(posted(hurried, 'last')).toBe(deedsEach)
})

test('what one run leaves over, the next one does: it calls itself until nothing is left', async () => {
  // Two villages are left of the test before.
  const { followed, ended } = listen(hurried)
  expect(await hurried.functions.invoke('timer', {})).toMatchObject({
    data: { posted: deedsEach, villages: 1, more: true, run: 1 },
  })
  await ended
  // Migrations take runs of their own where there is no time.
  expect(followed.length).toBeGreaterThan(0)
  expect(followed).toEqual(followed.map((_, i) => ({ run: i + 2 })))
  expect(posted(hurried, 'last')).toBe(due)
})
