import { runTimer } from '../../cloudfunctions/services/timer'
import { approvedDeed, objectionOf } from './doing'
import { castOf } from './village'
import { worldForEach } from './world'

const dayMs = 86_400_000
const world = worldForEach((world) =>
  world.addVillage({ villageId: 'v', households: { ...castOf(), h5: { zhou: [] } } }),
)

const approved = (itemId: 'sweep' | 'litter') =>
  approvedDeed(world, { villageId: 'v', itemId }, itemId === 'litter' ? { points: 3 } : {})

const read = (deedId: string, as: string | null) =>
  world.call('deeds.read', { villageId: 'v', deedId }, as)

test('an award in publicity is everybody’s to read, under a masked name', async () => {
  const deedId = await approved('sweep')
  const listed = await world.must('deeds.inPublicity', { villageId: 'v' }, null)
  expect(listed.deeds).toMatchObject([{ deedId, household: '张*明户' }])
  expect(await read(deedId, null)).toMatchObject({
    ok: true,
    data: { deed: { household: '张*明户' }, entry: null },
  })
  expect(await read(deedId, 'wife')).toMatchObject({
    ok: true,
    data: { deed: { household: '张zhao明户', mine: true } },
  })
})

test('a deduction is told to its household and to those who answer for it, and to nobody else', async () => {
  const deedId = await approved('litter')
  expect((await world.must('deeds.inPublicity', { villageId: 'v' }, 'zhou')).deeds).toEqual([])
  for (const as of [null, 'zhou'])
    expect(await read(deedId, as)).toMatchObject({ code: 'DEED_NOT_FOUND' })
  for (const as of ['zhao', 'wife', 'qian', 'sun', 'li'])
    expect(await read(deedId, as)).toMatchObject({ ok: true })
  expect(
    await world.call('deeds.object', { villageId: 'v', deedId, text: '不是我家' }, 'zhou'),
  ).toMatchObject({ code: 'OBJECTION_NOT_PUBLIC' })
  expect(
    await world.call('deeds.object', { villageId: 'v', deedId, text: '不是我家' }, 'zhao'),
  ).toMatchObject({ ok: true })
})

test('once posted it is listed to nobody but its household', async () => {
  const deedId = await approved('sweep')
  world.pass(5 * dayMs)
  await runTimer(world.platform)
  expect((await world.must('deeds.inPublicity', { villageId: 'v' }, null)).deeds).toEqual([])
  expect(await read(deedId, 'zhou')).toMatchObject({ code: 'DEED_NOT_FOUND' })
  expect(await read(deedId, 'zhao')).toMatchObject({ ok: true, data: { entry: { seq: 1 } } })
})

test('who objected is told to nobody through the deed', async () => {
  const deedId = await approved('sweep')
  await world.must('deeds.object', { villageId: 'v', deedId, text: '那天没看见' }, 'zhou')
  for (const as of ['zhao', 'qian', 'sun', null]) {
    expect(JSON.stringify(await read(deedId, as))).not.toMatch(/zhou|那天没看见/)
  }
})

test('an account is its household’s own, and the supervisor’s to check', async () => {
  await approved('sweep')
  world.pass(5 * dayMs)
  await runTimer(world.platform)
  const verify = (as: string) =>
    world.call('ledger.verify', { villageId: 'v', accountId: 'points:h1' }, as)
  expect(await verify('zhou')).toMatchObject({ code: 'NOT_YOUR_ACCOUNT' })
  expect(await verify('wife')).toMatchObject({ ok: true, data: { ok: true, entries: 1 } })
  expect(await verify('li')).toMatchObject({ ok: true })
  expect(
    await world.must('ledger.account', { villageId: 'v', accountId: 'points:h1' }, 'li'),
  ).toMatchObject({ name: '张*明户', group: '一组', number: '1', honour: 5 })
  expect(await world.must('ledger.verifyVillage', { villageId: 'v' }, 'li')).toEqual({
    ok: true,
    accounts: 1,
    entries: 1,
    broken: [],
  })
})

test('a changed entry is found by account and number', async () => {
  await approved('sweep')
  world.pass(5 * dayMs)
  await runTimer(world.platform)
  await world.platform.store.tx((t) => t.update('entries', 'points:h1:0000000001', { honour: 50 }))
  const found = await world.must('ledger.verifyVillage', { villageId: 'v' }, 'li')
  expect(found).toMatchObject({ ok: false, broken: [{ accountId: 'points:h1', seq: 1 }] })
})

