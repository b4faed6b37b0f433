import * as fc from 'fast-check'
import { sweep } from '../rules/samples'
import type { RuleItem } from '../rules/contract'
import type { RuleSet } from '../rules/set'
import { cancel, edit, publish, type About, type Activity } from './activity'
import { attendanceDeedId, confirm, deedOf, type Tick } from './attendance'
import { clashes, withoutSpan, withSpan, type BusyDay } from './calendar'
import {
  daysOf,
  hoursOf,
  leave,
  openShift,
  phaseOf,
  planOf,
  retime,
  signUp,
  standingOf,
  type Shift,
} from './shift'

const now = '2026-11-24T02:00:00.000Z'
const during = '2026-11-28T01:00:00.000Z'
const organiser = { personId: 'ma', householdId: 'h-ma' }
const item = (id: string, changes: Partial<RuleItem> = {}): RuleItem => ({
  ...sweep,
  ...{ id, name: id, category: '公益', filers: ['recorder'] },
  ...changes,
})
const rules: RuleSet[] = [
  {
    villageId: 'v',
    version: 1,
    effectiveFrom: '2026-01-01',
    items: [
      item('clean'),
      item('help', { per: 'hour' }),
      item('goods', { per: 'piece' }),
      item('litter', { kind: 'deduct' }),
    ],
  },
  { villageId: 'v', version: 2, effectiveFrom: '2026-12-01', items: [item('help')] },
]
const facts = { rules, today: '2026-11-24', now }
const about: About = {
  title: '清扫北沟村道',
  kind: 'service',
  text: '',
  place: '村口',
  bring: '',
  contact: '',
  groupId: null,
  itemId: 'clean',
}
const morning = planOf({ day: '2026-11-28', from: '08:00', to: '10:30', capacity: 2 })
const night = planOf({ day: '2026-11-28', from: '22:00', to: '02:00', capacity: null })

function published(plans = [morning], changes: Partial<About> = {}) {
  const made = publish(
    { activityId: 'a', villageId: 'v', organiser, ...about, ...changes },
    plans,
    facts,
  )
  if (!made.ok) throw new Error(made.code)
  return made.value
}
const shiftOf = (capacity: number | null = 2) =>
  openShift({ activityId: 'a', villageId: 'v', kind: 'service', state: 'open' }, 1, {
    ...morning,
    capacity,
  })
function joined(shift: Shift, ...ids: string[]): Shift {
  return ids.reduce((s, id) => {
    const signed = signUp(s, id, now)
    if (!signed.ok) throw new Error(signed.code)
    return signed.value
  }, shift)
}
const ids = (places: readonly { residentId: string }[]) => places.map((p) => p.residentId)

