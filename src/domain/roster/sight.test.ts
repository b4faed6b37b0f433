import fc from 'fast-check'
import { people, resident, residents, townOfficer, viewers } from '../../../test/viewers/viewers'
import { maskName } from '../common/names'
import type { Viewer } from '../common/viewer'
import {
  actorNameFor,
  householdNameFor,
  listedName,
  nameSight,
  publicName,
  residentNameFor,
} from './sight'

const zhao = { name: '赵永顺', householdId: 'h1', nameConsent: false }
const agreed = { ...zhao, nameConsent: true }

test.each<[who: string, viewer: Viewer | null, masked: string, full: string]>([
  ['a visitor', null, '赵*顺', '赵永顺'],
  ['somebody of the household', resident('p2', 'h1'), '赵永顺', '赵永顺'],
  ['another villager', resident('p3', 'h2'), '赵*顺', '赵永顺'],
  ['a committee member', resident('p3', 'h2', ['committee']), '赵*顺', '赵永顺'],
  ['the town', townOfficer, '赵*顺', '赵永顺'],
])('%s reads a name as the person agreed, the own household in full', (_, viewer, masked, full) => {
  expect(residentNameFor(viewer, zhao)).toBe(masked)
  expect(householdNameFor(viewer, zhao)).toBe(`${masked}户`)
  expect(residentNameFor(viewer, agreed)).toBe(full)
  expect(householdNameFor(viewer, agreed)).toBe(`${full}户`)
  expect(actorNameFor(viewer, { householdId: 'h1' }, zhao)).toBe(masked)
})

test('names are shown in full only where the person agreed', () => {
  expect(publicName(zhao)).toBe('赵*顺')
  expect(publicName(agreed)).toBe('赵永顺')
  expect(householdNameFor(null, { ...zhao })).toBe('赵*顺户')
})

test('whoever is gone is named as gone, an officer by office', () => {
  expect(residentNameFor(null, null)).toBe('已注销')
  expect(householdNameFor(null, null)).toBe('已销户')
  expect(actorNameFor(townOfficer, { householdId: null }, null)).toBe('乡镇干部')
})

test('a household that asked for it is not named on the points board, nor are its members', () => {
  expect(listedName(agreed, { unnamed: true })).toBeNull()
  expect(listedName(agreed, { unnamed: false })).toBe('赵永顺')
  expect(listedName(zhao, { unnamed: false })).toBe('赵*顺')
})

const names = fc.string({
  unit: fc.constantFrom('赵', '钱', '永', '顺', '德'),
  minLength: 2,
  maxLength: 4,
})
const named = fc.record({
  name: names,
  householdId: fc.constantFrom('h1', 'h2'),
  nameConsent: fc.boolean(),
})

test('a visitor reads what anybody may read', () => {
  fc.assert(
    fc.property(named, (person) => {
      expect(residentNameFor(null, person)).toBe(publicName(person))
    }),
  )
})

test('whoever is signed in never reads less than a visitor', () => {
  fc.assert(
    fc.property(people, named, (viewer, person) => {
      if (nameSight(null, person) === 'full') expect(nameSight(viewer, person)).toBe('full')
    }),
  )
})

test('without consent nobody but the own household reads a name, whatever their roles', () => {
  fc.assert(
    fc.property(viewers, named, (viewer, { name, householdId }) => {
      const shown = residentNameFor(viewer, { name, householdId, nameConsent: false })
      expect(shown).toBe(viewer?.householdId === householdId ? name : maskName(name))
    }),
  )
})

test('a household and its members are named alike', () => {
  fc.assert(
    fc.property(residents, named, (viewer, person) => {
      expect(householdNameFor(viewer, person)).toBe(`${residentNameFor(viewer, person)}户`)
    }),
  )
})
