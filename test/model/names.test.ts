import { runTimer } from '../../cloudfunctions/services/timer'
import { approvedDeed, fileDeed } from './doing'
import { worldForEach } from './world'

const v = { villageId: 'v' }
const world = worldForEach(async (world) => {
  await world.addVillage({ villageId: 'v' })
  await world.platform.store.tx((t) => t.update('households', 'h1', { number: '7' }))
})

const read = (deedId: string, as: string | null) => world.must('deeds.read', { ...v, deedId }, as)

describe('whoever has to decide sees name, group and house number', () => {
  const whole = { household: '张zhao明户', group: '一组', number: '7', doer: '张zhao明' }

  test('a reviewer on what waits for review, and on what may be taken back', async () => {
    const deedId = await fileDeed(world, { ...v, doerId: 'zhao' })
    const [row] = (await world.must('deeds.todo', v, 'sun')).rows
    expect(row).toMatchObject({ deed: { ...whole, filedBy: { name: '张qian明' } } })
    expect(await read(deedId, 'sun')).toMatchObject({ deed: whole, account: '张zhao明户' })
    await world.must('deeds.approve', { ...v, deedId }, 'sun')
    expect(await read(deedId, 'sun')).toMatchObject({ deed: whole, can: { takeBack: true } })
  })

  test('a supervisor while an objection waits, and not before or after', async () => {
    const deedId = await approvedDeed(world, { ...v, doerId: 'zhao' })
    const masked = { household: '张*明户', doer: '张*明' }
    expect((await read(deedId, 'li')).deed).toMatchObject(masked)
    await world.must('deeds.object', { ...v, deedId, text: '那天没看见' }, 'wu')
    expect((await read(deedId, 'li')).deed).toMatchObject(whole)
    const [row] = (await world.must('deeds.objections', v, 'li')).rows
    expect(row).toMatchObject({ deed: whole, by: '张wu明', byPlace: '一组 1 号' })
    const answer = { objectionId: row?.objectionId ?? '', decision: 'dismissed', reason: '有照片' }
    await world.must('deeds.answer', { ...v, ...answer, decision: 'dismissed' }, 'li')
    expect((await read(deedId, 'li')).deed).toMatchObject(masked)
  })

  test('the organiser on the list of who came, and nobody once it is cancelled', async () => {
    const shifts = [{ day: '2026-11-03', from: '08:00', to: '12:00' }]
    const cleaning = { ...v, title: '清扫北沟', kind: 'service' as const, place: '村口', shifts }
    const { activityId } = await world.must('activities.publish', cleaning, 'qian')
    const shiftId = `${activityId}:1`
    await world.must('activities.signUp', { ...v, shiftId, residentId: 'zhao' }, 'zhao')
    const list = async () =>
      (await world.must('activities.attendees', { ...v, shiftId }, 'qian')).attendees
    expect(await list()).toMatchObject([{ name: '张zhao明', household: '张zhao明户', number: '7' }])
    await world.must('activities.cancel', { ...v, activityId, reason: '下雨' }, 'qian')
    expect(await list()).toMatchObject([{ name: '张*明', household: '张*明户' }])
  })

  test('nobody else does: who may not review it reads it as anybody', async () => {
    const deedId = await fileDeed(world, { ...v, doerId: 'zhao' })
    for (const as of ['li', 'zhou', 'qian']) {
      const { deed } = await read(deedId, as)
      expect(deed).toMatchObject({ household: '张*明户', doer: '张*明' })
      expect(deed).not.toHaveProperty('number')
    }
  })
})

