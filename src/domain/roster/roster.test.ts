import { isUnder14 } from './age'
import { memberMeant } from './bind'
import { accountOwner, publicityDaysOn, type Resident } from './roster'

const head: Resident = {
  residentId: 'r1',
  villageId: 'v1',
  householdId: 'h1',
  groupId: 'g1',
  name: '赵永顺',
  phone: '13800002046',
  under18Until: 'grown',
  roles: [],
  nameConsent: false,
}
const child: Resident = { ...head, residentId: 'r2', name: '赵小满', under18Until: '2031-06' }
const other: Resident = { ...head, residentId: 'r3', name: '钱桂英', phone: '13900007788' }

describe('who signs in of a household', () => {
  const grown: Resident = { ...head, residentId: 'r4', name: '何改英' }
  const today = '2026-11-24'

  test('several are asked, by name', () => {
    expect(memberMeant([head, other], {}, today)).toMatchObject({
      code: 'CHOOSE_RESIDENT',
      data: {
        residents: [
          { residentId: 'r1', name: '赵永顺' },
          { residentId: 'r3', name: '钱桂英' },
        ],
      },
    })
    expect(memberMeant([head, other], { residentId: 'r3' }, today)).toMatchObject({ value: other })
  })

  test('whoever is alone needs not be asked, and is nobody else', () => {
    expect(memberMeant([head], {}, today)).toMatchObject({ value: head })
    expect(memberMeant([head], { residentId: 'r9' }, today)).toMatchObject({
      code: 'CHOOSE_RESIDENT',
    })
  })

  test('the last four digits of a phone help to find one of several', () => {
    expect(memberMeant([head, other], { phoneEnd: '7788' }, today)).toMatchObject({ value: other })
    expect(memberMeant([head, grown, other], { phoneEnd: '2046' }, today)).toMatchObject({
      data: { residents: [{ residentId: 'r1' }, { residentId: 'r4' }] },
    })
    expect(memberMeant([head, other], { phoneEnd: '0000' }, today)).toMatchObject({
      data: { residents: [{ residentId: 'r1' }, { residentId: 'r3' }] },
    })
  })

  test('nobody under 14 signs in', () => {
    expect(memberMeant([head, child], {}, today)).toMatchObject({ value: head })
    for (const meant of [{ residentId: 'r2' }, { phoneEnd: '2046' }])
      expect(memberMeant([child], meant, today)).toMatchObject({ code: 'UNDER_14' })
    expect(memberMeant([], {}, today)).toMatchObject({ code: 'NOBODY_SIGNS_IN' })
  })
})

describe('whose account a deed is written to', () => {
  const household = { householdId: 'h1', headId: 'r1' }
  test('by household it is the household, whoever did it', () => {
    expect(accountOwner('household', household, child, '2026-11-24')).toBe('h1')
    expect(accountOwner('household', household, null, '2026-11-24')).toBe('h1')
  })
  test('by resident the doer, under 14 the head, and nobody is no account', () => {
    expect(accountOwner('resident', household, other, '2026-11-24')).toBe('r3')
    expect(accountOwner('resident', household, child, '2026-11-24')).toBe('r1')
    expect(accountOwner('resident', household, child, '2027-06-30')).toBe('r1')
    expect(accountOwner('resident', household, child, '2027-07-01')).toBe('r2')
    expect(accountOwner('resident', household, null, '2026-11-24')).toBeNull()
  })
  test('an unknown birthday counts as grown up', () => {
    expect(isUnder14({ under18Until: null }, '2026-11-24')).toBe(false)
  })
})

test('a change of the publicity days counts from its day on', () => {
  const on = publicityDaysOn({
    publicity: [
      { from: '2025-01-01', days: 3 },
      { from: '2026-11-01', days: 5 },
    ],
  })
  expect([on('2024-01-01'), on('2026-10-31'), on('2026-11-01')]).toEqual([3, 3, 5])
})
