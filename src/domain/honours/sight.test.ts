import fc from 'fast-check'
import { people, resident, townOfficer, viewers } from '../../../test/viewers/viewers'
import type { Household, Resident } from '../roster/roster'
import type { Honour } from './honour'
import { holderNameFor, honourPhotosFor, issuerFor, mayWithdraw } from './sight'

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
const named = { householdId: 'h1', name: '赵永顺', nameConsent: false }
const holder = { resident: named as Resident, household: named as Household }

test('the consent to an honour shows the full name to everybody, and only that honour’s', () => {
  fc.assert(
    fc.property(viewers, (viewer) => {
      const agreed = { ...honour, consent: true }
      expect(holderNameFor(viewer, agreed, holder)).toBe('赵永顺')
      expect(holderNameFor(viewer, { ...agreed, residentId: null }, holder)).toBe('赵永顺户')
      const own = viewer?.householdId === 'h1'
      expect(holderNameFor(viewer, honour, holder)).toBe(own ? '赵永顺' : '赵*顺')
    }),
  )
})

test('somebody who agreed on their own is named without the honour’s consent', () => {
  const agreed = { ...holder, resident: { ...holder.resident, nameConsent: true } }
  expect(holderNameFor(null, honour, agreed)).toBe('赵永顺')
})

test('who is gone is named as gone, consent or not', () => {
  const gone = { resident: null, household: null }
  expect(holderNameFor(null, { ...honour, consent: true }, gone)).toBe('已注销')
  expect(holderNameFor(null, { consent: true, residentId: null }, gone)).toBe('已销户')
})

test('photos stand with consent and while the honour does, for whoever reads it', () => {
  fc.assert(
    fc.property(viewers, fc.boolean(), fc.boolean(), (viewer, consent, stands) => {
      const state = stands ? 'posted' : 'withdrawn'
      const shown = honourPhotosFor(viewer, { ...honour, consent, state })
      expect(shown).toHaveLength(consent && stands ? 1 : 0)
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
