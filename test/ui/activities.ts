import type { Answer } from '@/domain/contracts'
import type { Attendee, CalendarRow, ShiftRow, ShiftView } from '@/domain/activities/contract'

/** What is on in the village, for tests of screens. Shanghai is eight hours ahead of these instants. */
export function shift(part: Partial<ShiftView> = {}): ShiftView {
  return {
    shiftId: 'a1:1',
    startsAt: '2026-11-28T00:00:00.000Z',
    endsAt: '2026-11-28T02:00:00.000Z',
    phase: 'coming',
    capacity: 16,
    taken: 12,
    queued: 0,
    came: 0,
    waiting: 0,
    mine: [],
    ...part,
  }
}

export const brief: ShiftRow['activity'] = {
  activityId: 'a1',
  title: '清扫北沟村道',
  kind: 'service',
  place: '村口老柿树下',
  group: null,
  price: { name: '志愿服务', per: 'hour', from: 1, to: 1 },
  state: 'open',
}

export const secondShift = shift({
  shiftId: 'a1:2',
  startsAt: '2026-11-28T02:00:00.000Z',
  endsAt: '2026-11-28T04:00:00.000Z',
  capacity: 14,
  taken: 14,
})

export function activityAnswer(
  part: Partial<Answer<'activities.read'>['activity']> = {},
  can: Partial<Answer<'activities.read'>['can']> = {},
): Answer<'activities.read'> {
  return {
    activity: {
      ...brief,
      text: '入冬前把路清一遍。',
      bring: '扫帚',
      contact: '马德厚',
      groupId: null,
      itemId: 'volunteer',
      version: 3,
      organiser: '马德厚',
      publishedAt: '2026-11-20T10:00:00.000Z',
      cancellation: null,
      shifts: [shift(), secondShift],
      ...part,
    },
    village: '柿湾村',
    household: [
      { residentId: 'zhao-1', name: '赵永顺', me: true, mayJoin: true },
      { residentId: 'zhao-2', name: '苏桂香', me: false, mayJoin: true },
    ],
    can: {
      signUp: true,
      signUpOthers: false,
      edit: false,
      cancel: false,
      confirm: false,
      ...can,
    },
  }
}

export function calendarRow(part: Partial<CalendarRow> = {}): CalendarRow {
  const who = {
    residentId: 'zhao-1',
    name: '赵永顺',
    state: 'seated',
    position: null,
  } as const
  return { activity: brief, shift: shift(), who, me: true, deedId: null, ...part }
}

export function attendee(part: Partial<Attendee> = {}): Attendee {
  return {
    residentId: 'zhao-1',
    name: '赵永顺',
    household: '赵永顺户',
    group: '三组',
    state: 'seated',
    position: null,
    hours: null,
    own: false,
    ...part,
  }
}

/** As `roster.find` answers. */
export const foundLiu: Answer<'roster.find'> = {
  households: [
    {
      householdId: 'liu',
      name: '刘满仓户',
      group: '四组',
      number: '7',
      members: [{ residentId: 'liu-1', name: '刘满仓', under14: false }],
    },
  ],
  after: null,
}
