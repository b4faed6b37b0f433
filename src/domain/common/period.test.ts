import dayjs from 'dayjs'
import isoWeek from 'dayjs/plugin/isoWeek'
import utc from 'dayjs/plugin/utc'
import * as fc from 'fast-check'
import { addDays, ageOn, dayOf, daysBetween, isDay, startOfDay, weekdayOf } from './day'
import {
  firstDayOf,
  lastDayOf,
  periodKindOf,
  periodOf,
  previousPeriod,
  timedPeriodKinds,
} from './period'

describe('a day is a calendar day in Shanghai', () => {
  test.each([
    ['2026-11-24T15:59:59.999Z', '2026-11-24'],
    ['2026-11-24T16:00:00.000Z', '2026-11-25'],
    ['2026-12-31T16:00:00.000Z', '2027-01-01'],
  ])('%s is on %s', (instant, day) => {
    expect(dayOf(instant)).toBe(day)
  })

  test('it starts at 16:00 UTC of the day before', () => {
    expect(startOfDay('2026-03-01')).toBe('2026-02-28T16:00:00.000Z')
    expect(dayOf(startOfDay('2026-03-01'))).toBe('2026-03-01')
  })

  test.each(['2026-02-29', '2026-13-01', '2026-1-1', '24.11.2026', ''])('%s is no day', (text) => {
    expect(isDay(text)).toBe(false)
  })

  test('29 February exists in leap years', () => {
    expect(isDay('2028-02-29')).toBe(true)
    expect(addDays('2028-02-28', 1)).toBe('2028-02-29')
    expect(daysBetween('2028-02-28', '2028-03-01')).toBe(2)
  })

  test('the week begins with Monday', () => {
    expect(['2026-11-23', '2026-11-29', '1969-12-29'].map(weekdayOf)).toEqual([0, 6, 0])
  })

  test('age counts full years', () => {
    expect(ageOn('2012-11-25', '2026-11-24')).toBe(13)
    expect(ageOn('2012-11-24', '2026-11-24')).toBe(14)
  })
})

describe('periods', () => {
  test.each([
    ['2026-11-24', '2026-W48', '2026-11', '2026-Q4', '2026'],
    ['2026-01-01', '2026-W01', '2026-01', '2026-Q1', '2026'],
    ['2027-01-01', '2026-W53', '2027-01', '2027-Q1', '2027'],
    ['2024-12-30', '2025-W01', '2024-12', '2024-Q4', '2024'],
  ])('%s lies in %s, %s, %s and %s', (day, week, month, quarter, year) => {
    expect(timedPeriodKinds.map((kind) => periodOf(kind, day))).toEqual([
      week,
      month,
      quarter,
      year,
    ])
  })

  test.each([
    ['2026-W53', '2026-12-28', '2027-01-03'],
    ['2026-02', '2026-02-01', '2026-02-28'],
    ['2028-Q1', '2028-01-01', '2028-03-31'],
    ['2026-12', '2026-12-01', '2026-12-31'],
    ['2026', '2026-01-01', '2026-12-31'],
  ])('%s runs from %s to %s', (key, first, last) => {
    expect([firstDayOf(key), lastDayOf(key)]).toEqual([first, last])
  })

  test('every day lies in its periods, and they join without gap', () => {
    const day = fc.integer({ min: 0, max: 20_000 }).map((n) => addDays('2000-01-01', n))
    fc.assert(
      fc.property(day, fc.constantFrom(...timedPeriodKinds), (d, kind) => {
        const key = periodOf(kind, d)
        const [first, last] = [firstDayOf(key) ?? '', lastDayOf(key) ?? '']
        expect([
          first <= d && d <= last,
          periodKindOf(key),
          periodOf(kind, addDays(last, 1)) === key,
          lastDayOf(previousPeriod(key) ?? ''),
        ]).toEqual([true, kind, false, addDays(first, -1)])
      }),
      { numRuns: 2000 },
    )
  })

  test('weeks are those of ISO 8601, before 1970 too', () => {
    dayjs.extend(utc)
    dayjs.extend(isoWeek)
    for (let day = '1950-01-01'; day < '2051-01-01'; day = addDays(day, 17)) {
      const date = dayjs.utc(day)
      const week = String(date.isoWeek()).padStart(2, '0')
      const key = periodOf('week', day)
      expect([key, firstDayOf(key)]).toEqual([
        `${String(date.isoWeekYear())}-W${week}`,
        date.startOf('isoWeek').format('YYYY-MM-DD'),
      ])
    }
  })

  test('all time neither begins nor ends', () => {
    expect([firstDayOf('all'), lastDayOf('all'), previousPeriod('all')]).toEqual([null, null, null])
  })
})
