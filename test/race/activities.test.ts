import { worldForAll } from '../model/world'

const people = Array.from({ length: 300 }, (_, i) => `r${String(i).padStart(3, '0')}`)
const places = 20
const v = { villageId: 'v' }

const world = worldForAll((world) =>
  world.addVillage({
    villageId: 'v',
    households: {
      h0: { ma: ['recorder'] },
      ...Object.fromEntries(people.map((id) => [`h-${id}`, { [id]: [] }])),
    },
  }),
)

async function openShift(day: string): Promise<string> {
  const { activityId } = await world.must(
    'activities.publish',
    {
      ...v,
      title: '柿子嫁接',
      kind: 'skills',
      place: '二组果园',
      shifts: [{ day, from: '09:00', to: '11:00', capacity: places }],
    },
    'ma',
  )
  return `${activityId}:1`
}
const shiftOf = async (shiftId: string) => {
  const shift = await world.platform.store.get('shifts', shiftId)
  if (!shift) throw new Error('no shift')
  return shift
}
const ids = (list: readonly { residentId: string }[]) => list.map((p) => p.residentId)

test('300 people, 20 places at once: exactly 20 are in, the others wait in the order in which they came', async () => {
  const shiftId = await openShift('2026-11-08')
  const answers = await Promise.all(
    people.map((residentId) =>
      world.must('activities.signUp', { ...v, shiftId, residentId }, residentId),
    ),
  )
  const told = new Map(people.map((id, i) => [id, answers[i]]))
  const shift = await shiftOf(shiftId)
  expect(shift.seats).toHaveLength(places)
  expect(shift.queue).toHaveLength(people.length - places)
  expect([...ids(shift.seats), ...ids(shift.queue)].sort()).toEqual(people)
  expect([...shift.seats, ...shift.queue].map((p) => p.turn)).toEqual(people.map((_, i) => i + 1))
  // What each was told is what the document says.
  for (const id of ids(shift.seats)) expect(told.get(id)?.state).toBe('seated')
  for (const [i, id] of ids(shift.queue).entries()) {
    expect(told.get(id)).toEqual({ state: 'queued', position: i + 1 })
  }

  const first = ids(shift.queue).slice(0, 10)
  const gone = ids(shift.seats).filter((_, i) => i % 2 === 0)
  await Promise.all(
    gone.map((residentId) =>
      world.must('activities.leave', { ...v, shiftId, residentId }, residentId),
    ),
  )
  const after = await shiftOf(shiftId)
  expect(gone).toHaveLength(10)
  expect(ids(after.seats).slice(-10)).toEqual(first)
  expect(after.seats).toHaveLength(places)
  expect(ids(after.queue)).toEqual(ids(shift.queue).slice(10))
  expect(new Set([...ids(after.seats), ...ids(after.queue)]).size).toBe(people.length - 10)
})

test('the last place goes to one of many, whatever leaves, joins and grows at once', async () => {
  const shiftId = await openShift('2026-11-09')
  const activityId = shiftId.slice(0, -2)
  const some = people.slice(0, 60)
  await Promise.all(
    some
      .slice(0, places)
      .map((id) => world.must('activities.signUp', { ...v, shiftId, residentId: id }, id)),
  )
  await Promise.all([
    ...some
      .slice(places)
      .map((id) => world.must('activities.signUp', { ...v, shiftId, residentId: id }, id)),
    ...some
      .slice(0, 7)
      .map((id) => world.must('activities.leave', { ...v, shiftId, residentId: id }, id)),
    world.must(
      'activities.edit',
      {
        ...v,
        activityId,
        version: 1,
        title: '柿子嫁接',
        kind: 'skills',
        place: '二组果园',
        shifts: [{ shiftId, day: '2026-11-09', from: '09:00', to: '11:00', capacity: places + 5 }],
      },
      'ma',
    ),
  ])
  const { seats, queue } = await shiftOf(shiftId)
  expect(seats).toHaveLength(places + 5)
  expect(queue).toHaveLength(some.length - 7 - places - 5)
  expect([...ids(seats), ...ids(queue)].sort()).toEqual(some.slice(7))
  const turns = [...seats, ...queue].map((p) => p.turn)
  expect(turns).toEqual([...turns].sort((a, b) => a - b))
})
