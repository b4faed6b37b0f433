import type { RequestInput } from '@/domain/contracts'
import { runTimer } from '../../cloudfunctions/services/timer'
import { castOf } from './village'
import { sweep, worldForEach } from './world'

const dayMs = 86_400_000
const hourMs = 3_600_000
const world = worldForEach(async (world) => {
  const households = {
    ...castOf(),
    h1: { zhao: [], wife: [] },
    h2: { qian: ['recorder'] },
    h6: { wu: [] },
  } as const
  await world.addVillage({ villageId: 'v', items: [sweep], households })
  await world.platform.store.tx(async (t) => {
    await t.insert('groups', { _id: 'v-g2', villageId: 'v', name: '二组', order: 2, households: 0 })
    await t.update('residents', 'wu', { groupId: 'v-g2' })
  })
})

const v = { villageId: 'v' }
const about = { title: '修水渠', kind: 'service', place: '北沟口' } as const
/** Starts a day and a half after the world. */
const morning = { day: '2026-11-04', from: '08:00', to: '10:00', capacity: 1 }

async function publish(part: Partial<RequestInput<'activities.publish'>> = {}): Promise<string> {
  const draft = { ...v, ...about, shifts: [morning], ...part }
  return (await world.must('activities.publish', draft, 'qian')).activityId
}
const signUp = (shiftId: string, residentId: string, more: object = {}) =>
  world.call('activities.signUp', { ...v, shiftId, residentId, ...more }, residentId)
const edit = (activityId: string, version: number, change: object) =>
  world.call(
    'activities.edit',
    {
      ...v,
      ...about,
      activityId,
      version,
      shifts: [{ ...morning, shiftId: `${activityId}:1` }],
      ...change,
    },
    'qian',
  )
const told = async (as: string) =>
  (await world.must('inbox.list', v, as)).notices.map((n) => [n.newer ?? n.kind, n.who, n.reason])
const shiftOf = async (shiftId: string) => {
  const shift = await world.platform.store.get('shifts', shiftId)
  return {
    seats: shift?.seats.map((place) => place.residentId),
    queue: shift?.queue.map((place) => place.residentId),
  }
}