describe('the switches of one’s own', () => {
  const goal = {
    ...{ ...v, householdId: 'h1', category: '种养' as const, goal: '栽两亩柿子', by: '2027-10-01' },
    ...{ steps: ['选苗'], residentId: 'zhao' },
  }
  const honour = {
    ...{ ...v, title: '最美庭院', householdId: 'h1', residentId: 'zhao', citation: '院子整洁' },
    ...{ awardedOn: '2026-10-01', issuer: '村委' },
  }
  /** Wherever zhao stands, as a visitor reads it. */
  const standing = async (ids: { deedId: string; aspirationId: string; honourId: string }) => {
    const { deedId, aspirationId, honourId } = ids
    const { deed } = await read(deedId, null)
    const { aspiration } = await world.must('aspirations.read', { ...v, aspirationId }, null)
    const shown = await world.must('honours.read', { ...v, honourId }, null)
    return [deed.doer, aspiration.name, shown.honour.name, shown.publicName]
  }
  const allow = (residentId: string, on: boolean, as: string) =>
    world.call('home.allowName', { ...v, residentId, on }, as)
  const written = async (consent: boolean) => ({
    deedId: await approvedDeed(world, { ...v, doerId: 'zhao' }),
    aspirationId: (await world.must('aspirations.post', goal, 'zhao')).aspirationId,
    honourId: (await world.must('honours.post', { ...honour, consent }, 'zhou')).honourId,
  })
  const times = (name: string) => Array<string>(4).fill(name)

  test('a consent names everywhere at once, and taken back nowhere, with its day', async () => {
    const ids = await written(false)
    expect(await standing(ids)).toEqual(times('张*明'))
    expect(await allow('zhao', true, 'zhao')).toMatchObject({ ok: true })
    expect(await standing(ids)).toEqual(times('张zhao明'))
    expect((await read(ids.deedId, null)).deed.household).toBe('张zhao明户')
    world.pass(86_400_000)
    expect(await allow('zhao', false, 'zhao')).toMatchObject({ ok: true })
    expect(await standing(ids)).toEqual(times('张*明'))
    expect((await read(ids.deedId, null)).deed.household).toBe('张*明户')
    const card = await world.must('roster.card', { ...v, householdId: 'h1' }, 'zhou')
    expect(card.members[0]?.named).toEqual({ on: false, saidOn: '2026-11-03' })
  })

  test('saying no ends what was agreed to when an honour was posted', async () => {
    const { honourId } = await written(true)
    const shown = async () =>
      (await world.must('honours.read', { ...v, honourId }, null)).publicName
    const naming = async () => (await world.must('home.naming', v, 'zhao')).members[0]
    expect(await shown()).toBe('张zhao明')
    expect(await naming()).toMatchObject({ on: false, honours: 1, shown: '张*明' })
    world.pass(1000)
    await allow('zhao', false, 'zhao')
    expect(await shown()).toBe('张*明')
    expect(await naming()).toMatchObject({ on: false, honours: 0, saidOn: '2026-11-02' })
  })

  test('nobody switches for another grown person, nor for another household', async () => {
    expect(await allow('wife', true, 'zhao')).toMatchObject({ code: 'NAME_NOT_YOURS' })
    expect(await allow('zhao', false, 'wife')).toMatchObject({ code: 'NAME_NOT_YOURS' })
    expect(await allow('wu', true, 'zhou')).toMatchObject({ code: 'RESIDENT_NOT_FOUND' })
  })

  test('a household that asks for it is not named on any board from that moment on', async () => {
    await approvedDeed(world, v)
    world.pass(5 * 86_400_000)
    await runTimer(world.platform)
    const names = async (as: string | null) => {
      const page = await world.must('ranking.page', { ...v, kind: 'all' }, as)
      return [page.rows.map((r) => r.name), page.mine?.unnamed ?? false]
    }
    expect(await names(null)).toEqual([['张*明'], false])
    await world.must('home.hideName', { ...v, on: true }, 'wife')
    expect(await names(null)).toEqual([[null], false])
    expect(await names('zhao')).toEqual([[null], true])
    const { unnamed } = await world.must('roster.card', { ...v, householdId: 'h1' }, 'zhou')
    expect(unnamed).toEqual({ on: true, saidOn: '2026-11-07' })
    await world.must('home.hideName', { ...v, on: false }, 'zhao')
    expect(await names(null)).toEqual([['张*明'], false])
  })

  test('a child is named nowhere but with the guardian’s consent, which the household takes back', async () => {
    const { store } = world.platform
    await store.tx((t) => t.update('residents', 'wife', { under18Until: '2034-05' }))
    expect(await allow('wife', true, 'zhao')).toMatchObject({ code: 'NAME_OF_CHILD' })
    const ofChild = { ...honour, residentId: 'wife', consent: true }
    expect(await world.call('honours.post', ofChild, 'zhou')).toMatchObject({
      code: 'GUARDIAN_NEEDED',
    })
    const guardian = { residentId: 'zhao', on: '2026-11-01' }
    const { honourId } = await world.must('honours.post', { ...ofChild, guardian }, 'zhou')
    const shown = (as: string | null) => world.must('honours.read', { ...v, honourId }, as)
    expect((await shown(null)).honour).toMatchObject({ name: '张wife明' })
    expect((await shown(null)).honour).not.toHaveProperty('guardian')
    for (const as of ['zhao', 'zhou'])
      expect((await shown(as)).honour.guardian).toEqual({ name: '张zhao明', on: '2026-11-01' })
    world.pass(1000)
    expect(await allow('wife', false, 'zhao')).toMatchObject({ ok: true })
    expect((await shown(null)).honour).toMatchObject({ name: '张*明家的孩子' })
  })
})
