import { callerOf, networkOf } from './caller'

test.each([
  ['192.0.2.1', '192.0.2.1'],
  ['::ffff:192.0.2.1', '192.0.2.1'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2'],
  ['2001:DB8:1:2::9', '2001:db8:1:2'],
  ['2001:0db8:0001:0002::', '2001:db8:1:2'],
  ['2001:db8::1', '2001:db8:0:0'],
  ['::1', '0:0:0:0'],
])('%s counts as %s', (address, network) => {
  expect(networkOf(address)).toBe(network)
})

test('whoever changes the address within the own network is the same caller; a user is one anywhere', () => {
  const from = (address: string, userId: string | null = null) =>
    callerOf({ userId, from: address })
  expect(from('2001:db8:1:2::9')).toBe(from('2001:db8:1:2:ffff::1'))
  expect(from('2001:db8:1:2::9')).not.toBe(from('2001:db8:1:3::9'))
  expect(from('192.0.2.1')).not.toBe(from('192.0.2.2'))
  expect(from('192.0.2.1', 'user')).toBe(from('2001:db8::1', 'user'))
  expect(callerOf({ userId: null, from: null })).toBeNull()
})
