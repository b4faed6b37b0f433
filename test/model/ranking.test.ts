import { runTimer } from '../../cloudfunctions/services/timer'
import { rebuildOpenBoards } from '../../cloudfunctions/services/ranking/ranking'
import { reverseDeed } from '../../cloudfunctions/services/deeds/posting'
import { approvedDeed } from './doing'
import { worldForEach } from './world'

const dayMs = 86_400_000
const world = worldForEach((world) =>
  world.addVillage({
    villageId: 'v',
    publicityDays: 1,
    households: {
      h1: { zhao: [], child: [] },
      h2: { qian: ['recorder'] },
      h3: { sun: ['reviewer'] },
      h4: { li: ['reviewer', 'supervisor'] },
    },
  }),
)

function award(householdId: string, doneOn: string, quantity = 1): Promise<string> {
  const deed = { villageId: 'v', householdId, doneOn, quantity }
  return approvedDeed(world, deed, { reviewer: householdId === 'h3' ? 'li' : 'sun' })
}

async function pass(days: number): Promise<void> {
  world.pass(days * dayMs)
  await runTimer(world.platform)
}

const board = (
  kind: 'week' | 'month' | 'quarter' | 'year' | 'all',
  as: string | null = 'zhao',
  period?: string,
) =>
  world.must(
    'ranking.page',
    { villageId: 'v', kind, ...(period === undefined ? {} : { period }) },
    as,
  )

test('ties share a rank, my rank is told with the points to the next, groups have their average', async () => {
  await award('h1', '2026-11-02')
  await award('h3', '2026-11-02')
  await award('h4', '2026-11-02', 3)
  await pass(3)
  const month = await board('month')
  expect(month.rows.map((r) => [r.rank, r.ownerId, r.points])).toEqual([
    [1, 'h4', 15],
    [2, 'h1', 5],
    [2, 'h3', 5],
  ])
  expect(month.mine).toMatchObject({ rank: 2, points: 5, toNext: 10, name: '张zhao明户' })
  expect(month.groups).toEqual([{ group: '一组', rank: 1, average: 6.3, sum: 25, households: 4 }])
  expect(await board('month', 'qian')).toMatchObject({ mine: { rank: null, points: 0 } })
})

test('a board is provisional for its grace days, then closed: what comes late counts in the open period', async () => {
  await award('h1', '2026-11-01')
  await pass(2)
  expect(await board('month', 'zhao', '2026-11')).toMatchObject({
    closed: false,
    closesOn: '2026-12-08',
  })
  await pass(36)
  const late = await award('h3', '2026-11-25')
  await pass(2)
  const november = await board('month', 'zhao', '2026-11')
  expect(november).toMatchObject({ closed: true, rows: [{ ownerId: 'h1', points: 5 }] })
  expect(await board('month', 'zhao', '2026-12')).toMatchObject({
    rows: [{ ownerId: 'h3', points: 5 }],
  })
  expect((await board('year')).rows).toHaveLength(2)
  expect((await world.platform.store.get('deeds', late))?.state).toBe('posted')
})

test('what was approved while its board closed counts in the period that is open when it is posted', async () => {
  const publicity = [{ from: '2020-01-01', days: 0 }]
  await world.platform.store.tx((t) => t.update('villages', 'v', { publicity }))
  await award('h3', '2026-11-01')
  await pass(1)
  const closesAt = '2026-12-07T16:00:00.000Z'
  const until = Date.parse(closesAt) - Date.parse(world.platform.clock.now())
  world.pass(until - dayMs)
  await runTimer(world.platform)
  const deed = { villageId: 'v', itemId: 'sweep', householdId: 'h1', doneOn: '2026-11-25' }
  const { deedId } = await world.must('deeds.file', deed, 'qian')
  world.pass(dayMs - 1)
  // Decided a moment before November closes, written a moment after.
  const { store } = world.platform
  const tx = store.tx.bind(store)
  const spy = jest.spyOn(store, 'tx').mockImplementationOnce(async (fn) => {
    world.pass(2)
    await runTimer(world.platform)
    return tx(fn)
  })
  await world.must('deeds.approve', { villageId: 'v', deedId }, 'sun')
  spy.mockRestore()
  expect(await store.get('deeds', deedId)).toMatchObject({ dueAt: '2026-12-07T15:59:59.999Z' })
  await pass(1)
  expect(await store.get('deeds', deedId)).toMatchObject({ state: 'posted' })
  const november = await board('month', 'zhao', '2026-11')
  const december = await board('month', 'zhao', '2026-12')
  expect(november).toMatchObject({ closed: true, rows: [{ ownerId: 'h3' }], total: 1 })
  expect(december.rows).toMatchObject([{ ownerId: 'h1', points: 5 }])
  expect((await board('year', 'zhao', '2026')).rows).toMatchObject([{ points: 5 }, { points: 5 }])
  const book = await world.must('ledger.account', { villageId: 'v' }, 'zhao')
  expect(book.entries[0]?.record.dueAt).toBe('2026-12-07T16:00:00.001Z')
  const account = await store.get('accounts', 'points:h1')
  expect(Object.keys(account?.totals ?? {}).sort()).toEqual(
    ['2026', '2026-12', '2026-Q4', '2026-W50'].sort(),
  )
})

