import { reverseDeed } from '../../cloudfunctions/services/deeds/posting'
import type { Documents } from '../../cloudfunctions/services/common/documents'
import { runTimer } from '../../cloudfunctions/services/timer'
import { approvedDeed } from './doing'
import { worldForEach } from './world'
import { boardsCountAwards } from '../../cloudfunctions/migrations/002-boards-count-awards'
import { migrate } from '../../cloudfunctions/migrations/run'

const dayMs = 86_400_000
const v = { villageId: 'v' }
const world = worldForEach((world) =>
  world.addVillage({
    ...v,
    publicityDays: 1,
    households: {
      h1: { zhao: [] },
      h2: { qian: ['recorder'] },
      h3: { sun: ['reviewer'] },
      h4: { li: ['reviewer'] },
      h5: { wu: [] },
    },
  }),
)

function deed(householdId: string, itemId: string, doneOn: string, quantity = 1) {
  const picked = itemId === 'litter' ? { points: 6 } : {}
  const reviewer = householdId === 'h3' ? 'li' : 'sun'
  return approvedDeed(
    world,
    { ...v, itemId, householdId, doneOn, quantity },
    { reviewer, ...picked },
  )
}

async function pass(days: number) {
  world.pass(days * dayMs)
  await runTimer(world.platform)
}

const boards = async () => {
  const query = (closed: boolean) => ({ eq: { ...v, closed }, limit: 1000 })
  const [open, closed] = await Promise.all([
    world.stored.list('boards', query(false)),
    world.stored.list('boards', query(true)),
  ])
  return new Map([...closed, ...open].map((board) => [board.period, board]))
}

/** As the version before had drawn them: net of deductions, and told by every one of them. */
async function drawnBefore(net: Readonly<Record<string, readonly [string, number][]>>) {
  await world.stored.tx(async (t) => {
    for (const [period, rows] of Object.entries(net)) {
      const board = await t.get('boards', `v:${period}`)
      const row = { groupId: 'v-g', name: '如当时所记', previousRank: null }
      await t.update('boards', `v:${period}`, {
        counts: null,
        rows: rows.map(([ownerId, points], i) => ({ ...row, ownerId, points, rank: i + 1 })),
        groups: board?.groups.map((g) => ({ ...g, sum: -1, averageTenths: -1 })),
        deductions: -12,
      } as unknown as Partial<Documents['boards']>)
    }
  })
}

const run = () =>
  migrate(world.stored, { migrations: [boardsCountAwards], now: world.platform.clock.now })

test('boards that had closed are drawn anew from the entries, which stay as they are', async () => {
  await deed('h1', 'sweep', '2026-11-01', 2)
  await deed('h1', 'litter', '2026-11-01')
  await deed('h3', 'litter', '2026-11-01')
  await deed('h5', 'sweep', '2026-11-01')
  const wrong = await deed('h4', 'litter', '2026-11-01')
  await pass(40)
  // Late: both count in December, where one gives back and the other takes.
  const people = { proposedBy: 'qian', approvedBy: 'sun', reason: '记错了户' }
  await reverseDeed(world.platform, wrong, people)
  await deed('h1', 'sweep', '2026-11-20', 3)
  await pass(40)
  const right = await boards()
  expect(right.get('2026-11')).toMatchObject({ closed: true })
  const all = async () => ({
    entries: await world.stored.list('entries', { eq: {}, limit: 1000 }),
    accounts: await world.stored.list('accounts', { eq: {}, limit: 1000 }),
  })
  const ledger = await all()
  await drawnBefore({
    '2026-11': [
      ['h5', 5],
      ['h1', 4],
      ['h3', -6],
      ['h4', -6],
    ],
    '2026-12': [
      ['h1', 15],
      ['h4', 6],
    ],
    all: [
      ['h1', 19],
      ['h5', 5],
      ['h3', -6],
    ],
  })
  const shown = { ...v, kind: 'month', period: '2026-11' } as const
  expect(await world.must('ranking.page', shown, null)).toMatchObject({ rows: [], deductions: 0 })
  expect(await run()).toBeNull()
  const redrawn = await boards()
  expect(redrawn.get('2026-11')).toMatchObject({
    ...{ closed: true, redrawn: true, deductions: 0, asOf: right.get('2026-11')?.asOf },
    rows: [
      { ownerId: 'h1', points: 10, rank: 1 },
      { ownerId: 'h5', points: 5, rank: 2 },
    ],
    groups: [{ sum: 15, households: 5, averageTenths: 30 }],
  })
  expect(redrawn.get('2026-12')).toMatchObject({
    ...{ closed: true, redrawn: true },
    rows: [{ ownerId: 'h1', points: 15, previousRank: 1 }],
  })
  expect(redrawn.get('all')?.rows.map((r) => [r.ownerId, r.points])).toEqual([
    ['h1', 25],
    ['h5', 5],
  ])
  expect(redrawn.get('all')).not.toHaveProperty('redrawn')
  expect(await all()).toEqual(ledger)
  expect(await world.must('ranking.page', shown, null)).toMatchObject({ redrawn: true, total: 2 })
})

test('a household whose award and deduction came to nothing gets the row that it should have had', async () => {
  await deed('h1', 'sweep', '2026-11-01')
  await deed('h1', 'litter', '2026-11-01')
  await pass(40)
  await drawnBefore({ '2026-11': [] })
  await run()
  expect((await boards()).get('2026-11')?.rows).toMatchObject([{ ownerId: 'h1', points: 5 }])
})

test('what this version drew is left alone', async () => {
  await deed('h1', 'sweep', '2026-11-01')
  await pass(40)
  const before = await boards()
  await run()
  expect(await boards()).toEqual(before)
})
