import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { codeOf, drawCode } from './code'

const token = fc.stringMatching(/^[A-Za-z0-9_-]{43}$/)

test('a code has eight letters that are not mistaken for each other', () => {
  fc.assert(
    fc.property(token, (drawn) => {
      expect(drawCode(drawn)).toMatch(/^[2-9A-HJKMNP-Z]{8}$/)
    }),
  )
})

test('no letter comes oftener than another', () => {
  const counts = new Map<string, number>()
  const draws = 20_000
  for (let i = 0; i < draws; i++)
    for (const letter of drawCode(createHash('sha256').update(String(i)).digest('base64url')))
      counts.set(letter, (counts.get(letter) ?? 0) + 1)
  expect(counts.size).toBe(31)
  const even = (draws * 8) / 31
  for (const count of counts.values()) expect(Math.abs(count - even) / even).toBeLessThan(0.07)
})

test.each(['K7QM3F2P', 'k7qm 3f2p', ' K7QM-3F2P ', 'Ｋ７ＱＭ　３Ｆ２Ｐ'])(
  '%s is K7QM3F2P',
  (typed) => {
    expect(codeOf(typed)).toBe('K7QM3F2P')
  },
)