test('a timer that slept over the closing posts in order of time', async () => {
  await award('h1', '2026-11-01')
  world.pass(60 * dayMs)
  await runTimer(world.platform)
  expect(await board('month', 'zhao', '2026-11')).toMatchObject({
    closed: true,
    rows: [{ ownerId: 'h1', points: 5 }],
  })
  expect((await board('month')).rows).toEqual([])
})

test('an unnamed household keeps its rank and loses its name; deductions are an anonymous total', async () => {
  const { store } = world.platform
  await store.tx((t) => t.update('households', 'h1', { unnamed: true }))
  await award('h1', '2026-11-01')
  const littered = { villageId: 'v', itemId: 'litter', householdId: 'h3' }
  await approvedDeed(world, littered, { reviewer: 'li', points: 4 })
  await pass(3)
  const month = await board('month', null)
  expect(month.rows).toMatchObject([{ ownerId: 'h1', name: null }])
  expect(month.total).toBe(1)
  expect(month.groups).toMatchObject([{ sum: 5, households: 4 }])
  // Of one household it would tell whose it is.
  expect(month.deductions).toBe(0)
  const own = await world.must('ledger.account', { villageId: 'v' }, 'sun')
  expect(own).toMatchObject({ honour: -4, spendable: -4 })
})

test('a deduction moves nothing that others can see of the household, while it runs or once it is posted', async () => {
  await award('h1', '2026-11-01')
  await award('h3', '2026-11-01', 3)
  await pass(3)
  const seen = async () => {
    const pages = await Promise.all(
      (['week', 'month', 'quarter', 'year', 'all'] as const).map((kind) => board(kind, 'qian')),
    )
    return pages.map(({ rows, groups, total, deductions }) => ({ rows, groups, total, deductions }))
  }
  const before = await seen()
  const { deedId } = await world.must(
    'deeds.file',
    { villageId: 'v', itemId: 'litter', householdId: 'h3', doneOn: '2026-11-02' },
    'qian',
  )
  await world.must('deeds.approve', { villageId: 'v', deedId, points: 6 }, 'li')
  const village = () => world.must('home.village', { villageId: 'v' }, 'zhao')
  expect((await village()).counts).toMatchObject({ inPublicity: 0, active: 2 })
  await pass(2)
  expect(await seen()).toEqual(before)
  const people = { proposedBy: 'qian', approvedBy: 'li', reason: '记错了户' }
  await reverseDeed(world.platform, deedId, people)
  await pass(1)
  expect(await seen()).toEqual(before)
})

test('more reversed than awarded in a period is on no row of it', async () => {
  const deedId = await award('h1', '2026-11-01')
  await pass(40)
  await award('h3', '2026-12-11', 2)
  const people = { proposedBy: 'qian', approvedBy: 'sun', reason: '记错了' }
  await reverseDeed(world.platform, deedId, people)
  await pass(3)
  const month = await board('month')
  expect(month.rows.map((r) => [r.ownerId, r.points])).toEqual([['h3', 10]])
  expect(month.groups).toMatchObject([{ sum: 10 }])
  expect(month.mine).toMatchObject({ rank: null, points: 0, toNext: null })
})

test('a closed board says no points to the next rank: nothing moves any more', async () => {
  await award('h1', '2026-11-01')
  await award('h3', '2026-11-01', 3)
  await pass(40)
  const closed = await board('month', 'zhao', '2026-11')
  expect(closed).toMatchObject({ closed: true, mine: { rank: 2, toNext: null } })
  expect(await board('year')).toMatchObject({ closed: false, mine: { rank: 2, toNext: 10 } })
})

