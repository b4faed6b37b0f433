import type { RequestInput } from '@/domain/contracts'
import { approvedDeed } from './doing'
import { castOf } from './village'
import { worldForEach } from './world'

const dayMs = 86_400_000
const v = { villageId: 'v' }

const world = worldForEach(async (world) => {
  const households = {
    ...castOf(),
    h4: { li: ['supervisor'], family: [] },
    h6: { wu: [], chen: ['supervisor'] },
  } as const
  await world.addVillage({ ...v, households })
  await world.addVillage({ villageId: 'w', households: { w1: { feng: ['supervisor'] } } })
})

async function objected(text: string, by = 'wu', householdId = 'h1'): Promise<string> {
  const deedId = await approvedDeed(world, { ...v, householdId })
  await world.must('deeds.object', { ...v, deedId, text }, by)
  return deedId
}

const waiting = (as: string, more: Partial<RequestInput<'deeds.objections'>> = {}) =>
  world.must('deeds.objections', { ...v, ...more }, as)

test('the supervisor reads what was said, by whom under a masked name, and until when to answer', async () => {
  const deedId = await objected('那天没看见有人扫')
  expect((await waiting('li')).rows).toMatchObject([
    {
      objectionId: `${deedId}:wu`,
      deed: { deedId, state: 'objected', household: '张*明户' },
      text: '那天没看见有人扫',
      by: '张*明',
      answerBy: '2026-11-09',
      overdue: false,
    },
  ])
})

test.each(['zhao', 'wu', 'qian', 'sun', 'zhou', null])('%s reads no objection', async (as) => {
  const deedId = await objected('那天没看见有人扫')
  expect(await world.call('deeds.objections', v, as)).toMatchObject({ ok: false })
  expect(JSON.stringify(await world.call('deeds.read', { ...v, deedId }, as))).not.toMatch(
    /没看见|:wu/,
  )
})

test('a supervisor of a household concerned finds nothing, which would say who objected', async () => {
  await objected('我看他没去', 'zhao', 'h4')
  expect((await waiting('li')).rows).toEqual([])
  expect((await waiting('chen')).rows).toHaveLength(1)
})

test('what one may not answer leaves no empty page before the others', async () => {
  for (const by of ['wu', 'wu', 'zhou']) await objected('没看见', by)
  const first = await waiting('chen', { limit: 1 })
  expect(first).toMatchObject({ rows: [{ text: '没看见' }], after: null })
})

test('page by page, what is due first stands first', async () => {
  for (const text of ['第一条', '第二条', '第三条']) {
    await objected(text)
    world.pass(3_600_000)
  }
  const texts: string[] = []
  let after: string | null = null
  do {
    const page = await waiting('li', { limit: 1, ...(after === null ? {} : { after }) })
    texts.push(...page.rows.map((row) => row.text))
    after = page.after
  } while (after !== null)
  expect(texts).toEqual(['第一条', '第二条', '第三条'])
})

test('the town finds only what is overdue, without who objected', async () => {
  await objected('没看见')
  expect((await waiting('officer')).rows).toEqual([])
  world.pass(7 * dayMs)
  expect((await waiting('officer')).rows).toMatchObject([
    { text: '没看见', by: null, overdue: true },
  ])
  expect((await waiting('li')).rows).toMatchObject([{ overdue: true }])
})

test('an answer ends it, and one that is upheld ends the others of the deed too', async () => {
  const deedId = await objected('没看见')
  await world.must('deeds.object', { ...v, deedId, text: '我也没看见' }, 'zhou')
  const objectionId = `${deedId}:wu`
  const answer = { ...v, objectionId, decision: 'upheld', reason: '问过邻居' } as const
  await world.must('deeds.answer', answer, 'li')
  expect((await waiting('li')).rows).toEqual([])
})

test('another village finds nothing', async () => {
  const deedId = await objected('没看见')
  const foreign = { villageId: 'w', after: `${deedId}:wu` }
  expect((await world.must('deeds.objections', foreign, 'feng')).rows).toEqual([])
  expect(await world.call('deeds.objections', v, 'feng')).toMatchObject({ code: 'NOT_IN_VILLAGE' })
})

test('a text that did not pass is marked for who answers', async () => {
  await objected('他那天在打牌')
  expect((await waiting('li')).rows).toMatchObject([{ text: '他那天在打牌', checking: true }])
})

test('only whoever objected is told the day of the answer', async () => {
  const deedId = await objected('没看见')
  const read = (as: string | null) => world.must('deeds.read', { ...v, deedId }, as)
  expect(await read('wu')).toMatchObject({ answerBy: '2026-11-09', can: { object: false } })
  for (const as of [null, 'zhao', 'chen', 'zhou'])
    expect(await read(as)).not.toHaveProperty('answerBy')
})
