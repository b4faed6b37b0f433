import fc from 'fast-check'
import { residents, resident, townOfficer, viewers } from '../../../test/viewers/viewers'
import type { Viewer } from '../common/viewer'
import { seesAccount } from './sight'

const account = { householdId: 'h1', villageId: 'v' }

test.each<[who: string, viewer: Viewer | null, sees: boolean]>([
  ['a visitor', null, false],
  ['somebody of the household', resident('p2', 'h1'), true],
  ['a neighbour', resident('p3', 'h2'), false],
  ['a recorder', resident('p3', 'h2', ['recorder']), false],
  ['a reviewer', resident('p3', 'h2', ['reviewer']), false],
  ['a committee member', resident('p3', 'h2', ['committee']), false],
  ['the supervisor', resident('p3', 'h2', ['supervisor']), true],
  ['the town', townOfficer, false],
])('%s sees an account: %p %p', (_, viewer, sees) => {
  expect(seesAccount(viewer, account, 'v')).toBe(sees)
})

test('the own household’s is seen, and no role takes that away', () => {
  fc.assert(
    fc.property(residents, (viewer) => {
      const own = { householdId: viewer.householdId ?? '', villageId: 'v' }
      expect(seesAccount(viewer, own, 'v')).toBe(true)
    }),
  )
})

test('an account of another village is nobody’s but its household’s', () => {
  fc.assert(
    fc.property(viewers, (viewer) => {
      expect(seesAccount(viewer, account, 'another')).toBe(viewer?.householdId === 'h1')
    }),
  )
})
