import { migrate } from '../../cloudfunctions/migrations/run'
import { objectionsTellNobody } from '../../cloudfunctions/migrations/003-objections-tell-nobody'
import type { Documents } from '../../cloudfunctions/services/common/documents'
import { checkIdOf } from '@/domain/checks/check'
import { objectionOf } from './doing'
import { openWorld, sweep, type World } from './world'

const v = { villageId: 'v' }
let world: World

beforeEach(async () => {
  world = await openWorld()
  await world.addVillage({
    ...v,
    items: [{ ...sweep, caps: [] }],
    households: {
      h1: { zhao: [] },
      h2: { qian: ['recorder'] },
      h3: { sun: ['reviewer'] },
      h4: { li: ['supervisor'] },
      h5: { wu: [] },
      h6: { zhou: [] },
    },
  })
})
afterEach(() => world.close())

async function approved(): Promise<string> {
  const deed = { ...v, itemId: 'sweep', householdId: 'h1', doneOn: '2026-11-01' }
  const { deedId } = await world.must('deeds.file', deed, 'qian')
  await world.must('deeds.approve', { ...v, deedId }, 'sun')
  return deedId
}

/** As the version before kept it: under the deed's and the resident's id, due at the minute. */
async function keptBefore(deedId: string, by: string): Promise<string> {
  const id = await objectionOf(world, deedId, by)
  const old = `${deedId}:${by}`
  await world.stored.tx(async (t) => {
    const objection = await t.get('objections', id)
    if (!objection) throw new Error('the objection is there')
    const { townFrom: _, ...rest } = objection
    const answerBy = '2026-11-09T02:00:00.000Z'
    await t.remove('objections', id)
    await t.insert('objections', {
      ...({ ...rest, _id: old, objectionId: old, answerBy } as Documents['objections']),
    })
    await t.update('deeds', deedId, { objections: null } as never)
    const message = await t.get('messages', `objection-answered:${id}`)
    if (message) {
      await t.remove('messages', message._id)
      const _id = `objection-answered:${old}`
      await t.insert('messages', { ...message, _id, messageId: _id, subjectId: old })
    }
    const check = await t.get('checks', checkIdOf({ kind: 'objection', id }, 'answer'))
    if (check) {
      const subject = { kind: 'objection', id: old } as const
      const checkId = checkIdOf(subject, 'answer')
      await t.remove('checks', check._id)
      await t.insert('checks', { ...check, _id: checkId, checkId, subject })
    }
  })
  return old
}

const run = () =>
  migrate(world.stored, { migrations: [objectionsTellNobody], now: world.platform.clock.now })

test('an objection that was kept under who made it is renamed, answered and read as any other', async () => {
  const deedId = await approved()
  for (const [as, text] of [
    ['wu', '没看见'],
    ['zhou', '我也没看见'],
  ] as const)
    await world.must('deeds.object', { ...v, deedId, text }, as)
  const olds = [await keptBefore(deedId, 'wu')]
  // The second one's list went with the first one's.
  const rest = await world.stored.list('objections', { eq: { deedId }, limit: 10 })
  for (const { _id, by } of rest.filter((o) => !olds.includes(o._id))) {
    await world.stored.tx((t) =>
      t.update('deeds', deedId, {
        objections: [{ objectionId: _id, personId: by.personId, householdId: by.householdId }],
      }),
    )
    olds.push(await keptBefore(deedId, by.personId))
  }
  expect(await run()).toBeNull()
  expect(await run()).toBeNull()
  for (const old of olds) expect(await world.stored.get('objections', old)).toBeNull()
  const { rows } = await world.must('deeds.objections', v, 'li')
  expect(rows.map((row) => [row.text, row.answerBy]).sort()).toEqual([
    ['我也没看见', '2026-11-09'],
    ['没看见', '2026-11-09'],
  ])
  for (const { objectionId } of rows) expect(objectionId).not.toMatch(/wu|zhou/)
  expect(await world.call('deeds.object', { ...v, deedId, text: '再说' }, 'wu')).toMatchObject({
    code: 'OBJECTED_ALREADY',
  })
  const objectionId = await objectionOf(world, deedId, 'wu')
  const answer = { ...v, objectionId, decision: 'upheld', reason: '问过邻居' } as const
  await world.must('deeds.answer', answer, 'li')
  for (const as of ['wu', 'zhou'])
    expect(await world.must('deeds.read', { ...v, deedId }, as)).toMatchObject({
      objection: { state: 'upheld' },
    })
})

test('an answer that waits for its check, and one that is still to be told, follow', async () => {
  const deedId = await approved()
  await world.must('deeds.object', { ...v, deedId, text: '没看见' }, 'wu')
  const first = await objectionOf(world, deedId, 'wu')
  const answer = { ...v, objectionId: first, decision: 'dismissed', reason: '他在打牌' } as const
  await world.must('deeds.answer', answer, 'li')
  const old = await keptBefore(deedId, 'wu')
  await run()
  const id = await objectionOf(world, deedId, 'wu')
  const checkId = checkIdOf({ kind: 'objection', id }, 'answer')
  expect(await world.stored.get('checks', checkId)).toMatchObject({ subject: { id } })
  expect(await world.stored.get('messages', `objection-answered:${old}`)).toMatchObject({
    subjectId: id,
  })
  await world.must('checks.decide', { ...v, checkId, decision: 'show' }, 'sun')
  expect(await world.must('deeds.read', { ...v, deedId }, null)).toMatchObject({
    answers: [{ reason: '他在打牌' }],
  })
})
