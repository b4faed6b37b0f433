import * as fc from 'fast-check'
import {
  cardGuesses,
  codeGuesses,
  countGuess,
  giveBack,
  lockOf,
  ownGuesses,
  type Tries,
  type TriesLimit,
  unknownCardGuesses,
} from './tries'

const start = Date.parse('2026-11-24T00:00:00.000Z')
const at = (hours: number) => new Date(start + Math.round(hours * 3_600_000)).toISOString()

function wrong(times: number, tries: Tries | null, limit: TriesLimit, now: string): Tries | null {
  for (let i = 0; i < times; i++) tries = countGuess(tries, limit, now)
  return tries
}

test.each([
  ['a card', cardGuesses, [1, 24, null, null]],
  ['the own card', ownGuesses, [1, 24, 24, 24]],
  ['a code', codeGuesses, [0.25, 1, 24, 24]],
  ['cards that there are not', unknownCardGuesses, [0.25, 1, 1]],
])('locks of %s rise', (_, limit, hours) => {
  let tries: Tries | null = null
  let now = 0
  for (const lasts of hours) {
    tries = wrong(limit.max - 1, tries, limit, at(now))
    expect(lockOf(tries, limit, at(now))).toBeNull()
    tries = wrong(1, tries, limit, at(now))
    const opensAt = lasts === null ? null : at(now + lasts)
    expect(lockOf(tries, limit, at(now))).toEqual({ opensAt })
    if (lasts === null) {
      expect(lockOf(tries, limit, at(now + 24 * 365))).toEqual({ opensAt: null })
      return
    }
    expect(lockOf(tries, limit, at(now + lasts - 0.001))).not.toBeNull()
    now += lasts
    expect(lockOf(tries, limit, at(now))).toBeNull()
  }
})

test.each([
  ['of a card', cardGuesses, 24],
  ['of the own card', ownGuesses, 24],
  ['of a code', codeGuesses, 0.25],
  ['of cards that there are not', unknownCardGuesses, 0.25],
])('a round of guesses %s begins with the first and ends by itself', (_, limit, hours) => {
  const begun = wrong(limit.max - 1, null, limit, at(0))
  const locked = (now: number) => lockOf(wrong(1, begun, limit, at(now)), limit, at(now)) !== null
  expect([locked(hours - 0.001), locked(hours)]).toEqual([true, false])
})

test('wrong guesses of a day are one round; a month without a lock, and the first lock is an hour again', () => {
  let tries = wrong(4, null, cardGuesses, at(0))
  tries = countGuess(tries, cardGuesses, at(24))
  expect(lockOf(tries, cardGuesses, at(24))).toBeNull()
  tries = wrong(4, tries, cardGuesses, at(47))
  expect(lockOf(tries, cardGuesses, at(47))).toEqual({ opensAt: at(48) })
  const later = 47 + 24 * 30
  expect(lockOf(wrong(5, tries, cardGuesses, at(later)), cardGuesses, at(later))).toEqual({
    opensAt: at(later + 1),
  })
})

test('what was right is given back, with the lock that it made, in its own round alone', () => {
  const fifth = wrong(5, null, cardGuesses, at(0))
  if (fifth === null) throw new Error('five were counted')
  const right = giveBack(fifth, fifth, cardGuesses)
  expect(right).toMatchObject({ count: 4, locks: 0 })
  expect(lockOf(right, cardGuesses, at(0))).toBeNull()
  expect(lockOf(wrong(1, right, cardGuesses, at(0)), cardGuesses, at(0))).toEqual({
    opensAt: at(1),
  })
  const next = wrong(2, fifth, cardGuesses, at(2))
  expect(giveBack(next, fifth, cardGuesses)).toBe(next)
  expect(giveBack(null, fifth, cardGuesses)).toBeNull()
})

test('what a clock locked that ran ahead is open once the clock is right, not before', () => {
  for (const [limit, locks] of [
    [cardGuesses, 1],
    [cardGuesses, 3],
  ] as const) {
    let tries: Tries | null = null
    for (let i = 0, now = 1000; i < locks; i++, now += 25) tries = wrong(5, tries, limit, at(now))
    expect(lockOf(tries, limit, at(1000 + (locks - 1) * 25))).not.toBeNull()
    expect(lockOf(tries, limit, at(0))).toBeNull()
    expect(countGuess(tries, limit, at(0))).toEqual({
      count: 1,
      since: at(0),
      locks: 0,
      lockedAt: null,
    })
  }
  // Functions of one cloud may be some minutes apart.
  const holds = (minutesAhead: number) =>
    lockOf(wrong(5, null, cardGuesses, at(minutesAhead / 60)), cardGuesses, at(0)) !== null
  expect([6, 10, 10.01, 60].map(holds)).toEqual([true, true, false, false])
})

test('tries that an earlier version counted still lock for their hour', () => {
  const kept = { count: 5, since: at(0) }
  expect(lockOf(kept, cardGuesses, at(0.9))).toEqual({ opensAt: at(1) })
  expect(lockOf(kept, cardGuesses, at(1))).toBeNull()
  expect(lockOf(wrong(5, kept, cardGuesses, at(1)), cardGuesses, at(1))).toEqual({
    opensAt: at(25),
  })
})

test('whatever is right in between, no round judges more than five wrong ones', () => {
  fc.assert(
    fc.property(fc.array(fc.boolean(), { maxLength: 60 }), (guesses) => {
      let tries: Tries | null = null
      let judgedWrong = 0
      for (const right of guesses) {
        if (lockOf(tries, cardGuesses, at(0)) !== null) break
        const counted = countGuess(tries, cardGuesses, at(0))
        tries = right ? giveBack(counted, counted, cardGuesses) : counted
        if (!right) judgedWrong++
      }
      expect(judgedWrong).toBeLessThanOrEqual(5)
    }),
  )
})