describe('an edit', () => {
  test('of the place reaches each household that signed up, once, before and after', async () => {
    const id = await publish({ shifts: [{ ...morning, capacity: 2 }] })
    for (const who of ['zhao', 'wife', 'wu']) await signUp(`${id}:1`, who)
    const shifts = [{ ...morning, capacity: 2, shiftId: `${id}:1` }]
    expect(await edit(id, 1, { place: '南山水库', shifts })).toMatchObject({ ok: true })
    const change = ['activity.changed', null, '地点：北沟口 → 南山水库']
    expect(await told('zhao')).toEqual([change])
    expect(await told('wu')).toEqual([change])
    expect(await told('qian')).toEqual([])
    expect(await edit(id, 2, { place: '南山水库', bring: '铁锹', shifts })).toMatchObject({
      ok: true,
    })
    expect(await told('zhao')).toEqual([change])
  })

  test('that leaves somebody out names them first, then moves them out with a word', async () => {
    const id = await publish()
    for (const who of ['wu', 'zhao']) await signUp(`${id}:1`, who)
    expect(await shiftOf(`${id}:1`)).toEqual({ seats: ['wu'], queue: ['zhao'] })
    const group = (await world.must('roster.groups', v, 'qian')).groups.find(
      (g) => g.name === '一组',
    )
    const groupId = group?.groupId
    expect(await edit(id, 1, { groupId })).toMatchObject({
      code: 'ANSWER_FIRST',
      data: { questions: [{ id: 'outside:wu', who: '张wu明' }] },
    })
    expect(await told('wu')).toEqual([])
    expect(await edit(id, 1, { groupId, sure: ['outside:wu'] })).toMatchObject({ ok: true })
    expect(await shiftOf(`${id}:1`)).toEqual({ seats: ['zhao'], queue: [] })
    const words = '谁能参加：全村 → 只限一组'
    expect(await told('wu')).toEqual([['activity.outside', '张wu明', words]])
    expect(await told('zhao')).toEqual(
      expect.arrayContaining([
        ['activity.changed', null, words],
        ['activity.seated', '张zhao明', null],
      ]),
    )
    expect((await world.must('activities.mine', v, 'wu')).rows).toEqual([])
    const other = await publish()
    expect(await signUp(`${other}:1`, 'wu')).toMatchObject({ data: { state: 'seated' } })
  })

  test('of the time of a shift reaches those of that shift alone, and takes their hours along', async () => {
    const other = { ...morning, day: '2026-11-06', capacity: 5 }
    const id = await publish({ shifts: [{ ...morning, capacity: 2 }, other] })
    const [first, second] = [`${id}:1`, `${id}:2`]
    for (const who of ['zhao', 'wu']) await signUp(first, who)
    for (const who of ['wife', 'qian']) await signUp(second, who)
    const busy = `${await publish({ shifts: [{ ...morning, day: '2026-11-05' }] })}:1`
    await signUp(busy, 'wu')
    const shifts = [
      { ...morning, day: '2026-11-05', from: '09:00', to: '11:00', capacity: 2, shiftId: first },
      { ...other, shiftId: second },
    ]
    expect(await edit(id, 1, { shifts })).toMatchObject({ ok: true })
    const words = '第 1 场时间：11 月 4 日 08:00–10:00 → 11 月 5 日 09:00–11:00'
    expect(await told('zhao')).toEqual([['activity.changed', null, words]])
    expect(await told('wu')).toEqual([
      ['activity.changed', '张wu明', `${words}。张wu明同一时间还报了「修水渠」，去不了的请退出`],
    ])
    expect(await told('qian')).toEqual([])
    const mine = async (as: string) =>
      (await world.must('activities.mine', v, as)).rows.map((row) => row.shift.startsAt)
    expect(await mine('zhao')).toEqual(
      expect.arrayContaining(['2026-11-05T01:00:00.000Z', '2026-11-06T00:00:00.000Z']),
    )
    // The old hour is free, the new one is not.
    const old = `${await publish()}:1`
    expect(await signUp(old, 'zhao')).toMatchObject({ data: { state: 'seated' } })
    const also = `${await publish({ shifts: [{ ...morning, day: '2026-11-05', from: '10:00', to: '12:00' }] })}:1`
    expect(await signUp(also, 'zhao')).toMatchObject({ code: 'BUSY_THEN' })
  })

  test('that only moves a shift where others are says nothing to them', async () => {
    const other = { ...morning, day: '2026-11-06' }
    const id = await publish({ shifts: [morning, other] })
    await signUp(`${id}:2`, 'wu')
    const shifts = [
      { ...morning, day: '2026-11-05', shiftId: `${id}:1` },
      { ...other, shiftId: `${id}:2` },
    ]
    expect(await edit(id, 1, { shifts })).toMatchObject({ ok: true })
    expect(await told('wu')).toEqual([])
  })

  test('that is refused tells nobody', async () => {
    const id = await publish()
    await signUp(`${id}:1`, 'zhao')
    expect(await edit(id, 7, { place: '南山水库' })).toMatchObject({ code: 'ACTIVITY_CHANGED' })
    expect(await told('zhao')).toEqual([])
  })

  test('reaches hundreds', async () => {
    const many = Array.from({ length: 120 }, (_, i) => `m${String(i)}`)
    await world.addVillage({
      villageId: 'big',
      households: {
        b0: { chief: ['committee'] },
        ...Object.fromEntries(many.map((id) => [`hh-${id}`, { [id]: [] }])),
      },
    })
    const big = { villageId: 'big' }
    const draft = { ...big, ...about, shifts: [{ ...morning, capacity: 200 }] }
    const { activityId } = await world.must('activities.publish', draft, 'chief')
    const shiftId = `${activityId}:1`
    for (const residentId of many)
      await world.must('activities.signUp', { ...big, shiftId, residentId }, 'chief')
    const shifts = [{ ...morning, capacity: 200, shiftId }]
    const change = { ...big, ...about, activityId, version: 1, place: '南山水库', shifts }
    await world.must('activities.edit', change, 'chief')
    for (const id of ['m0', 'm119']) {
      const { notices } = await world.must('inbox.list', big, id)
      expect(notices).toMatchObject([{ newer: 'activity.changed' }])
    }
  })
})

