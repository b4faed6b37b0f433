import { runTimer } from '../../cloudfunctions/services/timer'
import { worldForEach } from './world'

const dayMs = 86_400_000

const world = worldForEach((world) =>
  world.addVillage({ villageId: 'lt', households: { h1: { h1: [] } } }),
)
const file = () =>
  world.call(
    'deeds.file',
    { villageId: 'lt', householdId: 'h1', itemId: 'sweep', quantity: 1, doneOn: '2026-11-01' },
    'h1',
    'one-key-of-a-phone',
  )

test('the first answer to a key is known for ninety days, then it is forgotten', async () => {
  const first = await file()
  expect(first).toMatchObject({ ok: true })
  world.pass(89 * dayMs)
  await runTimer(world.platform)
  expect(await file()).toEqual(first)
  const receipts = () => world.stored.count('receipts', { eq: {} })
  const before = await receipts()
  world.pass(2 * dayMs)
  await runTimer(world.platform)
  expect([before, await receipts()]).toEqual([1, 0])
})
