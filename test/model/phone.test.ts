import { runTimer } from '../../cloudfunctions/services/timer'
import { castOf } from './village'
import { worldForEach } from './world'

const world = worldForEach(async (world) => {
  for (const v of ['v', 'w']) await world.addVillage({ villageId: v, households: castOf(v) })
  await phones({ vzhao: '13711112222', vwife: '13711112222', vqian: '13733334444' })
  await phones({ wzhao: '13755556666', wwife: '13755556666', wqian: '13733334444' })
})

async function phones(of: Record<string, string>): Promise<void> {
  await world.platform.store.tx(async (t) => {
    for (const [id, phone] of Object.entries(of)) await t.update('residents', id, { phone })
  })
}
const bind = (phone: string, more: object = {}, as: string | null = 'stranger') =>
  world.call('session.bindByPhone', { phoneCode: `phone-${phone}`, ...more }, as)

test('a number of one person binds at once', async () => {
  await phones({ wqian: '13799998888' })
  expect(await bind('13799998888')).toMatchObject({
    ok: true,
    data: { identity: { personId: 'wqian', villageId: 'w' } },
  })
  const me = await world.must('session.me', {}, 'stranger')
  expect(me.identities).toMatchObject([{ personId: 'wqian' }])
})

test('shared in a household: who is it, by masked names; the same code counts again', async () => {
  const asked = await bind('13711112222')
  expect(asked).toMatchObject({
    code: 'CHOOSE_RESIDENT',
    data: {
      residents: [
        { residentId: 'vwife', name: '张*明' },
        { residentId: 'vzhao', name: '张*明' },
      ],
    },
  })
  expect(JSON.stringify(asked)).not.toContain('13711112222')
  expect(await bind('13711112222', { residentId: 'vwife' })).toMatchObject({
    ok: true,
    data: { identity: { personId: 'vwife' } },
  })
  // Used up: neither WeChat nor this server knows the code any more.
  expect(await bind('13711112222', { residentId: 'vzhao' })).toMatchObject({
    code: 'PHONE_CODE_OLD',
  })
})

test('found in two villages: which one', async () => {
  expect(await bind('13733334444')).toMatchObject({
    code: 'CHOOSE_VILLAGE',
    data: { villages: [{ villageId: 'v', name: '岭头村' }, { villageId: 'w' }] },
  })
  expect(await bind('13733334444', { villageId: 'w' })).toMatchObject({
    ok: true,
    data: { identity: { personId: 'wqian' } },
  })
})

test('across households a number opens neither', async () => {
  await phones({ vqian: '13711112222' })
  expect(await bind('13711112222')).toMatchObject({ code: 'PHONE_SHARED' })
  expect(await bind('13711112222', { residentId: 'vzhao' })).toMatchObject({ code: 'PHONE_SHARED' })
})

test('nobody is bound as somebody else by naming them', async () => {
  expect(await bind('13711112222', { residentId: 'vqian' })).toMatchObject({
    code: 'PHONE_NOT_ON_ROSTER',
  })
  expect(await bind('13711112222', { villageId: 'w' })).toMatchObject({
    code: 'PHONE_NOT_ON_ROSTER',
  })
})

test('a code of another user is worth nothing', async () => {
  await bind('13711112222')
  expect(await bind('13711112222', { residentId: 'vzhao' }, 'thief')).toMatchObject({
    code: 'PHONE_CODE_OLD',
  })
})

test('whoever moved out is not found', async () => {
  await phones({ wqian: '13799998888' })
  await world.platform.store.tx((t) => t.update('residents', 'wqian', { leftOn: '2026-10-01' }))
  expect(await bind('13799998888')).toMatchObject({ code: 'PHONE_NOT_ON_ROSTER' })
})

test('five numbers that are not on the roster, and then an hour’s wait', async () => {
  for (let i = 0; i < 5; i++)
    expect(await bind(`1390000000${String(i)}`)).toMatchObject({ code: 'PHONE_NOT_ON_ROSTER' })
  expect(await bind('13711112222')).toMatchObject({ code: 'PHONE_LOCKED' })
  world.pass(3_600_000)
  expect(await bind('13711112222')).toMatchObject({ code: 'CHOOSE_RESIDENT' })
})

test('a number is kept for minutes, and then by nobody', async () => {
  await bind('13711112222')
  world.pass(11 * 60_000)
  expect(await bind('13711112222', { residentId: 'vzhao' })).toMatchObject({
    code: 'PHONE_CODE_OLD',
  })
  await runTimer(world.platform)
  const { store } = world.platform
  const kept = await store.list('phoneProofs', { eq: {}, range: { field: 'until' } })
  expect(kept).toEqual([])
})

test('in WeChat alone, and an outage says so', async () => {
  expect(await bind('13711112222', {}, null)).toMatchObject({ code: 'PHONE_IN_WECHAT' })
  for (const why of ['down', 'limited'] as const) {
    world.wechat.fail = why
    expect(await bind('13711112222')).toMatchObject({ code: 'PHONE_LATER' })
  }
  world.wechat.fail = null
  expect(await bind('13711112222')).toMatchObject({ code: 'CHOOSE_RESIDENT' })
})

describe('somebody bound in two villages', () => {
  beforeEach(async () => {
    await bind('13711112222')
    await bind('13711112222', { residentId: 'vzhao' })
    await bind('13755556666')
    await bind('13755556666', { residentId: 'wzhao' })
  })

  test('is told both, to choose from', async () => {
    const me = await world.must('session.me', {}, 'stranger')
    expect(me.identities.map((i) => [i.villageId, i.personId]).sort()).toEqual([
      ['v', 'vzhao'],
      ['w', 'wzhao'],
    ])
  })

  test('acts in each as who they are there', async () => {
    for (const villageId of ['v', 'w']) {
      const { members } = await world.must('home.household', { villageId }, 'stranger')
      expect(members.find((m) => m.me)?.residentId).toBe(`${villageId}zhao`)
    }
  })

  test('a call that names no village is told to name one', async () => {
    expect(await world.call('home.household', {}, 'stranger')).toMatchObject({
      code: 'BAD_INPUT',
      message: '请选择村',
      data: { fields: [{ field: 'villageId' }] },
    })
  })
})
