import { afterAnswer, checkIdOf, mayDecide, substituteDecides, taken, type Check } from './check'
import { holdOn, mayReadHeld, withHold, withoutHold } from './held'

const now = '2026-11-02T02:00:00.000Z'
const text: Check = {
  checkId: 'c',
  villageId: 'v',
  townId: 't',
  subject: { kind: 'aspiration', id: 'a' },
  slot: 'goal',
  by: { personId: 'zhao', householdId: 'h1' },
  scene: 3,
  text: '祖传偏方',
  state: 'waiting',
  substitute: false,
  at: now,
  tries: 1,
  nextAt: now,
  traceId: '',
}
const photo: Check = { ...text, subject: { kind: 'photo', id: 'p' }, text: '' }

test.each([
  [text, 'pass', 'show'],
  [text, 'risky', 'take'],
  [text, 'review', { state: 'review', tries: 2 }],
  [text, 'nobody', { state: 'review', tries: 2 }],
  [text, 'later', { state: 'waiting', tries: 2, nextAt: '2026-11-02T02:08:00.000Z' }],
  [{ ...text, tries: 6 }, 'later', { state: 'waiting', nextAt: '2026-11-02T03:00:00.000Z' }],
  [{ ...text, tries: 8 }, 'later', { state: 'review' }],
  [photo, 'pending', { state: 'waiting', tries: 2, nextAt: '2026-11-02T03:00:00.000Z' }],
  [{ ...photo, tries: 3 }, 'pending', { state: 'review' }],
] as const)('%# a check goes on after %s', (check, judged, outcome) => {
  const next = afterAnswer(check, judged, now)
  if (typeof outcome === 'string') expect(next).toBe(outcome)
  else expect(next).toMatchObject(outcome)
})

test('whatever WeChat answers, a check ends or comes to a person', () => {
  let check: Check | string = text
  for (let i = 0; i < 20 && typeof check !== 'string' && check.state === 'waiting'; i++)
    check = afterAnswer(check, 'later', check.nextAt)
  expect(check).toMatchObject({ state: 'review' })
  const { nextAt } = check as Check
  // Within an evening, so that nobody's words are kept back for days.
  expect(Date.parse(nextAt) - Date.parse(now)).toBeLessThan(6 * 3_600_000)
})

test('what is asked about now is asked by nobody else in the meantime', () => {
  expect(taken(text, now).nextAt > now).toBe(true)
})

const reviewer = { personId: 'sun', householdId: 'h3', roles: ['reviewer'] as const, town: false }
test.each([
  ['a reviewer', text, reviewer, null],
  ['the committee', text, { ...reviewer, roles: ['committee'] as const }, null],
  ['a recorder', text, { ...reviewer, roles: ['recorder'] as const }, 'ROLE_MISSING'],
  ['the supervisor', text, { ...reviewer, roles: ['supervisor'] as const }, 'ROLE_MISSING'],
  ['whoever wrote it', text, { ...reviewer, personId: 'zhao', householdId: 'h1' }, 'CHECK_OWN'],
  ['their family', text, { ...reviewer, householdId: 'h1' }, 'CHECK_OWN'],
  ['the town', text, { ...reviewer, householdId: null, town: true }, 'ROLE_MISSING'],
  [
    'the town as substitute',
    { ...text, substitute: true },
    { ...reviewer, householdId: null, town: true },
    null,
  ],
  ['a reviewer past the town', { ...text, substitute: true }, reviewer, 'CHECK_GOES_TO_TOWN'],
  ['a second time', { ...text, state: 'allowed' as const }, reviewer, 'CHECK_DONE'],
] as const)('%s decides on a text: %#', (_, check, person, code) => {
  expect(mayDecide(check, person)).toMatchObject(code === null ? { ok: true } : { code })
})

test('where nobody else decides, the town does', () => {
  const own = { personId: 'zhao', householdId: 'h1' }
  expect(substituteDecides([], own)).toBe(true)
  expect(substituteDecides([{ personId: 'wife', householdId: 'h1' }], own)).toBe(true)
  expect(substituteDecides([{ personId: 'sun', householdId: 'h3' }], own)).toBe(false)
  const officer = { personId: 'officer', householdId: null }
  expect(substituteDecides([{ personId: 'sun', householdId: 'h3' }], officer)).toBe(false)
})

test('a held text is read by its writer and those who decide', () => {
  const hold = { by: 'zhao', at: now }
  expect(mayReadHeld(hold, null)).toBe(false)
  expect(mayReadHeld(hold, { personId: 'wu', decides: false })).toBe(false)
  expect(mayReadHeld(hold, { personId: 'zhao', decides: false })).toBe(true)
  expect(mayReadHeld(hold, { personId: 'sun', decides: true })).toBe(true)
})

test('holds stand beside each other, one a place', () => {
  const one = { held: withHold({}, 'goal', { by: 'zhao', at: now }) }
  const two = { held: withHold(one, 'note-0', { by: 'qian', at: now }) }
  expect(holdOn(two, 'goal')?.by).toBe('zhao')
  expect(withoutHold(two, 'note-0')).toEqual(one.held)
  expect(withoutHold(one, 'goal')).toBeNull()
})

test('a place has one check, whose id fits an id', () => {
  const long = { kind: 'objection', id: `${'a'.repeat(43)}:${'b'.repeat(20)}` } as const
  expect(checkIdOf(long, 'answer')).toMatch(/^[0-9a-f]{32}$/)
  expect(checkIdOf(long, 'answer')).not.toBe(checkIdOf(long, 'other'))
})