describe('publishing', () => {
  test('numbers the shifts and opens them', () => {
    const { activity, shifts } = published([morning, night])
    expect(activity).toMatchObject({ version: 1, shifts: [1, 2], lastShift: 2, state: 'open' })
    expect(shifts.map((s) => [s.shiftId, s.capacity])).toEqual([
      ['a:1', 2],
      ['a:2', null],
    ])
  })

  test.each([
    ['ITEM_NOT_IN_FORCE', [morning], { itemId: 'nothing' }],
    ['ITEM_NOT_FOR_ACTIVITY', [morning], { itemId: 'goods' }],
    ['ITEM_NOT_FOR_ACTIVITY', [morning], { itemId: 'litter' }],
    ['SHIFT_EMPTY', [{ ...morning, endsAt: morning.startsAt }], {}],
    ['SHIFT_OVER_ALREADY', [{ ...morning, startsAt: '2026-11-20T00:00:00.000Z', endsAt: now }], {}],
    ['SHIFT_TOO_FAR', [planOf({ day: '2027-12-01', from: '08:00', to: '09:00', capacity: 1 })], {}],
    ['SHIFTS_OVERLAP_TWICE', [morning, { ...morning, capacity: 5 }], {}],
  ] as const)('%s', (code, plans, changes) => {
    const draft = { activityId: 'a', villageId: 'v', organiser, ...about, ...changes }
    expect(publish(draft, plans, facts)).toMatchObject({ ok: false, code })
  })

  test('the rule is the one of the day: an item that a coming version drops is refused', () => {
    const late = planOf({ day: '2026-12-05', from: '08:00', to: '10:00', capacity: 2 })
    const draft = { activityId: 'a', villageId: 'v', organiser, ...about }
    expect(publish(draft, [morning, late], facts)).toMatchObject({ code: 'ITEM_NOT_IN_FORCE' })
    expect(publish({ ...draft, itemId: 'help' }, [morning, late], facts).ok).toBe(true)
    expect(publish({ ...draft, itemId: null }, [late], facts).ok).toBe(true)
  })

  test('a night patrol ends on the next day and takes both', () => {
    expect(night.endsAt).toBe('2026-11-28T18:00:00.000Z')
    expect(daysOf(night)).toEqual(['2026-11-28', '2026-11-29'])
    expect(daysOf(planOf({ day: '2026-11-28', from: '20:00', to: '00:00', capacity: 1 }))).toEqual([
      '2026-11-28',
    ])
    expect(daysOf(morning)).toEqual(['2026-11-28'])
    expect([hoursOf(morning), hoursOf(night)]).toEqual([2.5, 4])
    expect(hoursOf(planOf({ day: '2026-11-28', from: '08:00', to: '08:20', capacity: 1 }))).toBe(
      0.5,
    )
  })
})

describe('a shift', () => {
  test('the last place goes to the first, the others wait in order', () => {
    const shift = joined(shiftOf(2), 'zhao', 'qian', 'sun', 'li')
    expect(ids(shift.seats)).toEqual(['zhao', 'qian'])
    expect(standingOf(shift, 'li')).toEqual({ state: 'queued', position: 2 })
    expect(signUp(shift, 'sun', now)).toMatchObject({ code: 'SIGNED_UP_ALREADY' })
  })

  test('who leaves makes room for the first of the queue', () => {
    const left = leave(joined(shiftOf(2), 'zhao', 'qian', 'sun', 'li'), 'zhao', now)
    expect(left.ok && ids(left.value.seats)).toEqual(['qian', 'sun'])
    expect(left.ok && ids(left.value.queue)).toEqual(['li'])
    const back = left.ok ? joined(left.value, 'zhao') : null
    expect(back && standingOf(back, 'zhao')).toEqual({ state: 'queued', position: 2 })
  })

  test('more places move the queue up; fewer than are seated are refused', () => {
    const shift = joined(shiftOf(2), 'zhao', 'qian', 'sun', 'li')
    const more = retime(shift, { ...morning, capacity: 3 })
    expect(more.ok && ids(more.value.seats)).toEqual(['zhao', 'qian', 'sun'])
    const all = retime(shift, { ...morning, capacity: null })
    expect(all.ok && all.value.queue).toEqual([])
    expect(retime(shift, { ...morning, capacity: 1 })).toMatchObject({
      code: 'SHIFT_BELOW_TAKEN',
      data: { taken: 2 },
    })
  })

  test('nobody joins or leaves what is over or cancelled', () => {
    const shift = joined(shiftOf(), 'zhao')
    expect(phaseOf(shift, during)).toBe('running')
    expect(signUp(shift, 'qian', during).ok).toBe(true)
    expect(signUp(shift, 'qian', shift.endsAt)).toMatchObject({ code: 'SHIFT_OVER' })
    expect(leave(shift, 'zhao', shift.endsAt)).toMatchObject({ code: 'SHIFT_OVER' })
    expect(leave(shift, 'sun', now)).toMatchObject({ code: 'NOT_SIGNED_UP' })
    const gone: Shift = { ...shift, state: 'cancelled' }
    expect(signUp(gone, 'qian', now)).toMatchObject({ code: 'ACTIVITY_CANCELLED' })
    expect(leave(gone, 'zhao', now)).toMatchObject({ code: 'ACTIVITY_CANCELLED' })
  })
})

