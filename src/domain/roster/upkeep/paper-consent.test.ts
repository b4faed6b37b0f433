import type { Resident, Said } from '../roster'
import { agreeOnPaper, endPaper } from './paper-consent'

const now = '2026-11-24T04:00:00.000Z'
const facts = { by: { personId: 'he', householdId: 'h5', near: ['h6'] }, now }
const elder = {
  ...{ residentId: 'su', householdId: 'h1', under18Until: 'grown', nameConsent: false },
} as Resident
const said = (on: boolean, at: string, more: Partial<Said> = {}): Partial<Resident> => ({
  nameConsent: on,
  nameSaid: { on, at, by: 'su', ...more },
})

type Row = readonly [what: string, whom: Partial<Resident>, signedOn: string, outcome: string]

test.each<Row>([
  ['a grown-up, today', {}, '2026-11-24', 'ok'],
  ['a year ago', {}, '2025-11-23', 'ok'],
  ['longer ago', {}, '2025-11-22', 'PAPER_LONG_AGO'],
  ['a day ahead', {}, '2026-11-25', 'PAPER_AHEAD'],
  ['somebody of 14 to 17', { under18Until: '2028-05' }, '2026-11-03', 'ok'],
  ['a child', { under18Until: '2033-05' }, '2026-11-03', 'NAME_OF_CHILD'],
  ['somebody whose age nobody knows', { under18Until: null }, '2026-11-03', 'NAME_AGE_UNKNOWN'],
  ['of the own household', { householdId: 'h5' }, '2026-11-03', 'PAPER_OWN'],
  ['of a near household', { householdId: 'h6' }, '2026-11-03', 'PAPER_OWN'],
  ['named already', { nameConsent: true }, '2026-11-03', 'NAME_STANDS'],
  ['taken back after it', said(false, '2026-11-10T02:00:00.000Z'), '2026-11-09', 'PAPER_OUTDATED'],
  // In Shanghai that is the 11th.
  ['in the night after', said(false, '2026-11-10T17:00:00.000Z'), '2026-11-10', 'PAPER_OUTDATED'],
  ['signed since', said(false, '2026-11-10T02:00:00.000Z'), '2026-11-11', 'ok'],
])('%s', (_, more, signedOn, outcome) => {
  const agreed = agreeOnPaper({ ...elder, ...more }, signedOn, facts)
  expect(agreed.ok ? 'ok' : agreed.code).toBe(outcome)
})

test('the day on the paper is kept with who wrote it down, and when', () => {
  expect(agreeOnPaper(elder, '2026-11-03', facts)).toEqual({
    ok: true,
    value: {
      nameConsent: true,
      nameSaid: { on: true, at: now, by: 'he', paper: '2026-11-03' },
    },
  })
})

test('the committee takes back what stands by a paper, and nothing that the person said', () => {
  const paper = said(true, '2026-11-04T02:00:00.000Z', { by: 'he', paper: '2026-11-03' })
  expect(endPaper({ ...elder, ...paper }, facts)).toEqual({
    ok: true,
    value: { nameConsent: false, nameSaid: { on: false, at: now, by: 'he' } },
  })
  for (const other of [{}, said(true, now), said(false, now)])
    expect(endPaper({ ...elder, ...other }, facts)).toMatchObject({ code: 'PAPER_NONE' })
})
