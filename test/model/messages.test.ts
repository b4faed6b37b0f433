import { messageKinds } from '@/domain/common/told'
import { runTimer } from '../../cloudfunctions/services/timer'
import { fileDeed, objectionOf } from './doing'
import { worldForEach } from './world'

const hourMs = 3_600_000
const v = { villageId: 'v' }
const world = worldForEach((world) => world.addVillage(v))

const agree = (as: string, ...kinds: (typeof messageKinds)[number][]) =>
  world.must('inbox.subscribe', { ...v, kinds }, as)
const file = (note = '', as = 'zhao') => fileDeed(world, { ...v, note }, as)
const approve = (deedId: string) => world.must('deeds.approve', { ...v, deedId }, 'sun')
const stateOf = async (id: string) => (await world.platform.store.get('messages', id))?.state
const leftOf = async (as: string) =>
  (await world.platform.store.get('subscriptions', `wx-${as}:deed-decided`))?.count

test('the phone learns what it may ask for with the first answer; the web asks for nothing', async () => {
  const me = await world.must('session.me', {}, 'zhao')
  expect(me.messages?.map((m) => m.kind)).toEqual([...messageKinds])
  expect((await world.must('session.me', {}, null)).messages).toBeUndefined()
})

test('one consent brings one message', async () => {
  const [first, second] = [await file('扫了村口的路'), await file()]
  await agree('zhao', 'deed.decided')
  await approve(first)
  expect(world.wechat.sent).toEqual([])
  await runTimer(world.platform)
  expect(world.wechat.sent).toMatchObject([
    { openid: 'zhao', kind: 'deed.decided', words: ['扫了村口的路', '通过', '点开看公示和积分'] },
  ])
  expect(world.wechat.sent[0]?.page).toBe(`packages/points/deed/index?deedId=${first}&villageId=v`)
  await approve(second)
  await runTimer(world.platform)
  await runTimer(world.platform)
  expect(world.wechat.sent).toHaveLength(1)
  expect(await stateOf(`deed-decided:${second}`)).toBe('unasked')
})

test('it says why a deed was sent back, unless the reason is still looked at', async () => {
  const [plain, doubtful] = [await file(), await file()]
  await agree('zhao', 'deed.decided')
  await agree('zhao', 'deed.decided')
  const reject = (deedId: string, reason: string) =>
    world.must('deeds.reject', { ...v, deedId, reason }, 'sun')
  await reject(plain, '日期不对')
  await runTimer(world.platform)
  await reject(doubtful, '那天在打牌')
  await runTimer(world.platform)
  expect(world.wechat.sent.map((m) => m.words)).toEqual([
    ['清扫村道', '退回', '日期不对'],
    ['清扫村道', '退回', ''],
  ])
})

test('the objector is told of the answer, and nobody else', async () => {
  const deedId = await file()
  await approve(deedId)
  await world.must('deeds.object', { ...v, deedId, text: '没看见' }, 'wu')
  await agree('wu', 'objection.answered')
  await agree('zhao', 'objection.answered')
  const answer = {
    ...v,
    objectionId: await objectionOf(world, deedId, 'wu'),
    decision: 'dismissed',
    reason: '问过邻居',
  } as const
  await world.must('deeds.answer', answer, 'li')
  await runTimer(world.platform)
  expect(world.wechat.sent).toMatchObject([
    { openid: 'wu', words: ['清扫村道', '不成立', '问过邻居'] },
  ])
})

