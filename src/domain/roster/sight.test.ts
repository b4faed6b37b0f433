import fc from 'fast-check'
import { people, resident, residents, townOfficer, viewers } from '../../../test/viewers/viewers'
import { maskName } from '../common/names'
import type { Viewer } from '../common/viewer'
import {
  actorNameFor,
  householdListedFor,
  householdNameFor,
  isNameable,
  residentListedFor,
  residentNameFor,
  type NameReader,
} from './sight'

const today = '2026-11-24'
const by = (viewer: Viewer | null, decides?: true): NameReader => ({
  ...{ viewer, today },
  ...(decides ? { decides } : {}),
})
const zhao = { name: '赵永顺', householdId: 'h1', nameConsent: false, under18Until: 'grown' }
const agreed = { ...zhao, nameConsent: true }
const child = { name: '赵小满', householdId: 'h1', nameConsent: false, under18Until: '2030-11' }
const ageless = { name: '苏桂香', householdId: 'h1', nameConsent: false, under18Until: null }
const home = { name: '赵永顺', householdId: 'h1', nameConsent: false }

test.each<[who: string, viewer: Viewer | null, masked: string, full: string]>([
  ['a visitor', null, '赵*顺', '赵永顺'],
  ['somebody of the household', resident('p2', 'h1'), '赵永顺', '赵永顺'],
  ['another villager', resident('p3', 'h2'), '赵*顺', '赵永顺'],
  ['a committee member', resident('p3', 'h2', ['committee']), '赵*顺', '赵永顺'],
  ['the town', townOfficer, '赵*顺', '赵永顺'],
])('%s reads a name as the person agreed, the own household whole', (_, viewer, masked, full) => {
  expect(residentNameFor(by(viewer), zhao, home)).toBe(masked)
  expect(householdNameFor(by(viewer), home)).toBe(`${masked}户`)
  expect(residentNameFor(by(viewer), agreed, home)).toBe(full)
  expect(householdNameFor(by(viewer), { ...home, nameConsent: true })).toBe(`${full}户`)
  expect(actorNameFor(by(viewer), { householdId: 'h1' }, zhao, home)).toBe(masked)
})

test('whoever decides on what a name stands in reads it whole, a child’s too', () => {
  const reviewer = by(resident('p3', 'h2', ['reviewer']), true)
  for (const person of [zhao, child, ageless])
    expect(residentNameFor(reviewer, person, home)).toBe(person.name)
  expect(householdNameFor(reviewer, home)).toBe('赵永顺户')
})

test('a child is named by its household, to all but its own people, until the month of its fourteenth birthday is over', () => {
  for (const viewer of [null, resident('p3', 'h2', ['committee', 'reviewer']), townOfficer]) {
    expect(residentNameFor(by(viewer), child, home)).toBe('赵*顺家的孩子')
    expect(residentNameFor(by(viewer), { ...child, nameConsent: true }, home)).toBe('赵*顺家的孩子')
  }
  expect(residentNameFor(by(null), child, { ...home, nameConsent: true })).toBe('赵永顺家的孩子')
  expect(residentNameFor(by(resident('p2', 'h1')), child, home)).toBe('赵小满')
  const later = { viewer: null, today: '2026-12-01' }
  expect(residentNameFor(later, child, home)).toBe('赵*满')
})

test('of whose age nobody knows no name is read in public', () => {
  expect(residentNameFor(by(null), ageless, home)).toBe('赵*顺家的人')
  expect(residentNameFor(by(null), { ...ageless, nameConsent: true }, home)).toBe('赵*顺家的人')
  expect([zhao, child, ageless].map((person) => isNameable(person, today))).toEqual([
    ...[true, false, false],
  ])
})

test('whoever is gone is named as gone, an officer by office', () => {
  expect(residentNameFor(by(null), null, null)).toBe('已注销')
  expect(householdNameFor(by(null), null)).toBe('已销户')
  expect(actorNameFor(by(townOfficer), { householdId: null }, null, null)).toBe('乡镇干部')
})

test('a household that asked for it is not named on the points board, nor are its members, to nobody', () => {
  fc.assert(
    fc.property(viewers, (viewer) => {
      const reader = { ...by(viewer), decides: true }
      expect(householdListedFor(reader, { ...home, unnamed: true })).toBeNull()
      expect(residentListedFor(reader, agreed, { ...home, unnamed: true })).toBeNull()
    }),
  )
  expect(householdListedFor(by(null), { ...home, unnamed: false })).toBe('赵*顺')
  expect(residentListedFor(by(null), agreed, { ...home, unnamed: false })).toBe('赵永顺')
  expect(householdListedFor(by(null), null)).toBeNull()
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
  under18Until: fc.constantFrom('grown', '2028-01', '2030-12', null),
})
const homeOf = ({ householdId }: { householdId: string }) => ({ ...home, householdId })

test('whoever is signed in never reads less than a visitor', () => {
  fc.assert(
    fc.property(people, named, (viewer, person) => {
      const inPublic = residentNameFor(by(null), person, homeOf(person))
      const seen = residentNameFor(by(viewer), person, homeOf(person))
      if (inPublic === person.name) expect(seen).toBe(person.name)
    }),
  )
})

test('without consent nobody but the own household reads a name, whatever their roles', () => {
  fc.assert(
    fc.property(viewers, named, (viewer, person) => {
      const seen = residentNameFor(by(viewer), { ...person, nameConsent: false }, homeOf(person))
      if (viewer?.householdId === person.householdId) expect(seen).toBe(person.name)
      else expect(seen === maskName(person.name) || seen.startsWith('赵*顺家的')).toBe(true)
    }),
  )
})

test('a household and its grown members are named alike', () => {
  fc.assert(
    fc.property(residents, named, (viewer, person) => {
      if (!isNameable(person, today)) return
      const name = residentNameFor(by(viewer), person, homeOf(person))
      expect(householdNameFor(by(viewer), person)).toBe(`${name}户`)
    }),
  )
})
