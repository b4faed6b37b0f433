import { runTimer } from '../../cloudfunctions/services/timer'
import { reverseDeed } from '../../cloudfunctions/services/deeds/posting'
import { fileDeed, objectionOf } from './doing'
import { castOf } from './village'
import { worldForAll } from './world'

let drawn = 0
const day = 24 * 3_600_000

const world = worldForAll()

async function village(): Promise<string> {
  const v = `box${String(drawn++)}`
  await world.addVillage({ villageId: v, households: castOf(v) })
  world.rewind()
  return v
}

function file(v: string, itemId = 'sweep'): Promise<string> {
  const doneOn = world.platform.clock.now().slice(0, 10)
  const deed = { villageId: v, itemId, householdId: `${v}h1`, doneOn, note: '村口' }
  return fileDeed(world, deed, `${v}qian`)
}

const inbox = async (v: string, as: string) =>
  (await world.must('inbox.list', { villageId: v }, `${v}${as}`)).notices
const unread = async (v: string, as: string) =>
  (await world.must('session.me', {}, `${v}${as}`)).identities[0]?.unread

test('every decision about a deed is told to the household, once, newest first', async () => {
  const v = await village()
  const [good, bad, objected] = [await file(v), await file(v), await file(v)]
  world.pass(1000)
  await world.must('deeds.approve', { villageId: v, deedId: good }, `${v}sun`)
  world.pass(1000)
  await world.must('deeds.reject', { villageId: v, deedId: bad, reason: '不是当天' }, `${v}sun`)
  world.pass(1000)
  await world.must('deeds.approve', { villageId: v, deedId: objected }, `${v}sun`)
  world.pass(1000)
  await world.must('deeds.object', { villageId: v, deedId: objected, text: '没扫' }, `${v}wu`)
  await world.must(
    'deeds.answer',
    {
      villageId: v,
      objectionId: await objectionOf(world, objected, `${v}wu`),
      decision: 'upheld',
      reason: '查过，没有扫',
    },
    `${v}li`,
  )
  world.pass(4 * day)
  await runTimer(world.platform)
  await runTimer(world.platform)
  const people = { proposedBy: `${v}qian`, approvedBy: `${v}sun`, reason: '记错了户' }
  world.pass(1000)
  expect((await reverseDeed(world.platform, good, people)).ok).toBe(true)
  expect(await inbox(v, 'zhao')).toMatchObject([
    { kind: 'deed.reversed', subjectId: good, reason: '记错了户' },
    { kind: 'deed.posted', subjectId: good, points: 5, title: '村口' },
    { kind: 'deed.dropped', subjectId: objected, reason: '查过，没有扫' },
    { kind: 'deed.approved', subjectId: objected },
    { kind: 'deed.rejected', subjectId: bad, reason: '不是当天' },
    { kind: 'deed.approved', subjectId: good, points: 5, endsAt: '2026-11-05T16:00:00.000Z' },
  ])
  const [answer] = await inbox(v, 'wu')
  expect(answer).toMatchObject({ newer: 'objection.upheld' })
  expect(answer?.objectedAt).toBe(answer?.at)
})

test('each notice tells how far its deed has come by now', async () => {
  const v = await village()
  const deedId = await file(v)
  await world.must('deeds.approve', { villageId: v, deedId }, `${v}sun`)
  expect(await inbox(v, 'zhao')).toMatchObject([{ deed: { state: 'publicity', postedAt: null } }])
  world.pass(4 * day)
  await runTimer(world.platform)
  const [posted, approved] = await inbox(v, 'zhao')
  expect(posted?.deed).toEqual(approved?.deed)
  expect(posted?.deed).toMatchObject({ state: 'posted', postedAt: posted?.at, again: false })
})

test('a deduction says so, and what one took back oneself is no news', async () => {
  const v = await village()
  const deedId = await file(v, 'litter')
  await world.must('deeds.approve', { villageId: v, deedId, points: 4 }, `${v}sun`)
  expect(await inbox(v, 'zhao')).toMatchObject([
    { kind: 'deed.approved', deduct: true, points: -4 },
  ])
  await world.must('deeds.withdraw', { villageId: v, deedId }, `${v}qian`)
  expect(await inbox(v, 'zhao')).toHaveLength(1)
})

test('an honour is told when it is posted and when it is taken down', async () => {
  const v = await village()
  const honour = {
    villageId: v,
    title: '最美庭院',
    householdId: `${v}h1`,
    citation: '院子整洁',
    awardedOn: '2026-11-01',
    issuer: '村委',
    consent: true,
  }
  const { honourId } = await world.must('honours.post', honour, `${v}zhou`)
  world.pass(1000)
  await world.must('honours.withdraw', { villageId: v, honourId, reason: '弄错了' }, `${v}zhou`)
  expect(await inbox(v, 'zhao')).toMatchObject([
    { kind: 'honour.withdrawn', title: '最美庭院', reason: '弄错了' },
    { kind: 'honour.posted', title: '最美庭院', reason: null },
  ])
})

