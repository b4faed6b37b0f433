import * as fc from 'fast-check'
import { awardsOf, totalsOf } from '../ledger/account'
import type { Entry } from '../ledger/entry'
import { buildBoard, openPeriods, redrawBoard, type BoardFacts, type Standing } from './board'

const threeDays = () => 3

function standing(ownerId: string, points: number, groupId = 'g1', deducted = 0): Standing {
  return { ownerId, householdId: ownerId, groupId, points, deducted, left: false }
}

function board(standings: Standing[], changes: Partial<BoardFacts> = {}) {
  return buildBoard({
    villageId: 'v1',
    period: '2026-11',
    standings,
    groups: [
      { groupId: 'g1', name: '一组', households: 4 },
      { groupId: 'g2', name: '二组', households: 2 },
    ],
    previousRankOf: () => null,
    publicityDaysOn: threeDays,
    now: '2026-11-24T00:00:00.000Z',
    ...changes,
  })
}

describe('a board', () => {
  test('ties share a rank and the next one is skipped; who has nothing, or less, is not on it', () => {
    const { rows } = board([
      standing('a', 128),
      standing('b', 132),
      standing('c', 128),
      standing('d', 119),
      standing('e', 0),
      standing('f', -10),
    ])
    expect(rows.map((r) => [r.rank, r.ownerId])).toEqual([
      [1, 'b'],
      [2, 'a'],
      [2, 'c'],
      [4, 'd'],
    ])
  })

  test('groups stand by their average, with the sum beside it', () => {
    const { groups } = board([standing('a', 30), standing('b', 9, 'g2'), standing('c', 8, 'g2')])
    expect(groups).toMatchObject([
      { groupId: 'g2', sum: 17, averageTenths: 85, rank: 1 },
      { groupId: 'g1', sum: 30, averageTenths: 75, rank: 2 },
    ])
  })

  test('who moved out is on no row, and in neither the sum nor the divisor of a group', () => {
    const { rows, groups } = board([
      { ...standing('a', 30), left: true },
      standing('b', 8),
      standing('c', -5),
    ])
    expect(rows.map((r) => r.ownerId)).toEqual(['b'])
    expect(groups.find((g) => g.groupId === 'g1')).toMatchObject({ sum: 8, averageTenths: 20 })
  })

  test.each([
    [4, 0],
    [5, -50],
    [6, -60],
  ])('deductions of %i households are told as an anonymous total of %i', (count, total) => {
    const deducted = Array.from({ length: count }, (_, i) => standing(`h${i}`, 9, 'g1', -10))
    expect(board(deducted).deductions).toBe(total)
    const oneHousehold = deducted.map((s) => ({ ...s, householdId: 'h' }))
    expect(board(oneHousehold).deductions).toBe(0)
  })

  test('the total does not move when a household moves out', () => {
    const all = Array.from({ length: 6 }, (_, i) => standing(`h${i}`, 9, 'g1', -10))
    expect(board(all.map((s, i) => ({ ...s, left: i === 0 }))).deductions).toBe(-60)
  })

  test.each([
    ['2026-12-10T15:59:59.999Z', false],
    ['2026-12-10T16:00:00.000Z', true],
  ])('November at %s is closed: %s', (now, closed) => {
    expect(board([], { now }).closed).toBe(closed)
  })

  test('all time is never closed', () => {
    expect(board([], { period: 'all', now: '2099-01-01T00:00:00.000Z' })).toMatchObject({
      closed: false,
      closesAt: null,
    })
  })

  test('a rank is one more than the number of better accounts', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -5, max: 12 }), { maxLength: 30 }), (points) => {
        const { rows } = board(points.map((p, i) => standing(`h${String(i)}`, p)))
        expect(rows).toHaveLength(points.filter((p) => p > 0).length)
        for (const row of rows)
          expect(row.rank).toBe(1 + rows.filter((r) => r.points > row.points).length)
      }),
      { numRuns: 1000 },
    )
  })
})

describe('what was deducted', () => {
  const amounts = fc.array(
    fc.record({
      owner: fc.integer({ min: 0, max: 6 }),
      kind: fc.constantFrom('award', 'deduct', 'unaward', 'undeduct'),
      points: fc.integer({ min: 1, max: 40 }),
      doneOn: fc.constantFrom('2026-09-03', '2026-10-05', '2026-11-20', '2025-12-31'),
    }),
    { maxLength: 30 },
  )
  type Amount = { owner: number; kind: string; points: number; doneOn: string }

  function entry({ kind, points, doneOn }: Amount): Entry {
    const takes = kind === 'deduct' || kind === 'unaward'
    return {
      kind: kind === 'award' || kind === 'deduct' ? kind : 'reverse',
      honour: takes ? 0 - points : points,
      doneOn,
      dueAt: '2026-11-24T00:00:00.000Z',
    } as Entry
  }

  function standings(list: readonly Amount[], period: string): Standing[] {
    return Array.from({ length: 7 }, (_, owner) => {
      const entries = list.filter((a) => a.owner === owner).map(entry)
      const total = totalsOf(entries, threeDays)[period] ?? { honour: 0, deducted: 0 }
      const groupId = owner % 2 === 0 ? 'g1' : 'g2'
      return { ...standing(`h${owner}`, awardsOf(total), groupId), deducted: total.deducted }
    })
  }

  test('changes no row and no group of any board, and no row stands below zero', () => {
    fc.assert(
      fc.property(amounts, (list) => {
        const awards = list.filter(({ kind }) => !kind.endsWith('deduct'))
        for (const period of ['2026-11', '2026-Q4', '2026', '2026-09', 'all']) {
          const { rows, groups } = board(standings(list, period), { period })
          const without = board(standings(awards, period), { period })
          expect({ rows, groups }).toEqual({ rows: without.rows, groups: without.groups })
          expect(rows.every(({ points }) => points > 0)).toBe(true)
          for (const { groupId, sum } of groups) {
            const inGroup = rows.filter((row) => row.groupId === groupId)
            expect(sum).toBe(inGroup.reduce((points, row) => points + row.points, 0))
          }
        }
      }),
      { numRuns: 300 },
    )
  })
})

test('a board that had closed is drawn anew by awards, and stays closed as it was', () => {
  const old = board([standing('a', 8), standing('b', -4)], { now: '2027-01-01T00:00:00.000Z' })
  const redrawn = redrawBoard(old, [standing('a', 18, 'g1', -10), standing('b', 6)], () => 3)
  expect(redrawn).toEqual({
    ...old,
    rows: [
      { ...old.rows[0], points: 18, rank: 1, previousRank: 3 },
      { ownerId: 'b', groupId: 'g1', points: 6, rank: 2, previousRank: 3 },
    ],
    groups: [
      { groupId: 'g1', name: '一组', households: 4, sum: 24, averageTenths: 60, rank: 1 },
      { groupId: 'g2', name: '二组', households: 2, sum: 0, averageTenths: 0, rank: 2 },
    ],
    redrawn: true,
  })
  const open = board([], { period: 'all' })
  expect(redrawBoard(open, [standing('a', 1)], () => null)).not.toHaveProperty('redrawn')
})

test('open are the current periods and those that the grace days still cover', () => {
  expect(
    openPeriods('2026-12-08', threeDays, ['2026-11', '2026-W48', '2026-10', '2025']).sort(),
  ).toEqual(['2026', '2026-11', '2026-12', '2026-Q4', '2026-W48', '2026-W50', 'all'].sort())
})