describe('editing', () => {
  const standing = (n: number, changes: object = {}) => ({ ...morning, number: n, ...changes })
  const change = (
    before: { activity: Activity; shifts: Shift[] },
    command: Partial<Parameters<typeof edit>[1]>,
  ) => edit(before, { version: 1, about, shifts: [standing(1)], ...command }, facts)

  test('says it anew, adds a shift under a new number, drops an empty one', () => {
    const { activity, shifts } = published([morning, night])
    const edited = change(
      { activity, shifts },
      {
        about: { ...about, title: '清扫南沟', kind: 'patrol' },
        shifts: [
          standing(1, { capacity: 9 }),
          {
            ...night,
            startsAt: '2026-11-29T14:00:00.000Z',
            endsAt: '2026-11-29T16:00:00.000Z',
            number: null,
          },
        ],
      },
    )
    expect(edited).toMatchObject({
      value: {
        activity: { title: '清扫南沟', version: 2, shifts: [1, 3], lastShift: 3 },
        changed: [{ number: 1, capacity: 9, kind: 'patrol' }],
        added: [{ shiftId: 'a:3', kind: 'patrol' }],
        removed: [{ number: 2 }],
      },
    })
  })

  test('what somebody counts on stands', () => {
    const { activity, shifts } = published()
    const taken = [joined(shifts[0] ?? shiftOf(), 'zhao', 'qian')]
    const before = { activity, shifts: taken }
    const fresh = { ...night, number: null }
    expect(change(before, { shifts: [fresh] })).toMatchObject({ code: 'SHIFT_HAS_PEOPLE' })
    expect(change(before, { shifts: [standing(1, { capacity: 1 })] })).toMatchObject({
      code: 'SHIFT_BELOW_TAKEN',
    })
    expect(change(before, { shifts: [standing(1), { ...morning, number: null }] })).toMatchObject({
      code: 'SHIFTS_OVERLAP_TWICE',
    })
    expect(change(before, { shifts: [standing(7)] })).toMatchObject({ code: 'ACTIVITY_NOT_FOUND' })
    expect(change(before, { version: 2 })).toMatchObject({ code: 'ACTIVITY_CHANGED' })
  })

  test('a shift is moved until it begins or somebody was ticked', () => {
    const { activity, shifts } = published()
    const later = { shifts: [standing(1, { startsAt: '2026-11-28T00:30:00.000Z' })] }
    const taken = joined(shifts[0] ?? shiftOf(), 'zhao', 'qian')
    expect(change({ activity, shifts: [taken] }, later)).toMatchObject({
      value: { changed: [{ startsAt: '2026-11-28T00:30:00.000Z', seats: [{}, {}] }] },
    })
    const fixed = { code: 'SHIFT_TIME_FIXED' }
    const ticked = { ...taken, waiting: [{ residentId: 'zhao', by: 'ma', at: now, hours: 2 }] }
    expect(change({ activity, shifts: [ticked as Shift] }, later)).toMatchObject(fixed)
    const begun = { ...facts, now: during }
    const command = { version: 1, about, ...later }
    expect(edit({ activity, shifts: [taken] }, command, begun)).toMatchObject(fixed)
    const seats = Array.from({ length: 101 }, (_, i) => ({ residentId: `r${String(i)}`, turn: i }))
    const many = { activity, shifts: [{ ...taken, capacity: null, seats }] }
    const wide = { shifts: later.shifts.map((shift) => ({ ...shift, capacity: null })) }
    expect(change(many, wide)).toMatchObject({ code: 'SHIFT_MOVES_MANY', data: { max: 100 } })
  })

  test('once somebody is confirmed, what it counts and that it took place stand', () => {
    const { activity, shifts } = published()
    const before = { activity: { ...activity, confirmed: true }, shifts }
    expect(change(before, { about: { ...about, itemId: 'help' } })).toMatchObject({
      code: 'ACTIVITY_CONFIRMED',
    })
    expect(change(before, {}).ok).toBe(true)
    expect(cancel(before.activity, 'ma', '下雨', now)).toMatchObject({ code: 'ACTIVITY_CONFIRMED' })
  })

  test('it is cancelled once, with a reason', () => {
    const gone = cancel(published().activity, 'ma', '下雨', now)
    expect(gone).toMatchObject({ value: { state: 'cancelled', cancellation: { reason: '下雨' } } })
    if (!gone.ok) return
    expect(cancel(gone.value, 'ma', '再取消', now)).toMatchObject({ code: 'ACTIVITY_CANCELLED' })
    expect(change({ activity: gone.value, shifts: [] }, {})).toMatchObject({
      code: 'ACTIVITY_CANCELLED',
    })
  })
})