test('while a period has no rows the one before stands in for it, where that has some', async () => {
  expect(await board('month')).toMatchObject({ period: '2026-11', rows: [] })
  await pass(23)
  await award('h1', '2026-11-25')
  await pass(7)
  const first = await board('month')
  expect(first).toMatchObject({ period: '2026-11', before: true, rows: [{ ownerId: 'h1' }] })
  expect(first.mine).toMatchObject({ rank: 1 })
  expect(await board('month', 'zhao', '2026-12')).toMatchObject({ period: '2026-12', rows: [] })
  expect(await board('year')).not.toHaveProperty('before')
  await award('h3', '2026-12-01')
  await pass(2)
  const own = await board('month')
  expect(own).toMatchObject({ period: '2026-12', rows: [{ ownerId: 'h3' }] })
  expect(own).not.toHaveProperty('before')
})

test('who moved out is on no open board; a board that had closed stays as it was', async () => {
  await award('h1', '2026-11-01')
  await award('h3', '2026-11-01', 3)
  await pass(40)
  await award('h1', '2026-12-11', 4)
  await pass(2)
  await world.platform.store.tx((t) => t.update('households', 'h1', { leftOn: '2026-12-12' }))
  await award('h4', '2026-12-13')
  await pass(2)
  const month = await board('month', 'sun')
  expect(month).toMatchObject({
    ...{ period: '2026-12', rows: [{ ownerId: 'h4' }] },
    groups: [{ sum: 5, households: 3, average: 1.7 }],
  })
  expect(await board('year', 'sun')).toMatchObject({
    rows: [{ ownerId: 'h3' }, { ownerId: 'h4' }],
    groups: [{ sum: 20, households: 3, average: 6.7 }],
  })
  expect((await board('month', 'sun', '2026-11')).rows).toHaveLength(2)
})

test('who agreed is named whole, to visitors too, and masked again at once on boards long closed', async () => {
  await world.platform.store.tx((t) => t.update('households', 'h1', { nameConsent: true }))
  await award('h1', '2026-11-01')
  await pass(3)
  expect((await board('month', 'qian')).rows).toMatchObject([{ name: '张zhao明' }])
  expect((await board('month', null)).rows).toMatchObject([{ name: '张zhao明' }])
  await pass(40)
  const november = () => board('month', null, '2026-11')
  expect(await november()).toMatchObject({ closed: true, rows: [{ name: '张zhao明' }] })
  await world.platform.store.tx((t) => t.update('households', 'h1', { nameConsent: false }))
  expect((await november()).rows).toMatchObject([{ name: '张*明' }])
  await world.platform.store.tx((t) => t.update('households', 'h1', { unnamed: true }))
  expect((await november()).rows).toMatchObject([{ name: null }])
  const own = await board('month', 'zhao', '2026-11')
  expect(own).toMatchObject({ rows: [{ name: null }], mine: { unnamed: true, rank: 1 } })
})

test('a village that shows no ranking shows none, to anybody', async () => {
  await award('h1', '2026-11-01')
  await pass(3)
  await world.platform.store.tx((t) => t.update('villages', 'v', { ranking: false }))
  expect(await board('month')).toMatchObject({
    off: true,
    rows: [],
    mine: null,
    groups: [],
    total: 0,
  })
})

test('a reversal takes the points off the board and gives the caps back, once and by two strangers', async () => {
  const deedId = await award('h1', '2026-11-01')
  await pass(3)
  const reverse = (proposedBy: string, approvedBy: string) =>
    reverseDeed(world.platform, deedId, { proposedBy, approvedBy, reason: '同一件记了两次' })
  expect(await reverse('zhao', 'sun')).toMatchObject({ code: 'REVERSAL_FOUR_EYES' })
  expect(await reverse('sun', 'sun')).toMatchObject({ code: 'REVERSAL_FOUR_EYES' })
  expect(await reverse('qian', 'sun')).toMatchObject({ ok: true, value: { seq: 2 } })
  expect(await reverse('qian', 'sun')).toMatchObject({ code: 'ALREADY_REVERSED' })
  const village = await world.platform.store.get('villages', 'v')
  if (village) await rebuildOpenBoards(world.platform, village)
  expect((await board('month')).rows).toEqual([])
  const book = await world.must('ledger.account', { villageId: 'v' }, 'zhao')
  expect(book).toMatchObject({
    honour: 0,
    entries: [
      { title: '冲正第 1 号', note: '同一件记了两次', reverses: 1, deedId },
      { title: '清扫村道' },
    ],
  })
})

