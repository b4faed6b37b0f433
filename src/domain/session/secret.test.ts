import { createHash } from 'node:crypto'
import { drawOnce, isBirthday, isEasy, proofIn, secretFault } from './secret'

test.each([
  ['246809', 'secret'],
  ['24680913', 'once'],
  ['2468', null],
  ['2468091', null],
  ['24680a', null],
  ['', null],
])('%s is taken for %s', (typed, proof) => {
  expect(proofIn(typed)).toBe(proof)
})

test.each([
  ...['000000', '111111', '123456', '654321', '012345', '987654', '890123', '024680', '135791'],
  ...['121212', '123123', '112233', '111222', '123321', '100000', '123789', '147258', '520131'],
])('%s is guessed first', (secret) => {
  expect(isEasy(secret)).toBe(true)
})

test.each(['583017', '246813', '903174', '408271'])('%s may be one', (secret) => {
  expect(secretFault(secret, [])).toBeNull()
})

test('few of all that can be are refused', () => {
  const all = Array.from({ length: 100_000 }, (_, n) => String(n * 10 + 7).padStart(6, '0'))
  expect(all.filter(isEasy).length / all.length).toBeLessThan(0.03)
  expect(all.filter(isBirthday).length / all.length).toBeLessThan(0.08)
})

const zhao = { phone: '13812840463' }
const child = { phone: '' }
test.each([
  ['840463', 'SECRET_OF_PHONE'],
  ['138128', 'SECRET_OF_PHONE'],
  ['812840', 'SECRET_OF_PHONE'],
  ['700305', 'SECRET_OF_BIRTHDAY'],
  ['050370', 'SECRET_OF_BIRTHDAY'],
  ['197003', 'SECRET_OF_BIRTHDAY'],
  ['201511', 'SECRET_OF_BIRTHDAY'],
  ['290200', 'SECRET_OF_BIRTHDAY'],
  ['201513', null],
  ['703105', null],
  ['123456', 'SECRET_EASY'],
  ['583017', null],
])('%s stands on the roster or is somebody’s birthday: %s', (secret, fault) => {
  expect(secretFault(secret, [zhao, child])).toBe(fault)
})

test('one-time codes are eight digits, and no digit comes oftener than another', () => {
  const counts = new Map<string, number>()
  const draws = 20_000
  for (let i = 0; i < draws; i++) {
    const code = drawOnce(createHash('sha256').update(String(i)).digest('base64url'))
    expect(code).toMatch(/^\d{8}$/)
    for (const digit of code) counts.set(digit, (counts.get(digit) ?? 0) + 1)
  }
  const even = (draws * 8) / 10
  for (const count of counts.values()) expect(Math.abs(count - even) / even).toBeLessThan(0.04)
})
