import fc from 'fast-check'
import { people, resident, townOfficer, viewers } from '../../../test/viewers/viewers'
import type { Viewer } from '../common/viewer'
import type { Household, Resident } from '../roster/roster'
import type { Honour } from './honour'
import {
  holderNameFor,
  honourPhotosFor,
  issuerFor,
  mayWithdraw,
  seesGuardian,
  seesHonour,
  type Holder,
} from './sight'

const honour: Honour = {
  honourId: 'a1',
  villageId: 'v',
  number: 1,
  title: '最美庭院',
  householdId: 'h1',
  residentId: 'p1',
  citation: '院子整洁干净',
  awardedOn: '2026-10-01',
  issuer: '村委',
  consent: false,
  photos: [{ photoId: 'a', width: 800, height: 600 }],
  state: 'posted',
  postedBy: 'p3',
  postedAt: '2026-10-02T00:00:00.000Z',
  withdrawal: null,
}
const named = { householdId: 'h1', name: '赵永顺', nameConsent: false, under18Until: 'grown' }
const person = named as Resident
const household = { householdId: 'h1', name: '赵永顺', nameConsent: false } as Household
const holder: Holder = { resident: person, household, head: person }
const by = (viewer: Viewer | null) => ({ viewer, today: '2026-11-24' })

test('the consent to an honour shows the full name to everybody, and only that honour’s', () => {
  fc.assert(
    fc.property(viewers, (viewer) => {
      const agreed = { ...honour, consent: true }
      expect(holderNameFor(by(viewer), agreed, holder)).toBe('赵永顺')
      expect(holderNameFor(by(viewer), { ...agreed, residentId: null }, holder)).toBe('赵永顺户')
      const own = viewer?.householdId === 'h1'
      expect(holderNameFor(by(viewer), honour, holder)).toBe(own ? '赵永顺' : '赵*顺')
    }),
  )
})

test('somebody who agreed on their own is named without the honour’s consent', () => {
  const agreed = { ...holder, resident: { ...person, nameConsent: true } }
  expect(holderNameFor(by(null), honour, agreed)).toBe('赵永顺')
})

test('who is gone is named as gone, consent or not', () => {
  const gone = { resident: null, household: null, head: null }
  expect(holderNameFor(by(null), { ...honour, consent: true }, gone)).toBe('已注销')
  expect(holderNameFor(by(null), { ...honour, consent: true, residentId: null }, gone)).toBe(
    '已销户',
  )
})

test('photos stand with consent and while the honour does, for whoever reads it', () => {
  fc.assert(
    fc.property(viewers, fc.boolean(), fc.boolean(), (viewer, consent, stands) => {
      const state = stands ? 'posted' : 'withdrawn'
      const shown = honourPhotosFor(by(viewer), { ...honour, consent, state }, holder)
      expect(shown).toHaveLength(consent && stands ? 1 : 0)
    }),
  )
})

test('once the person says no, the consent to earlier honours ends, photos and all', () => {
  const agreed = { ...honour, consent: true }
  const said = (on: boolean, at: string) => {
    const resident = { ...person, nameSaid: { on, at, by: 'p1' } }
    return { ...holder, resident, head: resident }
  }
  const no = said(false, '2026-10-03T00:00:00.000Z')
  for (const residentId of ['p1', null]) {
    expect(holderNameFor(by(null), { ...agreed, residentId }, no)).toMatch(/^赵\*顺户?$/)
    expect(honourPhotosFor(by(null), { ...agreed, residentId }, no)).toEqual([])
  }
  const earlier = said(false, '2026-10-01T00:00:00.000Z')
  expect(holderNameFor(by(null), agreed, earlier)).toBe('赵永顺')
  expect(holderNameFor(by(null), agreed, said(true, '2026-10-03T00:00:00.000Z'))).toBe('赵永顺')
})

test('a child is named with the guardian’s consent alone, and then with photos', () => {
  const resident = { ...person, name: '赵小满', under18Until: '2037-01' }
  const ofChild = { ...holder, resident }
  const agreed = { ...honour, consent: true }
  expect(holderNameFor(by(null), agreed, ofChild)).toBe('赵*顺家的孩子')
  expect(honourPhotosFor(by(null), agreed, ofChild)).toEqual([])
  const guardian = { residentId: 'p2', on: '2026-10-01' }
  expect(holderNameFor(by(null), { ...agreed, guardian }, ofChild)).toBe('赵小满')
  expect(honourPhotosFor(by(null), { ...agreed, guardian }, ofChild)).toHaveLength(1)
  const ageless = { ...holder, resident: { ...resident, under18Until: null } }
  expect(holderNameFor(by(null), agreed, ageless)).toBe('赵*顺家的人')
})

test('who agreed for a child is told to the household and the committee', () => {
  fc.assert(
    fc.property(viewers, (viewer) => {
      const told = viewer?.householdId === 'h1' || !!viewer?.roles.includes('committee')
      expect(seesGuardian(viewer, honour)).toBe(told)
      expect(seesHonour(viewer, { ...honour, state: 'withdrawn' })).toBe(told)
    }),
  )
})

test('a held citation takes the issuer with it for those who do not decide', () => {
  const held = { ...honour, held: { citation: { by: 'p3', at: honour.postedAt } } }
  expect(issuerFor(null, held)).toBe('')
  expect(issuerFor(resident('p1', 'h1'), held)).toBe('')
  expect(issuerFor(resident('p3', 'h2'), held)).toBe('村委')
  expect(issuerFor(townOfficer, held)).toBe('村委')
  fc.assert(fc.property(viewers, (viewer) => issuerFor(viewer, honour) === '村委'))
})

test('the committee alone withdraws one that stands', () => {
  fc.assert(
    fc.property(people, (viewer) => {
      expect(mayWithdraw(viewer, honour)).toBe(viewer.roles.includes('committee'))
      expect(mayWithdraw(viewer, { state: 'withdrawn' })).toBe(false)
    }),
  )
  expect(mayWithdraw(null, honour)).toBe(false)
})
