import { allowName, hideName, mayAllowName } from './naming'
import type { Household, Resident } from './roster'

const now = '2026-11-24T04:00:00.000Z'
const person = (residentId: string, under18Until: string | null) =>
  ({ residentId, householdId: 'h1', under18Until, nameConsent: false }) as Resident
const head = person('head', 'grown')
const wife = person('wife', 'grown')
const minor = person('minor', '2028-05')
const child = person('child', '2033-05')
const ageless = person('ageless', null)
const household = { householdId: 'h1', headId: 'head' } as Household
const facts = (by: Resident) => ({ by, household, now })

type Row = readonly [by: Resident, whom: Resident, on: string, off: string]

test.each<Row>([
  [wife, wife, 'ok', 'ok'],
  [head, wife, 'NAME_NOT_YOURS', 'ok'],
  [wife, head, 'NAME_NOT_YOURS', 'NAME_NOT_YOURS'],
  [head, minor, 'ok', 'ok'],
  [minor, minor, 'ok', 'ok'],
  [wife, minor, 'NAME_NOT_YOURS', 'NAME_NOT_YOURS'],
  [head, child, 'NAME_OF_CHILD', 'ok'],
  [wife, child, 'NAME_OF_CHILD', 'ok'],
  [minor, child, 'NAME_OF_CHILD', 'NAME_NOT_YOURS'],
  [ageless, ageless, 'NAME_AGE_UNKNOWN', 'ok'],
])('$0.residentId for $1.residentId: on $2, off $3', (by, whom, on, off) => {
  const said = (wanted: boolean) => {
    const may = mayAllowName(whom, wanted, facts(by))
    return may.ok ? 'ok' : may.code
  }
  expect([said(true), said(false)]).toEqual([on, off])
})

test('what stands by a paper is taken back by whoever is grown up in the household', () => {
  const paper = { on: true, at: now, by: 'clerk', paper: '2026-11-03' }
  const elder = { ...person('elder', 'grown'), nameConsent: true, nameSaid: paper }
  const off = (by: Resident, whom: Resident) => mayAllowName(whom, false, facts(by)).ok
  expect([wife, head, elder, ageless].map((by) => off(by, elder))).toEqual(Array(4).fill(true))
  expect([minor, child].map((by) => off(by, elder))).toEqual([false, false])
  const own = { ...elder, nameSaid: { on: true, at: now, by: 'elder' } }
  expect(off(wife, own)).toBe(false)
})

test('what was said is kept with its moment and by whom', () => {
  expect(allowName(minor, true, facts(head))).toEqual({
    ok: true,
    value: { nameConsent: true, nameSaid: { on: true, at: now, by: 'head' } },
  })
  expect(allowName(wife, true, facts(head))).toMatchObject({ code: 'NAME_NOT_YOURS' })
})

test('that a household is not named is the head’s to say, and of whoever is grown up', () => {
  for (const by of [head, wife, ageless])
    expect(hideName(true, facts(by))).toMatchObject({
      value: { unnamed: true, unnamedSaid: { on: true, at: now, by: by.residentId } },
    })
  expect(hideName(true, facts(minor))).toMatchObject({ code: 'NAME_NOT_YOURS' })
})
