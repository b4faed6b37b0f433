import { residentByPhone } from './bind'
import { isUnder14 } from './age'
import { accountOwner, publicityDaysOn, type Resident } from './roster'

const head: Resident = {
  residentId: 'r1',
  villageId: 'v1',
  householdId: 'h1',
  groupId: 'g1',
  name: '赵永顺',
  phone: '13800002046',
  birthDay: '1968-03-01',
  roles: [],
  nameConsent: false,
}
const child: Resident = { ...head, residentId: 'r2', name: '赵小满', birthDay: '2013-06-01' }
const other: Resident = { ...head, residentId: 'r3', name: '钱桂英', phone: '13900007788' }

const wife: Resident = { ...head, residentId: 'r4', name: '苏桂香' }

describe('binding by card and phone', () => {
  const byPhone = (members: Resident[], phoneEnd: string, chosenId: string | undefined) =>
    residentByPhone(members, phoneEnd, chosenId, '2026-11-24')

  test('one match is enough', () => {
    expect(byPhone([head, other], '7788', undefined)).toMatchObject({
      ok: true,
      value: { residentId: 'r3' },
    })
  })

  test('a shared phone asks who it is, and takes only one of them for an answer', () => {
    const family = [head, wife, child, other]
    expect(byPhone(family, '2046', undefined)).toMatchObject({
      code: 'CHOOSE_RESIDENT',
      data: { residents: [{ residentId: 'r1' }, { residentId: 'r4' }] },
    })
    expect(byPhone(family, '2046', 'r4')).toMatchObject({ value: { residentId: 'r4' } })
    expect(byPhone(family, '2046', 'r3')).toMatchObject({ code: 'CARD_OR_PHONE_WRONG' })
  })

  test('a child is nobody to choose, and is refused by name', () => {
    expect(byPhone([head, child, other], '2046', undefined)).toMatchObject({
      value: { residentId: 'r1' },
    })
    expect(byPhone([head, child], '2046', 'r2')).toMatchObject({ code: 'UNDER_14' })
    expect(byPhone([child], '2046', undefined)).toMatchObject({ code: 'UNDER_14' })
  })

  test('whoever says to be somebody else is not taken for the one the phone fits', () => {
    expect(byPhone([head, other], '7788', 'r1')).toMatchObject({
      code: 'CARD_OR_PHONE_WRONG',
    })
  })

  test('a resident without a phone is never found by one', () => {
    expect(byPhone([{ ...head, phone: '' }], '', undefined).ok).toBe(false)
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
    expect(accountOwner('resident', household, child, '2027-06-01')).toBe('r2')
    expect(accountOwner('resident', household, null, '2026-11-24')).toBeNull()
  })
  test('an unknown birthday counts as grown up', () => {
    expect(isUnder14({ birthDay: null }, '2026-11-24')).toBe(false)
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