describe('signing in by card and phone', () => {
  const bind = (cardCode: string, phoneEnd: string, residentId?: string) =>
    world.call(
      'session.bind',
      { cardCode, phoneEnd, ...(residentId === undefined ? {} : { residentId }) },
      null,
    )

  test('the right card and phone give a session; a shared phone asks who it is', async () => {
    expect(await bind('CARDH5', '1234')).toMatchObject({
      ok: true,
      data: { identity: { personId: 'zhou', villageId: 'v' }, token: expect.any(String) as string },
    })
    expect(await bind('cardh1', '1234')).toMatchObject({
      code: 'CHOOSE_RESIDENT',
      data: { residents: [{ residentId: 'wife' }, { residentId: 'zhao' }] },
    })
    expect(await bind('CARDH1', '1234', 'wife')).toMatchObject({
      ok: true,
      data: { identity: { personId: 'wife' } },
    })
  })

  test('a wrong card and a wrong phone are told apart by nobody; the sixth try is locked for an hour', async () => {
    expect(await bind('CARDNONE', '1234')).toMatchObject({ code: 'CARD_OR_PHONE_WRONG' })
    for (let i = 0; i < 5; i++)
      expect(await bind('CARDH5', '0000')).toMatchObject({ code: 'CARD_OR_PHONE_WRONG' })
    expect(await bind('CARDH5', '1234')).toMatchObject({ code: 'CARD_LOCKED' })
    world.pass(3_600_000)
    expect(await bind('CARDH5', '1234')).toMatchObject({ ok: true })
  })

  test('a revoked card signs nobody in', async () => {
    await world.platform.store.tx((t) => t.update('cards', 'CARDH5', { revoked: true }))
    expect(await bind('CARDH5', '1234')).toMatchObject({ code: 'CARD_REVOKED' })
  })
})

describe('what has not passed yet', () => {
  const words = '跟人学祖传偏方'

  /** Everything that somebody without a part in it can read of the village. */
  async function everythingFor(as: string | null): Promise<string> {
    const v = { villageId: 'v' }
    const payloads = {
      'home.open': { ...v, board: 'aspirations' },
      'home.village': v,
      'aspirations.list': v,
      'honours.list': v,
      'activities.list': v,
      'deeds.inPublicity': v,
      'session.me': {},
      ...(as === null ? {} : { 'inbox.list': v, 'deeds.mine': v, 'activities.mine': v }),
    }
    const answers = await Promise.all(
      Object.entries(payloads).map(([name, payload]) => world.call(name, payload, as)),
    )
    expect(answers.every((answer) => answer.ok)).toBe(true)
    return JSON.stringify(answers)
  }

  test('stands in no list for others, wherever it was written', async () => {
    const v = { villageId: 'v' }
    const goal = {
      ...{ ...v, householdId: 'h1', category: '种养' as const, goal: words, by: '2027-10-01' },
      steps: [words],
    }
    await world.must('aspirations.post', goal, 'zhao')
    const shifts = [{ day: '2026-11-03', from: '08:00', to: '12:00' }]
    const activity = { ...v, title: words, kind: 'service' as const, text: words, place: words }
    const plain = { ...v, title: '清扫北沟', kind: 'service' as const, place: '村口', shifts }
    const { activityId } = await world.must('activities.publish', plain, 'qian')
    const seat = { ...v, shiftId: `${activityId}:1`, residentId: 'zhou' }
    await world.must('activities.signUp', seat, 'zhou')
    const rewritten = { ...activity, activityId, version: 1, bring: words, contact: words }
    await world.must(
      'activities.edit',
      { ...rewritten, shifts: shifts.map((s) => ({ ...s, shiftId: seat.shiftId })) },
      'qian',
    )
    const deedId = await approved('sweep')
    await world.must('deeds.object', { ...v, deedId, text: '那天没看见' }, 'zhou')
    const answer = {
      objectionId: await objectionOf(world, deedId, 'zhou'),
      decision: 'dismissed' as const,
      reason: words,
    }
    await world.must('deeds.answer', { ...v, ...answer }, 'li')
    for (const as of [null, 'zhou', 'wife']) expect(await everythingFor(as)).not.toContain(words)
    expect(await everythingFor('zhao')).toContain(words)
    const story = JSON.stringify(await read(deedId, 'zhou'))
    expect(story).not.toContain(words)
  })

  test('an openid leaves the server in no answer', async () => {
    await world.call('aspirations.post', {}, 'zhao')
    const seen = await world.must('checks.todo', { villageId: 'v' }, 'sun')
    for (const answer of [await everythingFor('zhao'), JSON.stringify(seen)])
      expect(answer).not.toMatch(/openid|wx-/)
  })
})