describe('attendance', () => {
  const { activity } = published()
  const tick = (id: string, hours?: number): Tick => ({
    residentId: id,
    householdId: `h-${id}`,
    hours,
  })
  const ma = { ...organiser, committee: false }
  const zhou = { personId: 'zhou', householdId: 'h-zhou', committee: true }
  const other = { personId: 'wang', householdId: 'h-wang', committee: false }
  const wife: Tick = { residentId: 'wife', householdId: 'h-ma', hours: undefined }

  test('each is filed once, with the hours of the shift or those told', () => {
    const shift = joined(shiftOf(), 'zhao', 'qian', 'sun')
    const first = confirm(activity, shift, [tick('zhao'), tick('sun', 1.5)], ma, during)
    expect(first).toMatchObject({
      value: {
        filed: [
          { residentId: 'zhao', hours: 2.5 },
          { residentId: 'sun', hours: 1.5 },
        ],
        waiting: 0,
        already: 0,
      },
    })
    if (!first.ok) return
    expect(first.value.shift.queue).toEqual([])
    const again = confirm(
      activity,
      first.value.shift,
      [tick('zhao', 9), tick('qian')],
      zhou,
      during,
    )
    expect(again).toMatchObject({ value: { filed: [{ residentId: 'qian' }], already: 1 } })
    expect(leave(first.value.shift, 'zhao', during)).toMatchObject({ code: 'CAME_ALREADY' })
  })

  test('the own household waits for somebody else, who may be any recorder', () => {
    const noted = confirm(activity, shiftOf(), [wife, tick('zhao')], ma, during)
    expect(noted).toMatchObject({ value: { filed: [{ residentId: 'zhao' }], waiting: 1 } })
    if (!noted.ok) return
    const { shift } = noted.value
    expect(standingOf(shift, 'wife')).toMatchObject({ state: 'waiting' })
    expect(confirm(activity, shift, [wife], ma, during)).toMatchObject({
      value: { filed: [], waiting: 1 },
    })
    expect(confirm(activity, shift, [tick('li')], other, during)).toMatchObject({
      code: 'NOT_YOURS_TO_CONFIRM',
    })
    expect(confirm(activity, shift, [wife], other, during)).toMatchObject({
      value: { filed: [{ residentId: 'wife', hours: 2.5 }], shift: { waiting: [] } },
    })
  })

  test('not before it starts, not when cancelled, not more than a day', () => {
    expect(confirm(activity, shiftOf(), [tick('zhao')], ma, now)).toMatchObject({
      code: 'SHIFT_NOT_STARTED',
    })
    expect(confirm(activity, shiftOf(), [tick('zhao', 24.5)], ma, during)).toMatchObject({
      code: 'HOURS_TOO_LONG',
    })
    expect(
      confirm({ ...activity, state: 'cancelled' }, shiftOf(), [tick('zhao')], ma, during),
    ).toMatchObject({ code: 'ACTIVITY_CANCELLED' })
  })

  test('a deed counts a time or the hours, on the day on which the shift began', () => {
    const shift = { ...shiftOf(), ...night }
    expect(deedOf(shift, 'time', 4)).toEqual({ quantity: 1, doneOn: '2026-11-28' })
    expect(deedOf(shift, 'hour', 3.5)).toEqual({ quantity: 3.5, doneOn: '2026-11-28' })
    expect(attendanceDeedId('a:1', 'zhao')).toBe(attendanceDeedId('a:1', 'zhao'))
    expect(attendanceDeedId('a:1', 'zhao')).not.toBe(attendanceDeedId('a:2', 'zhao'))
  })
})

