import { approvedDeed, fileDeed } from './doing'
import { cappedSweep, worldForEach } from './world'

const v = { villageId: 'v' }
const hourly = {
  ...cappedSweep,
  id: 'care',
  name: '照看老人',
  points: { kind: 'range' as const, from: 2, to: 6 },
  per: 'hour' as const,
}
const world = worldForEach((world) =>
  world.addVillage({ ...v, items: [{ ...cappedSweep, name: '清扫村道' }, hourly] }),
)

const about = { ...v, itemId: 'sweep', householdId: 'h1', doneOn: '2026-11-01' }
const room = async (as = 'zhao', more: object = {}) =>
  (await world.must('deeds.room', { ...about, ...more }, as)).caps

test('what is taken of a cap is told with what waits for review, so that nothing is promised twice', async () => {
  const monthly = { unit: 'points', per: 'month', of: 'household', limit: 12 }
  expect(await room()).toEqual([{ ...monthly, used: 0 }])
  await approvedDeed(world, v)
  expect(await room()).toEqual([{ ...monthly, used: 5 }])
  const waits = await fileDeed(world, v)
  expect(await room()).toEqual([{ ...monthly, used: 10 }])
  // Of the third only two are left.
  await fileDeed(world, v)
  expect(await room()).toEqual([{ ...monthly, used: 12 }])
  await world.must('deeds.reject', { ...v, deedId: waits, reason: '不是那天' }, 'sun')
  expect(await room()).toEqual([{ ...monthly, used: 10 }])
  expect(await room('zhao', { doneOn: '2026-10-31' })).toEqual([{ ...monthly, used: 0 }])
  expect(await room('qian', { householdId: 'h6' })).toEqual([{ ...monthly, used: 0 }])
})

test('what a reviewer is still to pick counts as highly as it may', async () => {
  await fileDeed(world, { ...v, itemId: 'care', quantity: 1.5 })
  expect(await room('zhao', { itemId: 'care' })).toMatchObject([{ used: 9 }])
})

test('a neighbour’s caps are not told, nor those of what is not there', async () => {
  const ask = (as: string, more: object) => world.call('deeds.room', { ...about, ...more }, as)
  expect(await ask('wu', {})).toMatchObject({ code: 'NOT_YOUR_HOUSEHOLD' })
  expect(await ask('qian', { householdId: 'nowhere' })).toMatchObject({
    code: 'HOUSEHOLD_NOT_FOUND',
  })
  expect(await ask('zhao', { itemId: 'nothing' })).toMatchObject({ code: 'ITEM_NOT_FOUND' })
})

test('half a point is a cut that is seen, before and after review', async () => {
  const item = { ...hourly, points: { kind: 'fixed' as const, value: 1 }, caps: [] }
  await world.platform.store.tx((t) => t.update('ruleSets', 'v:1', { items: [item] }))
  const deedId = await fileDeed(world, { ...v, itemId: 'care', quantity: 1.5 })
  const read = () => world.must('deeds.read', { ...v, deedId }, 'zhao')
  expect(await read()).toMatchObject({ deed: { claimed: 1.5, points: 1 } })
  await world.must('deeds.approve', { ...v, deedId }, 'sun')
  expect(await read()).toMatchObject({ deed: { claimed: 1.5, points: 1 } })
})
