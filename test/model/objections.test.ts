import type { RequestInput } from '@/domain/contracts'
import { runTimer } from '../../cloudfunctions/services/timer'
import { approvedDeed, objectionOf } from './doing'
import { castOf } from './village'
import { sweep, worldForEach } from './world'

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

test('the supervisor reads what was said, by whom, and until when to answer', async () => {
  const deedId = await objected('那天没看见有人扫')
  expect((await waiting('li')).rows).toMatchObject([
    {
      objectionId: await objectionOf(world, deedId, 'wu'),
      deed: { deedId, state: 'objected', household: '张zhao明户', number: '1' },
      text: '那天没看见有人扫',
      by: '张wu明',
      byPlace: '一组 1 号',
      answerBy: '2026-11-09',
      overdue: false,
    },
  ])
})

test.each(['zhao', 'wu', 'qian', 'sun', 'zhou', null])('%s reads no objection', async (as) => {
  const deedId = await objected('那天没看见有人扫')
  expect(await world.call('deeds.objections', v, as)).toMatchObject({ ok: false })
  expect(JSON.stringify(await world.call('deeds.read', { ...v, deedId }, as))).not.toMatch(
    as === 'wu' ? /:wu/ : /没看见|:wu/,
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
  world.pass(7 * dayMs)
  expect((await waiting('officer')).rows).toEqual([])
  expect((await waiting('li')).rows).toMatchObject([{ overdue: false }])
  world.pass(dayMs)
  expect((await waiting('officer')).rows).toMatchObject([
    { text: '没看见', by: null, overdue: true },
  ])
  expect((await waiting('li')).rows).toMatchObject([{ overdue: true }])
})

test('an answer ends it, and one that is upheld ends the others of the deed too', async () => {
  const deedId = await objected('没看见')
  await world.must('deeds.object', { ...v, deedId, text: '我也没看见' }, 'zhou')
  const objectionId = await objectionOf(world, deedId, 'wu')
  const answer = { ...v, objectionId, decision: 'upheld', reason: '问过邻居' } as const
  await world.must('deeds.answer', answer, 'li')
  expect((await waiting('li')).rows).toEqual([])
  for (const [who, text] of [
    ['wu', '没看见'],
    ['zhou', '我也没看见'],
  ] as const) {
    expect(await own(who, deedId)).toMatchObject({
      objection: { text, state: 'upheld' },
      answers: [{ decision: 'upheld', reason: '问过邻居' }],
      deed: { state: 'dropped' },
    })
    expect(await told(who)).toMatchObject([
      { newer: 'objection.upheld', subjectId: deedId, reason: '问过邻居', title: '清扫村道' },
    ])
  }
  // Whoever made none reads neither; what is told goes to nobody else of the household.
  expect(await world.call('deeds.read', { ...v, deedId }, 'chen')).toMatchObject({ ok: true })
  expect(await told('chen')).toEqual([])
  expect(await world.call('deeds.read', { ...v, deedId }, 'family')).toMatchObject({
    code: 'DEED_NOT_FOUND',
  })
})

const own = (as: string, deedId: string) => world.must('deeds.read', { ...v, deedId }, as)
const told = async (as: string) =>
  (await world.must('inbox.list', { ...v, limit: 50 }, as)).notices.filter((n) =>
    n.newer?.startsWith('objection.'),
  )

test('an answer can be read later too, when the deed has long been posted', async () => {
  const deedId = await objected('没看见')
  const objectionId = await objectionOf(world, deedId, 'wu')
  const answer = { ...v, objectionId, decision: 'dismissed', reason: '问过邻居' } as const
  await world.must('deeds.answer', answer, 'li')
  world.pass(30 * dayMs)
  await runTimer(world.platform)
  expect(await own('wu', deedId)).toMatchObject({
    deed: { state: 'posted' },
    objection: { state: 'dismissed' },
    entry: null,
  })
  expect(await told('wu')).toMatchObject([{ newer: 'objection.dismissed', reason: '问过邻居' }])
  expect(await world.must('session.me', {}, 'wu')).toMatchObject({
    identities: [{ unread: 1 }],
  })
  const [notice] = await told('wu')
  await world.must('inbox.read', { ...v, noticeId: notice?.noticeId ?? '' }, 'wu')
  expect(await world.must('session.me', {}, 'wu')).toMatchObject({
    identities: [{ unread: 0 }],
  })
  expect(
    await world.call('inbox.read', { ...v, noticeId: notice?.noticeId ?? '' }, 'chen'),
  ).toMatchObject({ code: 'NOTICE_NOT_FOUND' })
})

test('whoever objected takes it back, and the deed goes on; nobody else can', async () => {
  const deedId = await objected('没看见')
  const objectionId = await objectionOf(world, deedId, 'wu')
  const retract = (as: string) => world.call('deeds.retract', { ...v, deedId }, as)
  for (const as of ['chen', 'zhao', 'zhou'])
    expect(await retract(as)).toMatchObject({ code: 'OBJECTION_NOT_FOUND' })
  expect(await own('wu', deedId)).toMatchObject({ can: { retract: true } })
  expect(await retract('wu')).toMatchObject({ ok: true })
  expect(await retract('wu')).toMatchObject({ code: 'OBJECTION_ANSWERED' })
  expect(await own('wu', deedId)).toMatchObject({
    deed: { state: 'publicity' },
    objection: { state: 'withdrawn' },
    can: { retract: false, object: false },
    openObjections: 0,
  })
  expect((await waiting('li')).rows).toEqual([])
  const answer = { ...v, objectionId, decision: 'upheld', reason: '问过邻居' } as const
  expect(await world.call('deeds.answer', answer, 'li')).toMatchObject({
    code: 'OBJECTION_ANSWERED',
  })
})

test('a deed that is taken back answers whoever had objected', async () => {
  const deedId = await objected('没看见')
  await world.must('deeds.withdraw', { ...v, deedId }, 'qian')
  expect((await waiting('li')).rows).toEqual([])
  expect(await own('wu', deedId)).toMatchObject({
    deed: { state: 'withdrawn' },
    objection: { state: 'lapsed' },
  })
  expect(await told('wu')).toMatchObject([{ newer: 'objection.lapsed' }])
})

test('what concerns the only supervisor who is left goes to the town at once, and earlier ones with it', async () => {
  await world.platform.store.tx((t) => t.update('residents', 'chen', { roles: [] }))
  const deedId = await objected('没看见')
  expect((await waiting('officer')).rows).toEqual([])
  await world.must('deeds.object', { ...v, deedId, text: '我看他没去' }, 'family')
  expect((await waiting('li')).rows).toEqual([])
  const rows = (await waiting('officer')).rows
  expect(rows).toMatchObject([
    { text: '没看见', by: null, overdue: false, village: '岭头村' },
    { text: '我看他没去', by: null },
  ])
  const [first] = rows
  const objectionId = first?.objectionId ?? ''
  const answer = { ...v, objectionId, decision: 'dismissed', reason: '到村里问过' } as const
  await world.must('deeds.answer', answer, 'officer')
  expect((await waiting('officer')).rows).toHaveLength(1)
})

test('the officer has overdue ones of every village of the town on one list, page by page', async () => {
  await world.addVillage({
    villageId: 'u',
    items: [sweep],
    households: {
      u1: { uzhao: [] },
      u2: { uqian: ['recorder'] },
      u3: { usun: ['reviewer'] },
      u4: { uli: ['supervisor'] },
    },
  })
  await objected('第一条')
  const deed = { villageId: 'u', itemId: 'sweep', householdId: 'u1', doneOn: '2026-11-01' }
  const { deedId } = await world.must('deeds.file', deed, 'uqian')
  await world.must('deeds.approve', { villageId: 'u', deedId }, 'usun')
  await world.must('deeds.object', { villageId: 'u', deedId, text: '第二条' }, 'usun')
  world.pass(8 * dayMs)
  expect((await waiting('officer')).rows.map((row) => [row.text, row.deed.villageId])).toEqual(
    expect.arrayContaining([
      ['第一条', 'v'],
      ['第二条', 'u'],
    ]),
  )
  const one = await waiting('officer', { limit: 1 })
  const rest = await waiting('officer', { limit: 1, after: one.after ?? '' })
  expect([...one.rows, ...rest.rows].map((row) => row.text).sort()).toEqual(['第一条', '第二条'])
  expect((await waiting('li')).rows).toHaveLength(1)
  const answer = { objectionId: await objectionOf(world, deedId, 'usun'), reason: '到村里问过' }
  const decided = { ...answer, decision: 'upheld', villageId: 'u' } as const
  await world.must('deeds.answer', decided, 'officer')
  expect(await world.must('deeds.read', { villageId: 'u', deedId }, 'usun')).toMatchObject({
    deed: { state: 'dropped' },
  })
})

test('one answer for what is not there and for what is not one’s own', async () => {
  const deedId = await objected('我看他没去', 'family')
  const objectionId = await objectionOf(world, deedId, 'family')
  expect(objectionId).not.toMatch(/family|h4/)
  const answerAs = (as: string, id: string) =>
    world.call(
      'deeds.answer',
      { ...v, objectionId: id, decision: 'dismissed', reason: '问过邻居' },
      as,
    )
  // Of the objector's household; of the town before its time; and of nothing at all.
  const answers = [
    await answerAs('li', objectionId),
    await answerAs('officer', objectionId),
    await answerAs('li', 'made-up'),
    await answerAs('chen', `${deedId}:family`),
    await answerAs('chen', `${deedId}:wu`),
  ]
  expect(answers[0]).toMatchObject({ code: 'OBJECTION_NOT_FOUND' })
  const said = answers.map((answer) => JSON.stringify({ ...answer, requestId: '' }))
  expect(new Set(said).size).toBe(1)
  const page = (after: string) => waiting('chen', { after })
  expect(await page(`${deedId}:family`)).toEqual(await page('made-up'))
})

test('another village finds nothing', async () => {
  const deedId = await objected('没看见')
  const foreign = { villageId: 'w', after: await objectionOf(world, deedId, 'wu') }
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

test('whoever may object reads who would answer, and learns nothing of who objected before', async () => {
  const deedId = await approvedDeed(world, { ...v, householdId: 'h1' })
  const answerers = async (as: string) =>
    (await world.must('deeds.read', { ...v, deedId }, as)).answerers
  expect(await answerers('zhou')).toEqual(['张*明', '张*明'])
  // Of the household of one of them.
  expect(await answerers('wu')).toEqual(['张*明'])
  await world.must('deeds.object', { ...v, deedId, text: '没看见' }, 'chen')
  expect(await answerers('zhou')).toEqual(['张*明', '张*明'])
  expect(await answerers('chen')).toBeUndefined()
})

test('whoever objected reads the own answer with who gave it, and nobody else does', async () => {
  const deedId = await objected('那天没看见有人扫')
  const answered = { objectionId: await objectionOf(world, deedId, 'wu'), reason: '问过邻居' }
  await world.must('deeds.answer', { ...v, ...answered, decision: 'upheld' }, 'li')
  const own = async (as: string) => (await world.must('deeds.read', { ...v, deedId }, as)).objection
  expect(await own('wu')).toMatchObject({
    state: 'upheld',
    answer: { reason: '问过邻居', by: '张*明' },
  })
  expect(await own('zhao')).toBeUndefined()
})

test('what the town answered bears no name', async () => {
  const deedId = await objected('那天没看见有人扫')
  world.pass(8 * dayMs)
  const answered = { objectionId: await objectionOf(world, deedId, 'wu'), reason: '问过邻居' }
  await world.must('deeds.answer', { ...v, ...answered, decision: 'dismissed' }, 'officer')
  const { objection } = await world.must('deeds.read', { ...v, deedId }, 'wu')
  expect(objection?.answer).toMatchObject({ reason: '问过邻居', by: null })
})
