import { collections } from '../../cloudfunctions/services/capabilities'
import type { Documents } from '../../cloudfunctions/services/common/documents'
import { runTimer } from '../../cloudfunctions/services/timer'
import { approvedDeed } from '../model/doing'
import { castOf, crowdOf } from '../model/village'
import { openWorldOn, type World } from '../model/world'
import { openOnLoopback } from './cloud'
import type { Loopback } from './loopback'

jest.setTimeout(60_000)

const dayMs = 86_400_000
const households = 6
const villages = ['v', 'w']
const commit = { action: 'database.commitTransaction' }

let world: World
let loopback: Loopback

/** In each of two villages, a deed of each household has fallen due. */
beforeEach(async () => {
  const opened = await openOnLoopback<Documents>(collections)
  loopback = opened.loopback
  world = await openWorldOn(opened.store)
  for (const v of villages) {
    const people = { ...castOf(v), ...crowdOf(households, v) }
    await world.addVillage({ villageId: v, publicityDays: 1, households: people })
    const doers = { filer: `${v}qian`, reviewer: `${v}sun` }
    for (let i = 0; i < households; i++)
      await approvedDeed(world, { villageId: v, householdId: `${v}hn${String(i)}` }, doers)
  }
  world.pass(3 * dayMs)
})
afterEach(() => world.close())

async function expectSettled(v: string): Promise<void> {
  expect(await world.must('ledger.verifyVillage', { villageId: v }, `${v}li`)).toEqual({
    ok: true,
    accounts: households,
    entries: households,
    broken: [],
  })
  const board = await world.must('ranking.page', { villageId: v, kind: 'month', from: 0 }, null)
  expect(board.total).toBe(households)
}

test('two runs side by side post everything once, and rebuild the boards', async () => {
  const runs = await Promise.all([runTimer(world.platform), runTimer(world.platform)])
  expect(runs[0].posted + runs[1].posted).toBe(villages.length * households)
  for (const v of villages) await expectSettled(v)
  expect(await runTimer(world.platform)).toMatchObject({ posted: 0, villages: 0, more: false })
})

test('a lease that a broken run left behind holds the village back, until it expires', async () => {
  const { store } = world.platform
  const until = new Date(Date.parse(world.platform.clock.now()) + 60_000).toISOString()
  await store.tx((t) =>
    t.insert('timers', { _id: 'v', holder: 'somebody', until, settledUntil: '' }),
  )
  expect((await runTimer(world.platform)).posted).toBe(households)
  await expectSettled('w')
  expect(loopback.documents('entries')).toHaveLength(households)
  world.pass(61_000)
  expect((await runTimer(world.platform)).posted).toBe(households)
  await expectSettled('v')
})

test('what is written and not answered for is written once: boards that close, postings, boards rebuilt', async () => {
  // The first commit takes the lease.
  loopback.faults.next({ is: 'lost' }, commit, 8, 1)
  loopback.faults.next({ is: 'reset' }, commit, 3, 7)
  expect((await runTimer(world.platform)).villages).toBe(villages.length)
  expect(loopback.faults.pending()).toBe(0)
  for (const v of villages) await expectSettled(v)
})

test('a village that cannot be settled keeps no other waiting', async () => {
  const leasing = { collection: 'timers', action: 'database.insertDocument' }
  loopback.faults.next(
    { is: 'refused', code: 'DATABASE_PERMISSION_DENIED', message: 'no' },
    leasing,
  )
  expect((await runTimer(world.platform)).posted).toBe(households)
  await expectSettled('w')
  expect((await runTimer(world.platform)).posted).toBe(households)
  await expectSettled('v')
})
