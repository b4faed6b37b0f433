/** An instant at which tests begin, and the machine's time zone where it matters. */
export interface TestDate {
  readonly name: string
  readonly instant: string
  readonly timeZone: string
}

const timeZone = 'UTC'

/** Days on which code that reads a clock goes wrong. Any test must hold on each of them. */
export const dates: readonly TestDate[] = [
  { name: 'last day of a month', instant: '2026-11-30T04:00:00.000Z', timeZone },
  { name: '31 December', instant: '2026-12-31T04:00:00.000Z', timeZone },
  { name: '1 January', instant: '2027-01-01T02:00:00.000Z', timeZone },
  { name: '28 February', instant: '2027-02-28T04:00:00.000Z', timeZone },
  { name: '29 February', instant: '2028-02-29T04:00:00.000Z', timeZone },
  { name: 'Sunday', instant: '2026-11-29T04:00:00.000Z', timeZone },
  { name: 'Monday', instant: '2026-12-07T04:00:00.000Z', timeZone },
  { name: 'next day in Shanghai already', instant: '2026-11-30T17:00:00.000Z', timeZone },
  { name: 'New York', instant: '2026-11-24T02:00:00.000Z', timeZone: 'America/New_York' },
]

/** Paths of tests that read the day and take little time; the domain reads none, but time zones could reach it. */
export const cheap: readonly string[] = [
  'src/domain/',
  'src/components/dates',
  'src/features/',
  'src/packages/points/',
]

/** Paths of journeys in which a day is read or passes. */
export const journeys: readonly string[] = [
  'test/journeys/(first-light|activities)',
  'test/weapp/(first-light|activities)',
]
