/** An instant at which tests begin, and the time zone of the machine. */
export interface TestDate {
  readonly name: string
  readonly instant: string
  readonly timeZone: string
}

const timeZone = 'UTC'

/** Days on which code that reads a clock goes wrong. Any test must hold on each of them. */
export const dates: readonly TestDate[] = [
  { name: 'Monday, last day of a month', instant: '2026-11-30T04:00:00.000Z', timeZone },
  { name: '31 December', instant: '2026-12-31T04:00:00.000Z', timeZone },
  { name: '1 January', instant: '2027-01-01T02:00:00.000Z', timeZone },
  { name: 'Sunday, 28 February', instant: '2027-02-28T04:00:00.000Z', timeZone },
  { name: '29 February', instant: '2028-02-29T04:00:00.000Z', timeZone },
  { name: 'next day in Shanghai already', instant: '2026-11-30T17:00:00.000Z', timeZone },
  { name: 'New York', instant: '2026-11-24T02:00:00.000Z', timeZone: 'America/New_York' },
]

/** Paths of tests that read the day and take little time. */
export const cheap: readonly string[] = [
  'src/components/dates',
  'src/features/activities/',
  'src/packages/committee/objections/',
  'src/packages/points/(claim|deed)/',
]

/** The domain asks no clock, but a time zone could reach it. */
export const cheapAbroad: readonly string[] = [...cheap, 'src/domain/']

/** Paths of journeys in which a day is read or passes. */
export const journeys: readonly string[] = [
  'test/journeys/(first-light|activities)',
  'test/weapp/(first-light|activities)',
]
