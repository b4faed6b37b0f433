import type { Resident } from '../roster/roster'
import { restoreHolder } from './restore'

const person = (
  residentId: string,
  name: string,
  phone: string,
  more: Partial<Resident> = {},
): Resident => ({
  residentId,
  villageId: 'v',
  householdId: `home of ${residentId}`,
  groupId: 'g',
  name,
  phone,
  under18Until: null,
  roles: [],
  nameConsent: false,
  ...more,
})

const locked = person('founder', '杨树林', '', { roles: ['committee'] })
const phone = '13800001001'

test.each<[string, Resident[], unknown]>([
  ['without a phone gets one', [locked], { from: locked, to: locked, phone }],
  [
    'made anew takes the role along',
    [locked, person('new', '杨树林', phone)],
    { from: locked, to: person('new', '杨树林', phone), phone },
  ],
  ['is not somebody of another name', [person('x', '丁有田', phone)], 'HOLDER_NOT_FOUND'],
  ['has a role', [person('new', '杨树林', phone)], 'HOLDER_NOT_FOUND'],
  ['lives here', [{ ...locked, leftOn: '2026-01-01' }], 'HOLDER_NOT_FOUND'],
  ['is one', [locked, { ...locked, residentId: 'other' }], 'HOLDER_UNCLEAR'],
  [
    'is the last who could sign in',
    [locked, person('li', '李桂芳', '13800001002', { roles: ['committee'] })],
    'COMMITTEE_CAN',
  ],
  ['takes nobody’s phone', [locked, person('x', '丁有田', phone)], 'PHONE_OF_ANOTHER'],
])('whoever is locked out %s', (_, residents, expected) => {
  const restored = restoreHolder(residents, '杨树林', phone)
  expect(restored.ok ? restored.value : restored.code).toEqual(expected)
})
