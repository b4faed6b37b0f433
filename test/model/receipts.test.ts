import { runTimer } from '../../cloudfunctions/services/timer'
import { contracts, type CallName } from '@/domain/contracts'
import { beforeAnything, prepare, type Prepared } from './prepared'
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

const commands = (Object.keys(contracts) as CallName[]).filter(
  (name) =>
    contracts[name].kind === 'command' &&
    !name.startsWith('demo.') &&
    !beforeAnything.includes(name),
)

test.each(commands)('the receipt of %s holds no name and no phone', async (name) => {
  const village = await prepare(world, 'none')
  const receipts = () => world.stored.list('receipts', { eq: {}, limit: 1000 })
  const before = new Set((await receipts()).map(({ _id }) => _id))
  await call(name, village)
  const kept = (await receipts()).filter(({ _id }) => !before.has(_id))
  expect(JSON.stringify(kept.map(({ answer }) => answer))).not.toMatch(
    /张[a-z]+|孙德海|孙小满|(?<!\d)1[3-9]\d{9}(?!\d)/,
  )
})

test.each(['session.bindByPhone', 'roster.checkImport'] as const)(
  '%s, whose answer holds names, gives the same one again',
  async (name) => {
    const village = await prepare(world, 'none')
    const payload = village.payload(name)
    const first = await call(name, village, payload)
    expect(await call(name, village, payload)).toEqual(first)
  },
)

async function call(name: CallName, village: Prepared, payload: object = village.payload(name)) {
  const answer = await world.call(name, payload, village.caller(name), 'one-key-for-both')
  expect(answer).toMatchObject({ ok: true })
  return answer
}
