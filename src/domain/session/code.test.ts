import * as fc from 'fast-check'
import { collected, confirmed, drawDigits, isFree, newCode, openCode } from './code'

const now = '2026-11-24T08:00:00.000Z'
const after = (minutes: number) => new Date(Date.parse(now) + minutes * 60_000).toISOString()
const asked = newCode('031425', 'hash', 'Chrome · Windows', now)
const done = confirmed(asked, 'wx-zhao', after(1))

test.each([
  ['nobody asked for it', 'CODE_WRONG', null, 0],
  ['it is open', 'ok', asked, 4.9],
  ['its time is over', 'CODE_EXPIRED', asked, 5],
  ['somebody confirmed it', 'CODE_CONFIRMED', done, 2],
] as const)('a code when %s: %s', (_, outcome, code, minutes) => {
  const found = openCode(code, after(minutes))
  expect(found.ok ? 'ok' : found.code).toBe(outcome)
})

test.each([
  ['before it is confirmed', asked, 'hash', 1, null],
  ['afterwards', done, 'hash', 2, 'wx-zhao'],
  ['with another secret', done, 'guessed', 2, 'CODE_WRONG'],
  ['too late', done, 'hash', 5, 'CODE_EXPIRED'],
  [
    'a moment after it was confirmed at the last one',
    confirmed(asked, 'u', after(4.9)),
    'hash',
    5.5,
    'u',
  ],
])('the browser that asks %s', (_, code, secret, minutes, outcome) => {
  const found = collected(code, secret, after(minutes))
  expect(found.ok ? found.value.userId : found.code).toBe(outcome)
})

test('digits are given to another browser only once their time is over', () => {
  expect(isFree(null, now)).toBe(true)
  expect(isFree(asked, after(4))).toBe(false)
  expect(isFree(asked, after(5))).toBe(true)
})

test('a code is six digits, and all of them come about equally often', () => {
  const tens = new Map<string, number>()
  const token = fc.string({
    minLength: 43,
    maxLength: 43,
    unit: fc.constantFrom(...Array.from('abcXYZ019-_')),
  })
  fc.assert(
    fc.property(token, (drawn) => {
      const digits = drawDigits(drawn)
      expect(digits).toMatch(/^\d{6}$/)
      tens.set(digits.charAt(0), (tens.get(digits.charAt(0)) ?? 0) + 1)
    }),
    { numRuns: 2000, seed: 7 },
  )
  expect(tens.size).toBe(10)
  for (const times of tens.values()) expect(times).toBeGreaterThan(120)
})
