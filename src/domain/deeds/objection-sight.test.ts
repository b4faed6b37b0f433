import fc from 'fast-check'
import { promotions, resident, townOfficer, viewers } from '../../../test/viewers/viewers'
import type { Viewer } from '../common/viewer'
import type { Deed } from './deed'
import type { Objection } from './objection'
import { mayObject, objectionSight, ownObjection } from './objection-sight'

const now = '2026-11-03T02:00:00.000Z'
const late = '2026-11-20T02:00:00.000Z'

const deed = {
  deedId: 'd1',
  villageId: 'v',
  state: 'objected',
  kind: 'award',
  householdId: 'h1',
  filedBy: { personId: 'p3', householdId: 'h2' },
  approvedBy: { personId: 'p5', householdId: 'h5' },
  endsAt: '2026-11-05T16:00:00.000Z',
  objections: [{ objectionId: 'o1', personId: 'p4', householdId: 'h3' }],
} as unknown as Deed
const objection: Objection = {
  objectionId: 'o1',
  deedId: 'd1',
  villageId: 'v',
  townId: 't',
  by: { personId: 'p4', householdId: 'h3' },
  text: '那天没看见',
  at: '2026-11-02T02:00:00.000Z',
  answerBy: '2026-11-09T16:00:00.000Z',
  townFrom: '2026-11-09T16:00:00.000Z',
  state: 'open',
  answer: null,
}

test.each<[who: string, viewer: Viewer | null, inTime: string, overdue: string]>([
  ['a visitor', null, 'nothing', 'nothing'],
  ['a villager', resident('p9', 'h9'), 'nothing', 'nothing'],
  ['whoever objected', resident('p4', 'h3'), 'nothing', 'nothing'],
  ['a reviewer', resident('p9', 'h9', ['reviewer']), 'nothing', 'nothing'],
  ['a committee member', resident('p9', 'h9', ['committee']), 'nothing', 'nothing'],
  ['the supervisor', resident('p9', 'h9', ['supervisor']), 'whole', 'whole'],
  ['a supervisor of the house', resident('p2', 'h1', ['supervisor']), 'nothing', 'nothing'],
  ['a supervisor who objected', resident('p4', 'h3', ['supervisor']), 'nothing', 'nothing'],
  ['a supervisor of that house', resident('p8', 'h3', ['supervisor']), 'nothing', 'nothing'],
  ['a supervisor who filed', resident('p3', 'h2', ['supervisor']), 'nothing', 'nothing'],
  ['a supervisor who approved', resident('p5', 'h5', ['supervisor']), 'nothing', 'nothing'],
  ['the town', townOfficer, 'nothing', 'unnamed'],
  ['the county', { ...townOfficer, kind: 'county' }, 'nothing', 'nothing'],
])('%s sees an objection in time and overdue: %p %s %s', (_, viewer, inTime, overdue) => {
  expect(objectionSight(viewer, deed, objection, now)).toBe(inTime)
  expect(objectionSight(viewer, deed, objection, late)).toBe(overdue)
})

test('what was answered, or whose deed is settled or gone, is shown to nobody', () => {
  fc.assert(
    fc.property(viewers, fc.constantFrom(now, late), (viewer, at) => {
      const answered = { ...objection, state: 'dismissed' } as const
      expect(objectionSight(viewer, deed, answered, at)).toBe('nothing')
      expect(objectionSight(viewer, { ...deed, state: 'dropped' }, objection, at)).toBe('nothing')
      expect(objectionSight(viewer, null, objection, at)).toBe('nothing')
    }),
  )
})

test('nobody of the households concerned learns who objected', () => {
  fc.assert(
    fc.property(promotions, fc.constantFrom(now, late), ({ promoted }, at) => {
      const concerned = promoted.householdId === 'h1' || promoted.householdId === 'h3'
      if (concerned) expect(objectionSight(promoted, deed, objection, at)).toBe('nothing')
    }),
  )
})

test.each<[who: string, viewer: Viewer | null, award: boolean, deduction: boolean]>([
  ['a visitor', null, false, false],
  ['a villager', resident('p9', 'h9'), true, false],
  ['the household', resident('p2', 'h1'), true, true],
  ['whoever objected already', resident('p4', 'h3'), false, false],
  ['the town', townOfficer, false, false],
])('%s may object to an award, to a deduction: %p %p %p', (_, viewer, award, deduction) => {
  expect(mayObject(viewer, deed, now)).toBe(award)
  expect(mayObject(viewer, { ...deed, kind: 'deduct' }, now)).toBe(deduction)
  expect(mayObject(viewer, deed, deed.endsAt ?? '')).toBe(false)
  expect(mayObject(viewer, { ...deed, state: 'posted' }, now)).toBe(false)
})

test('whoever objected finds the own objection for good, with what came of it, and nobody else’s', () => {
  fc.assert(
    fc.property(viewers, (viewer) => {
      const own = viewer?.personId === 'p4'
      for (const state of ['open', 'upheld', 'dismissed', 'withdrawn', 'lapsed'] as const) {
        const one = { ...objection, state }
        expect(ownObjection(viewer, [one])).toBe(own ? one : null)
      }
      const later = { ...objection, objectionId: 'o2', at: '2026-11-04T02:00:00.000Z' }
      expect(ownObjection(viewer, [objection, later])).toBe(own ? later : null)
    }),
  )
})

test('once the approval was taken back, whoever had objected may do so again', () => {
  const lapsed = deed.objections?.map((o) => ({ ...o, lapsed: true }) as const) ?? []
  const again: Deed = { ...deed, state: 'publicity', objections: lapsed }
  expect(mayObject(resident('p4', 'h3'), again, now)).toBe(true)
})
