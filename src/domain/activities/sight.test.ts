import fc from 'fast-check'
import { promotions, resident, townOfficer, viewers } from '../../../test/viewers/viewers'
import { awaitedWords } from '../checks/held'
import type { Viewer } from '../common/viewer'
import type { Activity } from './activity'
import type { Shift } from './shift'
import { aboutFor, canDo, confirmerOf, mayChange, takingPart } from './sight'

const activity: Activity = {
  activityId: 'a1',
  villageId: 'v',
  title: '清扫北沟村道',
  kind: 'service',
  text: '沿路捡垃圾',
  place: '村口',
  bring: '手套',
  contact: '马德厚',
  groupId: null,
  itemId: null,
  state: 'open',
  organiser: { personId: 'p3', householdId: 'h2' },
  publishedAt: '2026-10-02T00:00:00.000Z',
  version: 1,
  shifts: [1],
  lastShift: 1,
  confirmed: false,
  cancellation: null,
}
const none = { signUp: false, signUpOthers: false, edit: false, cancel: false, confirm: false }

test.each<[who: string, viewer: Viewer | null, can: Partial<typeof none>]>([
  ['a visitor', null, {}],
  ['a villager', resident('p4', 'h3'), { signUp: true }],
  ['a reviewer', resident('p4', 'h3', ['reviewer']), { signUp: true }],
  [
    'a recorder',
    resident('p4', 'h3', ['recorder']),
    { signUp: true, signUpOthers: true, confirm: true },
  ],
  [
    'the organiser',
    resident('p3', 'h2', ['recorder']),
    { signUp: true, signUpOthers: true, confirm: true, edit: true, cancel: true },
  ],
  ['the organiser without the role', resident('p3', 'h2'), { signUp: true }],
  [
    'a committee member',
    resident('p4', 'h3', ['committee']),
    { signUp: true, signUpOthers: true, confirm: true, edit: true, cancel: true },
  ],
  ['the town', townOfficer, {}],
])('%s can: %p %p', (_, viewer, can) => {
  const all = { ...none, ...can }
  expect(canDo(viewer, activity)).toEqual(all)
  expect(canDo(viewer, { ...activity, confirmed: true })).toEqual({ ...all, cancel: false })
  expect(canDo(viewer, { ...activity, state: 'cancelled' })).toEqual(none)
  expect(mayChange(viewer, activity)).toBe(all.edit)
})

test('what is told of an activity is everybody’s; while it is held, its writer’s and theirs who decide', () => {
  const held = { ...activity, held: { about: { by: 'p3', at: activity.publishedAt } } }
  const { title, place, text, bring, contact } = activity
  const whole = { title, place, text, bring, contact }
  const nothing = { title: awaitedWords, place: '', text: '', bring: '', contact: '' }
  fc.assert(fc.property(viewers, (viewer) => expect(aboutFor(viewer, activity)).toEqual(whole)))
  expect(aboutFor(null, held)).toEqual(nothing)
  expect(aboutFor(resident('p4', 'h3', ['recorder']), held)).toEqual(nothing)
  expect(aboutFor(resident('p3', 'h2'), held)).toEqual(whole)
  expect(aboutFor(resident('p4', 'h3', ['reviewer']), held)).toEqual(whole)
})

const places = fc.uniqueArray(fc.constantFrom('p1', 'p2', 'p3', 'p4', 'p5'))

test('of those who take part only the own household’s are named', () => {
  fc.assert(
    fc.property(places, places, (seated, family) => {
      const seats = seated.map((residentId, turn) => ({ residentId, turn }))
      const shift = { seats, queue: [], attended: [], waiting: [] } as unknown as Shift
      const members = family.map((residentId) => ({ residentId, name: `名${residentId}` }))
      const named = takingPart(shift, members).map(({ residentId }) => residentId)
      expect(named).toEqual(family.filter((id) => seated.includes(id)))
      expect(takingPart(shift, [])).toEqual([])
    }),
  )
})

test('a role takes nothing away, and a committee member confirms as one', () => {
  fc.assert(
    fc.property(promotions, ({ villager, promoted }) => {
      const before = canDo(villager, activity)
      const after = canDo(promoted, activity)
      for (const [deed, may] of Object.entries(before))
        if (may) expect(after[deed as keyof typeof after]).toBe(true)
      expect(confirmerOf(promoted).committee).toBe(promoted.roles.includes('committee'))
    }),
  )
})