describe('two at one hour', () => {
  test('a seat elsewhere is asked about: both are kept, or the other is left', async () => {
    const first = `${await publish({ title: '东口值守' })}:1`
    const second = `${await publish({ title: '西口值守' })}:1`
    await signUp(first, 'zhao')
    await signUp(first, 'wife')
    expect(await signUp(second, 'zhao')).toMatchObject({
      code: 'BUSY_THEN',
      data: { shiftId: first, title: '东口值守', questions: [{ id: 'both' }] },
    })
    expect(await signUp(second, 'zhao', { sure: ['both'] })).toMatchObject({ ok: true })
    expect(await world.platform.store.get('signUps', `${second}:zhao`)).toMatchObject({
      asked: ['同一时间已报「东口值守」'],
    })
    const third = `${await publish({ title: '南口值守' })}:1`
    expect(await signUp(third, 'zhao', { instead: [first, second] })).toMatchObject({ ok: true })
    expect([await shiftOf(first), await shiftOf(second), await shiftOf(third)]).toEqual([
      { seats: ['wife'], queue: [] },
      { seats: [], queue: [] },
      { seats: ['zhao'], queue: [] },
    ])
  })

  test('a place in a queue takes nobody’s time; whoever moves up is told of the other', async () => {
    const full = `${await publish({ title: '东口值守' })}:1`
    const free = `${await publish({ title: '西口值守' })}:1`
    await signUp(full, 'wu')
    expect(await signUp(full, 'zhao')).toMatchObject({ data: { state: 'queued' } })
    expect(await signUp(free, 'zhao')).toMatchObject({ data: { state: 'seated' } })
    // And the other way round: who has a seat may wait elsewhere.
    const also = `${await publish({ title: '南口值守' })}:1`
    await signUp(also, 'qian')
    expect(await signUp(also, 'zhao')).toMatchObject({ data: { state: 'queued' } })
    await world.must('activities.leave', { ...v, shiftId: full, residentId: 'wu' }, 'wu')
    expect(await told('zhao')).toEqual([
      ['activity.seated', '张zhao明', '同一时间还报了「西口值守」，去不了的请退出'],
    ])
    await world.must('activities.leave', { ...v, shiftId: free, residentId: 'zhao' }, 'zhao')
    expect(await told('zhao')).toEqual([['activity.seated', '张zhao明', null]])
  })
})

describe('the reminder', () => {
  const reminded = async (shiftId: string) => {
    const message = await world.platform.store.get('messages', `activity-tomorrow:${shiftId}:zhao`)
    return message?.state ?? null
  }

  test('comes at once to who signs up after the run of the eve, or on the day', async () => {
    const shifts = [
      { ...morning, capacity: 5 },
      { ...morning, from: '14:00', to: '16:00' },
      { ...morning, day: '2026-11-05' },
    ]
    const id = await publish({ shifts })
    await signUp(`${id}:1`, 'zhao')
    expect(await reminded(`${id}:1`)).toBe(null)
    // Seven in the evening of the day before.
    world.pass(dayMs + 9 * hourMs)
    await runTimer(world.platform)
    expect(await reminded(`${id}:1`)).not.toBe(null)
    await signUp(`${id}:2`, 'zhao')
    await signUp(`${id}:3`, 'zhao')
    expect([await reminded(`${id}:2`), await reminded(`${id}:3`)]).toEqual(['due', null])
    world.pass(10 * hourMs)
    const today = await publish({ shifts: [{ ...morning, from: '17:00', to: '18:00' }] })
    await signUp(`${today}:1`, 'zhao')
    expect(await reminded(`${today}:1`)).toBe('due')
  })
})
