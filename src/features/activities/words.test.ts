import { brief, secondShift, shift } from '../../../test/ui/activities'
import {
  byDay,
  comingDay,
  countsWords,
  seatsWords,
  spanWords,
  standingWords,
  startWords,
  together,
  weekdayWords,
} from './words'

test('days and hours are said as in the village', () => {
  expect(
    ['2026-11-24', '2026-11-25', '2026-11-26', '2026-11-28'].map((d) => comingDay(d, '2026-11-24')),
  ).toEqual(['今天', '明天', '后天', '11 月 28 日 周六'])
  expect(weekdayWords('1969-12-28')).toBe('周日')
  expect(spanWords(shift())).toBe('8:00 – 10:00')
  const at = (startsAt: string, endsAt: string) => ({ startsAt, endsAt })
  expect(spanWords(at('2026-11-28T14:00:00.000Z', '2026-11-28T18:00:00.000Z'))).toBe(
    '22:00 – 次日 2:00',
  )
  expect(spanWords(at('2026-11-28T12:00:00.000Z', '2026-11-28T16:00:00.000Z'))).toBe(
    '20:00 – 24:00',
  )
  expect(startWords(shift())).toBe('上午 8:00')
  expect(startWords({ startsAt: '2026-11-28T11:30:00.000Z' })).toBe('晚上 7:30')
  expect(startWords({ startsAt: '2026-11-28T04:30:00.000Z' })).toBe('下午 12:30')
})

test.each([
  [{}, '还有 4 位'],
  [{ taken: 16 }, '已满，可候补'],
  [{ taken: 16, queued: 3 }, '已满，3 人候补'],
  [{ capacity: null, taken: 34 }, '34 人已报'],
  [{ phase: 'over' }, '已结束'],
  [{ phase: 'over', came: 9 }, '9 人到场'],
] as const)('%o: %s', (part, words) => {
  expect(seatsWords(shift(part))).toBe(words)
})

test('where somebody stands, in time and afterwards', () => {
  const seated = { state: 'seated', position: null } as const
  const queued = { state: 'queued', position: 2 } as const
  expect(standingWords(seated, 'coming')).toBe('已报上')
  expect(standingWords(seated, 'over')).toBe('等确认到场')
  expect(standingWords(queued, 'running')).toBe('候补第 2 位')
  expect(standingWords(queued, 'over')).toBe('没排上')
  expect(standingWords(seated, 'coming', true)).toBe('活动取消了')
})

test('what it counts', () => {
  expect(countsWords({ name: '', per: 'hour', from: 1, to: 1 })).toBe('每小时 1 分')
  expect(countsWords({ name: '', per: 'time', from: 5, to: 20 })).toBe('每次 5 至 20 分')
})

test('shifts of a day stand together, with the places that are still open', () => {
  const other = { ...brief, activityId: 'a2' }
  const days = byDay([
    { activity: brief, shift: shift() },
    { activity: other, shift: shift({ shiftId: 'a2:1' }) },
    { activity: brief, shift: secondShift },
  ])
  expect(days.map((d) => [d.activity.activityId, d.shifts.length])).toEqual([
    ['a1', 2],
    ['a2', 1],
  ])
  expect(seatsWords(together(days[0]?.shifts ?? []))).toBe('还有 4 位')
  expect(seatsWords(together([shift({ phase: 'over', came: 9 }), secondShift]))).toBe(
    '已满，可候补',
  )
})
