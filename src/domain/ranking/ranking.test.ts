import * as fc from 'fast-check'
import { buildBoard, openPeriods, type BoardFacts, type Standing } from './board'

const threeDays = () => 3

function standing(ownerId: string, points: number, groupId = 'g1', deducted = 0): Standing {
  return { ownerId, groupId, points, deducted, name: ownerId }
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
  test('ties share a rank and the next one is skipped; who has nothing is not on it', () => {
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
      [5, 'f'],
    ])
  })

  test('groups stand by their average, with the sum beside it', () => {
    const { groups } = board([standing('a', 30), standing('b', 9, 'g2'), standing('c', 8, 'g2')])
    expect(groups).toMatchObject([
      { groupId: 'g2', sum: 17, averageTenths: 85, rank: 1 },
      { groupId: 'g1', sum: 30, averageTenths: 75, rank: 2 },
    ])
  })

  test('deductions are told as one anonymous total', () => {
    expect(board([standing('a', -10, 'g1', -10), standing('b', 5, 'g1', -20)]).deductions).toBe(-30)
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
        expect(rows).toHaveLength(points.filter((p) => p !== 0).length)
        for (const row of rows)
          expect(row.rank).toBe(1 + rows.filter((r) => r.points > row.points).length)
      }),
      { numRuns: 1000 },
    )
  })
})

test('open are the current periods and those that the grace days still cover', () => {
  expect(
    openPeriods('2026-12-08', threeDays, ['2026-11', '2026-W48', '2026-10', '2025']).sort(),
  ).toEqual(['2026', '2026-11', '2026-12', '2026-Q4', '2026-W48', '2026-W50', 'all'].sort())
})