test('hours of one person meet unless one ends when the other begins', () => {
  const span = (shiftId: string, from: string, to: string) => ({
    shiftId,
    title: shiftId,
    startsAt: `2026-11-28T${from}:00.000Z`,
    endsAt: `2026-11-28T${to}:00.000Z`,
  })
  const empty: BusyDay = { residentId: 'zhao', day: '2026-11-28', spans: [] }
  const busy = withSpan(empty, span('a', '00:00', '02:00'))
  expect(clashes(busy, span('b', '02:00', '04:00'))).toEqual([])
  expect(clashes(busy, span('b', '01:30', '04:00'))).toMatchObject([{ shiftId: 'a' }])
  expect(clashes(busy, span('a', '00:00', '02:00'))).toEqual([])
  expect(clashes(withoutSpan(busy, 'a'), span('b', '01:30', '04:00'))).toEqual([])
  expect(clashes(null, span('b', '01:30', '04:00'))).toEqual([])
})

const people = ['p1', 'p2', 'p3', 'p4', 'p5', 'p6', 'p7']
const step = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({ do: fc.constant('join' as const), who: fc.constantFrom(...people) }),
  },
  {
    weight: 3,
    arbitrary: fc.record({ do: fc.constant('leave' as const), who: fc.constantFrom(...people) }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ do: fc.constant('tick' as const), who: fc.constantFrom(...people) }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant('room' as const),
      for: fc.option(fc.integer({ min: 1, max: 5 })),
    }),
  },
)

test('whatever happens in whatever order, a shift stays in order', () => {
  const { activity } = published()
  fc.assert(
    fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
      let shift = shiftOf(2)
      const filed: string[] = []
      for (const s of steps) {
        if (s.do === 'tick') {
          const ticks = [{ residentId: s.who, householdId: `h-${s.who}`, hours: undefined }]
          const done = confirm(activity, shift, ticks, { ...organiser, committee: false }, during)
          if (!done.ok) throw new Error(done.code)
          shift = done.value.shift
          filed.push(...ids(done.value.filed))
          continue
        }
        const after =
          s.do === 'join'
            ? signUp(shift, s.who, during)
            : s.do === 'leave'
              ? leave(shift, s.who, during)
              : retime(shift, { ...morning, capacity: s.for })
        if (after.ok) shift = after.value
        expectInOrder(shift)
      }
      expect(new Set(filed).size).toBe(filed.length)
      expect(ids(shift.attended)).toEqual(filed)
    }),
  )
})

function expectInOrder(shift: Shift): void {
  const { seats, queue, capacity } = shift
  expect(capacity === null || seats.length <= capacity).toBe(true)
  expect(queue.length === 0 || seats.length === capacity).toBe(true)
  const all = ids([...seats, ...queue])
  expect(new Set(all).size).toBe(all.length)
  const turns = queue.map((p) => p.turn)
  expect(turns).toEqual([...turns].sort((a, b) => a - b))
  const moved = seats.map((p) => p.turn)
  expect(moved).toEqual([...moved].sort((a, b) => a - b))
}
