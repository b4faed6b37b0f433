import fc from 'fast-check'
import { people, promotions, resident, townOfficer, viewers } from '../../../test/viewers/viewers'
import type { Viewer } from '../common/viewer'
import type { Aspiration } from './aspiration'
import { aspirationPhotosFor, canDo, noteSlot, speaksFor, stepFor } from './sight'

const at = '2026-10-02T00:00:00.000Z'
const photo = { photoId: 'a', width: 800, height: 600 }
const step = { name: '选苗', reachedOn: '2026-10-03', note: '苗选好了', photos: [photo] }
const goal: Aspiration = {
  aspirationId: 'w1',
  villageId: 'v',
  householdId: 'h1',
  residentId: null,
  category: '种养',
  goal: '栽两亩柿子',
  by: '2027-10-01',
  steps: [step],
  photos: [photo],
  state: 'open',
  cheers: 0,
  postedBy: 'p1',
  postedAt: at,
  reachedAt: null,
}

test.each<[who: string, viewer: Viewer | null, speaks: boolean, cheers: boolean]>([
  ['a visitor', null, false, false],
  ['the household', resident('p2', 'h1'), true, true],
  ['a neighbour', resident('p3', 'h2'), false, true],
  ['a recorder', resident('p3', 'h2', ['recorder']), true, true],
  ['a reviewer', resident('p3', 'h2', ['reviewer']), false, true],
  ['a committee member', resident('p3', 'h2', ['committee']), true, true],
  ['the town', townOfficer, false, false],
])('%s writes for the household, cheers: %p %p %p', (_, viewer, speaks, cheer) => {
  expect(speaksFor(viewer, 'h1')).toBe(speaks)
  expect(canDo(viewer, goal, false)).toEqual({ progress: speaks, withdraw: speaks, cheer })
  expect(canDo(viewer, goal, true).cheer).toBe(false)
  const reached = canDo(viewer, { ...goal, state: 'reached' }, false)
  expect(reached).toEqual({ progress: false, withdraw: false, cheer })
})

test('a withdrawn goal shows no photo and lets nobody do anything', () => {
  const withdrawn: Aspiration = { ...goal, state: 'withdrawn' }
  fc.assert(
    fc.property(viewers, (viewer) => {
      expect(aspirationPhotosFor(viewer, withdrawn)).toEqual({ own: [], ofSteps: [] })
      expect(Object.values(canDo(viewer, withdrawn, false))).not.toContain(true)
    }),
  )
})

test('a goal that stands shows its photos and those of its steps to everybody', () => {
  fc.assert(
    fc.property(viewers, (viewer) => {
      expect(aspirationPhotosFor(viewer, goal)).toEqual({ own: [photo], ofSteps: [[photo]] })
    }),
  )
})

test('steps are held with the goal, notes by themselves', () => {
  const heldGoal = { ...goal, held: { goal: { by: 'p1', at } } }
  const heldNote = { ...goal, held: { [noteSlot(0)]: { by: 'p1', at } } }
  const whole = { name: '选苗', note: '苗选好了' }
  expect(stepFor(null, goal, step, 0)).toEqual(whole)
  expect(stepFor(null, heldGoal, step, 0)).toEqual({ ...whole, name: '' })
  expect(stepFor(null, heldNote, step, 0)).toEqual({ ...whole, note: '' })
  expect(stepFor(resident('p1', 'h1'), heldGoal, step, 0)).toEqual(whole)
  expect(canDo(resident('p3', 'h2'), heldGoal, false).cheer).toBe(false)
})

test('a visitor can do nothing, and a role takes nothing away', () => {
  fc.assert(
    fc.property(people, promotions, (viewer, { villager, promoted }) => {
      expect(Object.values(canDo(null, goal, false))).not.toContain(true)
      if (speaksFor(villager, 'h1')) expect(speaksFor(promoted, 'h1')).toBe(true)
      if (viewer.kind !== 'resident') expect(canDo(viewer, goal, false).cheer).toBe(false)
    }),
  )
})
