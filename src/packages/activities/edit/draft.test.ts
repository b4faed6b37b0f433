import {
  draftOf,
  emptyDraft,
  faultsOf,
  newShift,
  passesMidnight,
  sentOf,
  type Draft,
} from './draft'
import { activityAnswer } from '../../../../test/ui/activities'

const today = '2026-11-24'
const filled: Draft = {
  ...emptyDraft(today),
  contact: '四组组长',
  title: ' 清扫北沟村道 ',
  kind: 'service',
  place: '村口',
  itemId: 'volunteer',
}
const shift = filled.shifts[0] ?? newShift(today)

test('an empty form says what is missing, a filled one nothing', () => {
  expect(Object.keys(faultsOf(emptyDraft(today), today))).toEqual([
    'title',
    'kind',
    'place',
    'itemId',
  ])
  expect(faultsOf(filled, today)).toEqual({})
})

test.each([
  [{ day: '2026-11-23' }, '请选今天以后的日期'],
  [{ to: '08:00' }, '请填开始和结束的时间'],
  [{ capacity: '0' }, '名额填 1 到 500 的整数，空着就不限'],
  [{ capacity: '2.5' }, '名额填 1 到 500 的整数，空着就不限'],
  [{ capacity: '3', taken: 4, fixed: true }, '已报上 4 人，名额不能更少'],
] as const)('a shift with %o is told: %s', (change, words) => {
  expect(faultsOf({ ...filled, shifts: [shift, { ...shift, ...change }] }, today).shifts).toEqual({
    1: words,
  })
})

test('no number means no limit, no item means no points, and a shift that has begun stands', () => {
  expect(
    sentOf({ ...filled, itemId: '', shifts: [{ ...shift, capacity: ' ' }] }, 'service'),
  ).toEqual({
    kind: 'service',
    title: '清扫北沟村道',
    text: '',
    place: '村口',
    bring: '',
    contact: '四组组长',
    shifts: [{ day: '2026-11-25', from: '08:00', to: '10:00' }],
  })
  const past = { ...shift, day: '2026-11-01', fixed: true }
  expect(faultsOf({ ...filled, shifts: [past] }, today)).toEqual({})
})

test('an activity is filled into the form as it stands', () => {
  const draft = draftOf(activityAnswer().activity)
  expect(draft).toMatchObject({ title: '清扫北沟村道', groupId: '', itemId: 'volunteer' })
  expect(draft.shifts).toMatchObject([
    { shiftId: 'a1:1', from: '08:00', to: '10:00', capacity: '16', fixed: false, taken: 12 },
    { shiftId: 'a1:2', fixed: false },
  ])
  expect(sentOf(draft, 'service').shifts[0]).toEqual({
    shiftId: 'a1:1',
    day: '2026-11-28',
    from: '08:00',
    to: '10:00',
    capacity: 16,
  })
})

test('one more shift goes on where the last one ended', () => {
  expect(newShift(today, { ...shift, to: '10:30', capacity: '14' })).toMatchObject({
    day: '2026-11-25',
    from: '10:30',
    to: '12:30',
    capacity: '14',
  })
  expect(passesMidnight({ from: '22:00', to: '02:00' })).toBe(true)
  expect(passesMidnight({ from: '08:00', to: '10:00' })).toBe(false)
})