test('each member of a household has seen what that member has seen, and never less again', async () => {
  const v = await village()
  for (let n = 0; n < 3; n++) {
    const deedId = await file(v)
    world.pass(1000)
    await world.must('deeds.reject', { villageId: v, deedId, reason: '重复了' }, `${v}sun`)
  }
  const [newest, , oldest] = await inbox(v, 'zhao')
  const see = (noticeId = '') => world.call('inbox.read', { villageId: v, noticeId }, `${v}zhao`)
  expect(await unread(v, 'zhao')).toBe(3)
  await see(oldest?.noticeId)
  expect(await unread(v, 'zhao')).toBe(2)
  await see(newest?.noticeId)
  await see(oldest?.noticeId)
  expect(await unread(v, 'zhao')).toBe(0)
  expect((await inbox(v, 'zhao')).map((n) => n.fresh)).toEqual([false, false, false])
  expect(await unread(v, 'wife')).toBe(3)
  expect(
    await world.call('inbox.read', { villageId: v, noticeId: newest?.noticeId }, `${v}wu`),
  ).toMatchObject({ code: 'NOTICE_NOT_FOUND' })
})

test('what nobody looked at for a month is not new any more', async () => {
  const v = await village()
  const deedId = await file(v)
  await world.must('deeds.reject', { villageId: v, deedId, reason: '重复了' }, `${v}sun`)
  world.pass(29 * day)
  expect(await unread(v, 'zhao')).toBe(1)
  world.pass(2 * day)
  expect(await unread(v, 'zhao')).toBe(0)
})

describe('activities', () => {
  const cleaning = (v: string, capacity: number) => ({
    villageId: v,
    title: '清扫北沟村道',
    kind: 'service' as const,
    text: '',
    place: '村口',
    bring: '',
    contact: '',
    shifts: [{ day: '2026-11-10', from: '08:00', to: '12:00', capacity }],
  })

  async function published(v: string, capacity: number) {
    const { activityId } = await world.must('activities.publish', cleaning(v, capacity), `${v}qian`)
    const shiftId = `${activityId}:1`
    const seat = (who: string) => ({ villageId: v, shiftId, residentId: `${v}${who}` })
    const join = (who: string) => world.must('activities.signUp', seat(who), `${v}${who}`)
    const leave = (who: string) => world.must('activities.leave', seat(who), `${v}${who}`)
    return { activityId, shiftId, join, leave }
  }

  test('whoever moves up from the queue is told, by a place given back or by a larger capacity', async () => {
    const v = await village()
    const { activityId, shiftId, join, leave } = await published(v, 1)
    for (const who of ['wu', 'wife', 'sun']) await join(who)
    await leave('wu')
    expect(await inbox(v, 'zhao')).toMatchObject([
      {
        kind: 'activity.seated',
        subjectId: activityId,
        title: '清扫北沟村道',
        who: `张${v}wife明`,
        startsAt: '2026-11-10T00:00:00.000Z',
      },
    ])
    expect(await inbox(v, 'sun')).toEqual([])
    const { shifts, ...about } = cleaning(v, 5)
    const larger = shifts.map((shift) => ({ ...shift, shiftId }))
    await world.must(
      'activities.edit',
      { ...about, activityId, version: 1, shifts: larger },
      `${v}qian`,
    )
    expect(await inbox(v, 'sun')).toMatchObject([{ kind: 'activity.seated' }])
    expect(await inbox(v, 'wu')).toEqual([])
  })

  test('a cancelled activity is told once to each household that was in it, seated or waiting', async () => {
    const v = await village()
    const { activityId, join } = await published(v, 2)
    for (const who of ['zhao', 'wife', 'wu']) await join(who)
    const cancel = (as: string) =>
      world.call('activities.cancel', { villageId: v, activityId, reason: '下雨' }, `${v}${as}`)
    expect(await cancel('wu')).toMatchObject({ ok: false })
    expect(await inbox(v, 'wu')).toEqual([])
    expect(await cancel('qian')).toMatchObject({ ok: true })
    expect(await inbox(v, 'zhao')).toMatchObject([
      { kind: 'activity.cancelled', title: '清扫北沟村道', reason: '下雨' },
    ])
    expect(await inbox(v, 'wu')).toHaveLength(1)
    expect(await inbox(v, 'sun')).toEqual([])
  })
})
