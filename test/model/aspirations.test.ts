import { castOf } from './village'
import { worldForAll } from './world'

let drawn = 0
const hour = 3_600_000
const world = worldForAll()

async function village(): Promise<string> {
  const v = `goals${String(drawn++)}`
  await world.addVillage({ villageId: v, households: castOf(v) })
  world.rewind()
  return v
}

async function post(v: string, goal: string, steps = ['选苗', '栽下']): Promise<string> {
  world.pass(hour)
  const about = { villageId: v, householdId: `${v}h1`, category: '种养' as const, goal, steps }
  const asked = { ...about, by: '2027-10-01' }
  return (await world.must('aspirations.post', asked, `${v}zhao`)).aspirationId
}

const step = (v: string, aspirationId: string) =>
  world.must('aspirations.progress', { villageId: v, aspirationId, note: '' }, `${v}zhao`)
const goals = (rows: readonly { goal: string }[]) => rows.map(({ goal }) => goal)

test('what moved last stands first, page after page', async () => {
  const v = await village()
  const moving = await post(v, '栽两亩果树')
  await post(v, '学会修农机')
  await post(v, '盖起新房子')
  world.pass(48 * hour)
  await step(v, moving)
  const first = await world.must('aspirations.list', { villageId: v, limit: 2 }, null)
  expect(goals(first.open)).toEqual(['栽两亩果树', '盖起新房子'])
  const after = { villageId: v, limit: 2, after: first.after ?? '' }
  const second = await world.must('aspirations.list', after, null)
  expect([goals(second.open), second.after, first.total]).toEqual([['学会修农机'], null, 3])
})

test('every goal that was reached can be found, however long ago', async () => {
  const v = await village()
  for (let i = 1; i <= 7; i++) {
    await step(v, await post(v, `第 ${String(i)} 个心愿`, ['做到']))
    // One person writes so many goals a day.
    world.pass(24 * hour)
  }
  const board = await world.must('aspirations.list', { villageId: v }, null)
  expect([board.reached.length, board.reachedMore]).toEqual([5, true])
  const all = await world.must('aspirations.reached', { villageId: v, limit: 4 }, null)
  const rest = { villageId: v, limit: 4, after: all.after ?? '' }
  const others = await world.must('aspirations.reached', rest, null)
  expect(goals([...all.goals, ...others.goals])).toEqual(
    [7, 6, 5, 4, 3, 2, 1].map((i) => `第 ${String(i)} 个心愿`),
  )
  world.pass(61 * 24 * hour)
  const later = await world.must('aspirations.list', { villageId: v }, null)
  expect([later.reached, later.reachedMore]).toEqual([[], true])
})

test('a cheer is taken back within a day, once, and may be given again', async () => {
  const v = await village()
  const aspirationId = await post(v, '栽两亩果树')
  const asked = { villageId: v, aspirationId }
  const read = async () => (await world.must('aspirations.read', asked, `${v}wu`)).can
  expect(await world.call('aspirations.uncheer', asked, `${v}wu`)).toMatchObject({
    code: 'CHEER_NOT_FOUND',
  })
  await world.must('aspirations.cheer', asked, `${v}wu`)
  world.pass(23 * hour)
  expect(await read()).toMatchObject({ cheer: false, uncheer: true })
  expect(await world.must('aspirations.uncheer', asked, `${v}wu`)).toEqual({ cheers: 0 })
  expect(await world.must('aspirations.cheer', asked, `${v}wu`)).toEqual({ cheers: 1 })
  world.pass(24 * hour)
  expect(await read()).toMatchObject({ uncheer: false })
  expect(await world.call('aspirations.uncheer', asked, `${v}wu`)).toMatchObject({
    code: 'CHEER_TOO_OLD',
  })
})