describe('activities', () => {
  const publish = async (capacity: number) => {
    const shifts = [{ day: '2026-11-03', from: '08:00', to: '12:00', capacity }]
    const about = { ...v, title: '清扫北沟', kind: 'service' as const, place: '村口', shifts }
    return `${(await world.must('activities.publish', about, 'qian')).activityId}:1`
  }
  const signUp = (shiftId: string, residentId: string) =>
    world.must('activities.signUp', { ...v, shiftId, residentId }, residentId)

  test('a place that was freed', async () => {
    const shiftId = await publish(1)
    await signUp(shiftId, 'zhao')
    await signUp(shiftId, 'wu')
    await agree('wu', 'place.freed')
    await world.must('activities.leave', { ...v, shiftId, residentId: 'zhao' }, 'zhao')
    await runTimer(world.platform)
    expect(world.wechat.sent).toMatchObject([
      { openid: 'wu', words: ['清扫北沟', '2026年11月03日 08:00', '有人退出，您排上了'] },
    ])
  })

  test('tomorrow, once, the evening before', async () => {
    const shiftId = await publish(5)
    await signUp(shiftId, 'zhao')
    await agree('zhao', 'activity.tomorrow')
    await agree('zhao', 'activity.tomorrow')
    await runTimer(world.platform)
    expect(world.wechat.sent).toEqual([])
    // 18:00 in Shanghai.
    world.pass(8 * hourMs)
    await Promise.all([runTimer(world.platform), runTimer(world.platform)])
    world.pass(hourMs)
    await runTimer(world.platform)
    expect(world.wechat.sent).toMatchObject([
      { openid: 'zhao', words: ['清扫北沟', '2026年11月03日 08:00', '村口'] },
    ])
  })

  test('who left in the meantime is told nothing', async () => {
    const shiftId = await publish(1)
    await signUp(shiftId, 'zhao')
    await signUp(shiftId, 'wu')
    await agree('wu', 'place.freed')
    await world.must('activities.leave', { ...v, shiftId, residentId: 'zhao' }, 'zhao')
    await world.must('activities.leave', { ...v, shiftId, residentId: 'wu' }, 'wu')
    await runTimer(world.platform)
    expect(world.wechat.sent).toEqual([])
  })
})

describe('what WeChat says', () => {
  test('refused is no error, and the consent is gone', async () => {
    const deedId = await file()
    await agree('zhao', 'deed.decided')
    await agree('zhao', 'deed.decided')
    world.wechat.refusing.add('zhao')
    await approve(deedId)
    await runTimer(world.platform)
    expect(await stateOf(`deed-decided:${deedId}`)).toBe('refused')
    expect(await leftOf('zhao')).toBe(0)
  })

  test('a limit is waited out, and the consent kept', async () => {
    const deedId = await file()
    await agree('zhao', 'deed.decided')
    world.wechat.fail = 'limited'
    await approve(deedId)
    await runTimer(world.platform)
    expect(await leftOf('zhao')).toBe(1)
    world.wechat.fail = null
    await runTimer(world.platform)
    expect(world.wechat.sent).toEqual([])
    world.pass(hourMs)
    await runTimer(world.platform)
    expect(world.wechat.sent).toHaveLength(1)
    expect(await leftOf('zhao')).toBe(0)
  })

  test('no answer: it may have come, so it is not sent again', async () => {
    const deedId = await file()
    await agree('zhao', 'deed.decided')
    world.wechat.fail = 'down'
    await approve(deedId)
    await runTimer(world.platform)
    world.wechat.fail = null
    world.pass(24 * hourMs)
    await runTimer(world.platform)
    expect(world.wechat.sent).toEqual([])
    expect(await stateOf(`deed-decided:${deedId}`)).toBe('lost')
  })

  test('a timer that died in between sends nothing twice', async () => {
    const deedId = await file()
    await agree('zhao', 'deed.decided')
    await approve(deedId)
    const nextAt = world.platform.clock.now()
    const id = `deed-decided:${deedId}`
    await world.platform.store.tx((t) => t.update('messages', id, { state: 'sending', nextAt }))
    await runTimer(world.platform)
    expect(world.wechat.sent).toEqual([])
    expect(await stateOf(id)).toBe('lost')
  })
})

test('without a template nothing is written and nothing is asked for', async () => {
  const bare = { ...world.platform, wechat: { ...world.wechat, templates: {} } }
  Object.assign(world.platform, { wechat: bare.wechat })
  const deedId = await file()
  await approve(deedId)
  expect(await stateOf(`deed-decided:${deedId}`)).toBeUndefined()
  expect((await world.must('session.me', {}, 'zhao')).messages).toBeUndefined()
})