test('a board that did not change is not read again; a change to what it shows is seen at once', async () => {
  await world.platform.store.tx((t) => t.update('households', 'h1', { nameConsent: true }))
  await award('h1', '2026-11-02')
  await award('h3', '2026-11-02', 2)
  await pass(3)
  const { store } = world.platform
  const get = jest.spyOn(store, 'get')
  const boardReads = () => get.mock.calls.filter(([collection]) => collection === 'boards').length
  const first = await board('month')
  expect(await board('month')).toEqual(first)
  expect(boardReads()).toBe(1)
  // A visitor and somebody else look at the same document, each with their own eyes.
  expect((await board('month', null)).rows.map((r) => r.name)).not.toEqual(
    (await board('month', 'sun')).rows.map((r) => r.name),
  )
  expect((await board('month', 'sun')).mine).toMatchObject({ rank: 1 })
  expect(boardReads()).toBe(1)
  await store.tx((t) => t.update('households', 'h1', { name: '欧阳' }))
  expect((await board('month')).mine?.name).toBe('欧阳户')
  await store.tx((t) => t.update('residents', 'zhao', { householdId: 'h3' }))
  expect((await board('month')).mine).toMatchObject({ rank: 1 })
  await store.tx((t) => t.update('villages', 'v', { ranking: false }))
  expect(await board('month')).toMatchObject({ off: true, rows: [], mine: null })
  await store.tx((t) => t.update('villages', 'v', { ranking: true }))
  await award('h1', '2026-11-04', 3)
  await pass(3)
  expect((await board('month', 'zhao', first.period)).rows[0]).toMatchObject({ ownerId: 'h1' })
})

describe('a board that is kept', () => {
  // Where others write too, nothing is.
  const keeps = process.env.STORE !== 'cloudbase'

  /** The board, and whether it is the very answer that was given before: neither read nor drawn up again. */
  async function keptOf(as: string | null, before: unknown) {
    const now = await board('month', as)
    return { now, kept: now === before }
  }

  test('is drawn up again at once for a posting, a retraction, a name, a setting, and by whom it is seen', async () => {
    const first = await award('h1', '2026-11-02')
    await pass(3)
    let last = await board('month')
    const rebuild = async () => {
      const village = await world.platform.store.get('villages', 'v')
      if (village) await rebuildOpenBoards(world.platform, village)
    }
    const again = async () => {
      const { now, kept } = await keptOf('zhao', last)
      last = now
      // And not a second time.
      expect((await keptOf('zhao', last)).kept).toBe(keeps)
      return { now, kept }
    }
    expect((await again()).kept).toBe(keeps)
    await award('h3', '2026-11-02', 2)
    expect((await again()).kept).toBe(keeps)
    await pass(3)
    expect((await again()).now.rows.map((r) => r.ownerId)).toEqual(['h3', 'h1'])
    const people = { proposedBy: 'sun', approvedBy: 'li', reason: '记错了' }
    await reverseDeed(world.platform, first, people)
    await rebuild()
    expect((await again()).now.rows.map((r) => r.ownerId)).toEqual(['h3'])
    await world.platform.store.tx((t) => t.update('residents', 'zhao', { name: '欧阳' }))
    expect((await again()).kept).toBe(false)
    await world.platform.store.tx((t) =>
      t.update('households', 'h3', { name: '慕容', nameConsent: true }),
    )
    expect((await again()).now.rows.map((r) => r.name)).toEqual(['慕容'])
    await world.platform.store.tx((t) => t.update('households', 'h3', { unnamed: true }))
    expect((await again()).now.rows.map((r) => r.name)).toEqual([null])
    expect((await keptOf(null, last)).now.mine).toBeNull()
    await world.platform.store.tx((t) => t.update('villages', 'v', { ranking: false }))
    expect((await again()).now).toMatchObject({ off: true, rows: [] })
  })

  test('is last month’s no more when the month turns', async () => {
    await award('h1', '2026-11-02')
    await pass(3)
    const november = await board('month')
    expect(november).toMatchObject({ period: '2026-11', total: 1 })
    world.pass(30 * dayMs)
    expect(await board('month')).toMatchObject({ period: '2026-11', before: true, total: 1 })
    expect(await board('month', 'zhao', '2026-12')).toMatchObject({ total: 0 })
  })

  test('is of one village', async () => {
    const households = { wh1: { wzhao: [] } }
    await world.addVillage({ villageId: 'w', publicityDays: 1, households })
    await award('h1', '2026-11-02')
    await pass(3)
    const ask = (villageId: string) =>
      world.must('ranking.page', { villageId, kind: 'month' }, null)
    for (let i = 0; i < 2; i++) {
      expect((await ask('v')).rows.map((r) => r.ownerId)).toEqual(['h1'])
      expect((await ask('w')).rows).toEqual([])
    }
  })
})
