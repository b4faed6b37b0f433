import { agree } from './doing'
import { castOf } from './village'
import { litter, sweep, worldForAll } from './world'

const dayMs = 86_400_000
let villageId = ''
let villages = 0
const world = worldForAll()
beforeEach(async () => {
  villageId = `rules${String(villages++)}`
  world.rewind()
  await world.addVillage({ villageId, items: [sweep], households: castOf(villageId) })
})

const as = (name: string) => `${villageId}${name}`
const file = (doneOn: string, itemId = 'sweep') => {
  const deed = { villageId, itemId, householdId: as('h6'), doneOn }
  return world.call('deeds.file', deed, as('qian'))
}
const decided = {
  name: '村民代表会议',
  day: '2026-09-20',
  record: '举手通过',
  filedOn: '2026-09-25',
}
const adopt = async (effectiveFrom: string, points: number) => {
  await world.must(
    'rules.adopt',
    {
      villageId,
      effectiveFrom,
      note: '',
      meeting: decided,
      items: [{ ...sweep, points: { kind: 'fixed', value: points } }, litter],
    },
    as('zhou'),
  )
  await agree(world, villageId)
}

test('the rules of a village are read once for all deeds of days gone by, and once a day for those of the day', async () => {
  const list = jest.spyOn(world.platform.store, 'list')
  const readings = () => list.mock.calls.filter(([collection]) => collection === 'ruleSets').length
  expect(await file('2026-11-01')).toMatchObject({ ok: true })
  expect(await file('2026-11-02')).toMatchObject({ ok: true })
  expect(readings()).toBe(1)
  world.pass(dayMs)
  expect(await file('2026-11-01')).toMatchObject({ ok: true })
  expect(readings()).toBe(1)
  expect(await file('2026-11-02')).toMatchObject({ ok: true })
  expect(await file('2026-11-03')).toMatchObject({ ok: true })
  expect(readings()).toBe(2)
  list.mockRestore()
})

test('a version adopted after the rules were read counts for the deeds of its own days and for no earlier one', async () => {
  expect(await file('2026-11-02')).toMatchObject({ ok: true, data: { points: 5 } })
  await adopt('2026-11-03', 3)
  expect(await file('2026-11-02', 'litter')).toMatchObject({ code: 'ITEM_NOT_FOUND' })
  world.pass(dayMs)
  expect(await file('2026-11-03')).toMatchObject({ ok: true, data: { points: 3 } })
  expect(await file('2026-11-02')).toMatchObject({ ok: true, data: { points: 5 } })
})

test('a village that had no rules when it was asked has them from the moment of its first version', async () => {
  await world.stored.tx((t) => t.remove('ruleSets', `${villageId}:1`))
  expect(await file('2026-11-01')).toMatchObject({ code: 'ITEM_NOT_FOUND' })
  await adopt('2026-10-01', 4)
  expect(await file('2026-11-01')).toMatchObject({ ok: true, data: { points: 4 } })
})

test('a deed is valued by its own version also where that was never read', async () => {
  const filed = await file('2026-11-02')
  const { deedId } = (filed.ok ? filed.data : {}) as { deedId: string }
  await adopt('2026-11-03', 3)
  // As on another instance, which has read nothing yet.
  const version = await world.stored.get('ruleSets', `${villageId}:1`)
  if (!version) throw new Error('the village has rules')
  await world.stored.tx((t) =>
    t.insert('ruleSets', { ...version, _id: `${villageId}:7`, version: 7 }),
  )
  await world.stored.tx((t) => t.update('deeds', deedId, { ruleVersion: 7 }))
  expect(await world.must('deeds.approve', { villageId, deedId }, as('sun'))).toMatchObject({
    points: 5,
  })
})
