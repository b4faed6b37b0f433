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
