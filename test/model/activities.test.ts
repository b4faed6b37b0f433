import type { RequestInput } from '@/domain/contracts'
import { runTimer } from '../../cloudfunctions/services/timer'
import { castOf } from './village'
import { help, sweep, worldForEach } from './world'

const dayMs = 86_400_000
const hourMs = 3_600_000
const world = worldForEach(async (world) => {
  const households = {
    ...castOf(),
    h1: { zhao: [], wife: [], son: [] },
    h2: { qian: ['recorder'], qianwife: [] },
    h6: { wu: ['recorder'] },
  } as const
  await world.addVillage({ villageId: 'v', items: [sweep, help], households })
  await world.addVillage({ villageId: 'next', households: { n1: { far: ['committee'] } } })
})

const v = { villageId: 'v' }
const about = { title: '清扫北沟村道', kind: 'service', place: '村口老柿树下' } as const
/** Starts a day and a half after the world. */
const morning = { day: '2026-11-04', from: '08:00', to: '10:00', capacity: 2 }

type Draft = Partial<RequestInput<'activities.publish'>>
async function publish(draft: Draft = {}, as = 'qian'): Promise<string> {
  const { activityId } = await world.must(
    'activities.publish',
    { ...v, ...about, itemId: 'help', shifts: [morning], ...draft },
    as,
  )
  return activityId
}
const signUp = (shiftId: string, residentId: string, as = residentId) =>
  world.call('activities.signUp', { ...v, shiftId, residentId }, as)
const leave = (shiftId: string, residentId: string, as = residentId) =>
  world.call('activities.leave', { ...v, shiftId, residentId }, as)
const confirm = (
  shiftId: string,
  came: (string | [string, number])[],
  as: string,
  key?: string,
  sure: string[] = [],
) =>
  world.call(
    'activities.confirm',
    {
      ...v,
      shiftId,
      came: came.map((c) =>
        typeof c === 'string' ? { residentId: c } : { residentId: c[0], hours: c[1] },
      ),
      sure,
    },
    as,
    key,
  )
const read = (activityId: string, as: string | null) =>
  world.must('activities.read', { ...v, activityId }, as)
const filedBy = (as: string) => world.must('deeds.filed', v, as)
const toMorning = () => world.pass(2 * dayMs)

describe('signing up', () => {
  test('for oneself, for the family, and by a recorder for anybody; not for the neighbours', async () => {
    const shiftId = `${await publish()}:1`
    expect(await signUp(shiftId, 'zhao')).toMatchObject({ data: { state: 'seated' } })
    expect(await signUp(shiftId, 'wife', 'zhao')).toMatchObject({ data: { state: 'seated' } })
    expect(await signUp(shiftId, 'sun', 'zhao')).toMatchObject({ code: 'SIGN_UP_NOT_YOURS' })
    expect(await signUp(shiftId, 'sun', 'qian')).toMatchObject({
      data: { state: 'queued', position: 1 },
    })
    expect(await signUp(shiftId, 'nobody', 'qian')).toMatchObject({ code: 'RESIDENT_NOT_FOUND' })
    expect(await signUp(shiftId, 'far', 'qian')).toMatchObject({ code: 'RESIDENT_NOT_FOUND' })
    const elsewhere = { villageId: 'next', shiftId, residentId: 'far' }
    expect(await world.call('activities.signUp', elsewhere, 'far')).toMatchObject({
      code: 'ACTIVITY_NOT_FOUND',
    })
    expect(await leave(shiftId, 'sun', 'zhao')).toMatchObject({ code: 'SIGN_UP_NOT_YOURS' })
    expect(await leave(shiftId, 'wife', 'zhao')).toMatchObject({ ok: true })
    const signedUp = await world.platform.store.get('signUps', `${shiftId}:wife`)
    expect(signedUp).toMatchObject({ signedBy: 'zhao', leftBy: 'zhao', active: false })
    expect((await read(shiftId.slice(0, -2), 'sun')).activity.shifts).toMatchObject([
      { taken: 2, queued: 0, mine: [{ residentId: 'sun', state: 'seated' }] },
    ])
  })

  test('nobody is in two places at one hour; one ends where the other begins', async () => {
    const first = await publish({
      title: '义务巡逻',
      shifts: [{ ...morning, from: '09:00', to: '11:00' }],
    })
    const shiftId = `${await publish()}:1`
    await signUp(`${first}:1`, 'zhao')
    expect(await signUp(shiftId, 'zhao')).toMatchObject({
      code: 'BUSY_THEN',
      data: { title: '义务巡逻' },
    })
    const after = `${await publish({ shifts: [{ ...morning, from: '11:00', to: '12:00' }] })}:1`
    expect(await signUp(after, 'zhao')).toMatchObject({ ok: true })
    await leave(`${first}:1`, 'zhao')
    expect(await signUp(shiftId, 'zhao')).toMatchObject({ ok: true })
  })

  test('what was cancelled takes nobody’s time', async () => {
    const first = await publish()
    await signUp(`${first}:1`, 'zhao')
    await world.must('activities.cancel', { ...v, activityId: first, reason: '下雨改期' }, 'zhou')
    expect(await signUp(`${await publish()}:1`, 'zhao')).toMatchObject({ ok: true })
    expect(await leave(`${first}:1`, 'zhao')).toMatchObject({ code: 'ACTIVITY_CANCELLED' })
    const { rows } = await world.must('activities.mine', v, 'zhao')
    expect(rows.map((r) => r.activity.state)).toEqual(['cancelled', 'open'])
    const listed = await world.must('activities.list', v, null)
    expect(listed.rows).toHaveLength(1)
  })

  test('two sign-ups at once for the same hour: one of them', async () => {
    const shifts = [`${await publish()}:1`, `${await publish()}:1`, `${await publish()}:1`]
    const answers = await Promise.all(shifts.map((s) => signUp(s, 'zhao')))
    expect(answers.filter((a) => a.ok)).toHaveLength(1)
  })

  test('the same tap sent twice signs up once', async () => {
    const shiftId = `${await publish()}:1`
    const send = () =>
      world.call('activities.signUp', { ...v, shiftId, residentId: 'zhao' }, 'zhao', 'same-key-01')
    const [a, b] = await Promise.all([send(), send()])
    expect(a).toEqual(b)
    expect(a).toMatchObject({ ok: true })
    expect(await signUp(shiftId, 'zhao')).toMatchObject({ code: 'SIGNED_UP_ALREADY' })
  })

  test('a group’s own activity is for the group', async () => {
    await world.platform.store.tx((t) =>
      t.insert('groups', { _id: 'v-g2', villageId: 'v', name: '二组', order: 2, households: 0 }),
    )
    const shiftId = `${await publish({ groupId: 'v-g2' })}:1`
    expect(await signUp(shiftId, 'zhao')).toMatchObject({ code: 'GROUP_ONLY' })
    expect((await read(shiftId.slice(0, -2), 'zhao')).household[0]).toMatchObject({
      mayJoin: false,
    })
    expect(
      await world.call(
        'activities.publish',
        { ...v, ...about, groupId: 'next-g', shifts: [morning] },
        'qian',
      ),
    ).toMatchObject({ code: 'GROUP_NOT_FOUND' })
  })
})

describe('what others see', () => {
  test('visitors see how many, the household its own, the organiser names', async () => {
    const activityId = await publish()
    await signUp(`${activityId}:1`, 'zhao')
    for (const as of [null, 'sun']) {
      const seen = JSON.stringify(await read(activityId, as))
      expect(seen).not.toMatch(/zhao|qian/)
      expect(seen).toContain('"taken":1')
    }
    expect((await read(activityId, null)).activity.organiser).toBe('张*明')
    const list = JSON.stringify(await world.must('activities.list', v, null))
    expect(list).not.toMatch(/zhao|qian/)
    const { attendees } = await world.must(
      'activities.attendees',
      { ...v, shiftId: `${activityId}:1` },
      'qian',
    )
    expect(attendees).toMatchObject([{ name: '张zhao明', household: '张zhao明户', own: false }])
  })

  test('the list goes by start, the past apart, by kind, page by page', async () => {
    await publish({ title: '后天', shifts: [morning] })
    await publish({ title: '明天', kind: 'skills', shifts: [{ ...morning, day: '2026-11-03' }] })
    await publish({
      title: '两场',
      shifts: [
        { ...morning, day: '2026-11-05' },
        { ...morning, day: '2026-11-02', from: '13:00', to: '15:00' },
      ],
    })
    const titles = async (request: object) =>
      (await world.must('activities.list', { ...v, ...request }, 'zhao')).rows.map(
        (r) => r.activity.title,
      )
    expect(await titles({})).toEqual(['两场', '明天', '后天', '两场'])
    expect(await titles({ kind: 'skills' })).toEqual(['明天'])
    const first = await world.must('activities.list', { ...v, limit: 3 }, null)
    expect(await titles({ after: first.after ?? '', limit: 3 })).toEqual(['两场'])
    toMorning()
    expect(await titles({})).toEqual(['后天', '两场'])
    expect(await titles({ past: true })).toEqual(['明天', '两场'])
  })

  test('what the household signed up for stands with the first page, each shift once; whom to call is told to the signed-in', async () => {
    const shiftId = `${await publish({ bring: '扫帚', callMe: true })}:1`
    await signUp(shiftId, 'wife')
    await signUp(shiftId, 'zhao')
    const { own, nextMore } = await world.must('activities.list', v, 'zhao')
    expect(own?.map(({ shift }) => [shift.shiftId, shift.mine.length])).toEqual([[shiftId, 2]])
    expect(nextMore).toMatchObject({ bring: '扫帚', call: { name: expect.any(String) as string } })
    const visitor = await world.must('activities.list', v, null)
    expect(visitor).toMatchObject({ own: [], next: null })
    expect(visitor.nextMore).toBeUndefined()
    toMorning()
    expect((await world.must('activities.list', v, 'zhao')).own).toEqual([])
  })

  test('my next one stands on the list until it is over', async () => {
    const shiftId = `${await publish()}:1`
    await signUp(shiftId, 'wife')
    const next = async () => (await world.must('activities.list', v, 'zhao')).next
    expect(await next()).toMatchObject({ who: { residentId: 'wife', state: 'seated' }, me: false })
    toMorning()
    expect(await next()).toBe(null)
    const day = await world.must('activities.mine', v, 'zhao')
    expect(day.rows).toMatchObject([{ shift: { phase: 'over' } }])
  })
})

describe('a night shift that began yesterday', () => {
  const night = { day: '2026-11-02', from: '20:00', to: '06:00', capacity: 5 }
  const idsOf = (rows: readonly { shift: { shiftId: string } }[]) =>
    rows.map((r) => r.shift.shiftId)
  const seen = async () => {
    const [coming, past, mine, before] = await Promise.all([
      world.must('activities.list', v, 'zhao'),
      world.must('activities.list', { ...v, past: true }, 'zhao'),
      world.must('activities.mine', v, 'zhao'),
      world.must('activities.mine', { ...v, past: true }, 'zhao'),
    ])
    return {
      coming: idsOf(coming.rows),
      past: idsOf(past.rows),
      mine: idsOf(mine.rows),
      before: idsOf(before.rows),
      next: coming.next?.shift.shiftId ?? null,
    }
  }

  test('is among those to come until it ends, and only then among the past', async () => {
    const night1 = `${await publish({ shifts: [night] })}:1`
    const evening = { ...night, from: '21:00', to: '23:00' }
    const evening1 = `${await publish({ shifts: [evening] })}:1`
    const later = `${await publish()}:1`
    await signUp(night1, 'zhao')
    await signUp(later, 'zhao')
    // Five in the morning.
    world.pass(19 * hourMs)
    expect(await seen()).toEqual({
      coming: [night1, later],
      past: [evening1],
      mine: [night1, later],
      before: [],
      next: night1,
    })
    world.pass(hourMs)
    expect(await seen()).toEqual({
      coming: [later],
      past: [evening1, night1],
      mine: [later],
      before: [night1],
      next: later,
    })
  })

  test('takes no place from a page of past ones, and stands once', async () => {
    const night1 = `${await publish({ shifts: [night] })}:1`
    const day = (from: string, to: string) => ({ ...night, from, to })
    const past = await publish({
      shifts: [day('11:00', '12:00'), day('12:00', '13:00'), day('13:00', '14:00')],
    })
    world.pass(19 * hourMs)
    const one = await world.must('activities.list', { ...v, past: true, limit: 2 }, null)
    const two = await world.must(
      'activities.list',
      { ...v, past: true, limit: 2, after: one.after ?? '' },
      null,
    )
    expect([...idsOf(one.rows), ...idsOf(two.rows)]).toEqual([
      `${past}:3`,
      `${past}:2`,
      `${past}:1`,
    ])
    expect(idsOf((await world.must('activities.list', { ...v, limit: 1 }, null)).rows)).toEqual([
      night1,
    ])
  })
})

describe('changing', () => {
  const edit = (activityId: string, change: object, as = 'qian') =>
    world.call(
      'activities.edit',
      {
        ...v,
        ...about,
        itemId: 'help',
        activityId,
        version: 1,
        shifts: [{ ...morning, shiftId: `${activityId}:1` }],
        ...change,
      },
      as,
    )

  test('the organiser and the committee, each against the version they saw', async () => {
    const activityId = await publish()
    expect(await edit(activityId, { title: '清扫南沟' }, 'wu')).toMatchObject({
      code: 'ACTIVITY_NOT_YOURS',
    })
    expect(await edit(activityId, { title: '清扫南沟' }, 'zhou')).toMatchObject({
      data: { version: 2 },
    })
    expect(await edit(activityId, { title: '清扫西沟' })).toMatchObject({
      code: 'ACTIVITY_CHANGED',
    })
    expect((await read(activityId, null)).activity).toMatchObject({ title: '清扫南沟', version: 2 })
  })

  test('more places move the queue up, and shifts come and go', async () => {
    const activityId = await publish()
    const first = `${activityId}:1`
    for (const id of ['zhao', 'wife', 'son', 'sun']) await signUp(first, id, 'wu')
    expect(await edit(activityId, { shifts: [{ ...morning, day: '2026-11-06' }] })).toMatchObject({
      code: 'SHIFT_HAS_PEOPLE',
    })
    const other = await publish()
    expect(
      await edit(activityId, { shifts: [{ ...morning, shiftId: `${other}:1` }] }),
    ).toMatchObject({ code: 'ACTIVITY_NOT_FOUND' })
    const shifts = [
      { ...morning, shiftId: first, capacity: 3 },
      { ...morning, day: '2026-11-06' },
    ]
    expect(await edit(activityId, { shifts })).toMatchObject({ ok: true })
    const { activity } = await read(activityId, 'zhao')
    expect(activity.shifts).toMatchObject([{ taken: 3, queued: 1 }, { shiftId: `${activityId}:2` }])
    const back = { version: 2, shifts: shifts.slice(0, 1) }
    expect(await edit(activityId, back)).toMatchObject({ ok: true })
    expect((await read(activityId, null)).activity.shifts).toHaveLength(1)
    expect(await signUp(`${activityId}:2`, 'zhao')).toMatchObject({ code: 'ACTIVITY_NOT_FOUND' })
  })
})

describe('confirming who came', () => {
  test('each becomes a deed of the activity, once, that goes to review and counts by its caps', async () => {
    const activityId = await publish()
    const shiftId = `${activityId}:1`
    await signUp(shiftId, 'zhao')
    await signUp(shiftId, 'wife')
    expect(await confirm(shiftId, ['zhao'], 'qian')).toMatchObject({ code: 'SHIFT_NOT_STARTED' })
    toMorning()
    const key = 'one-tap-on-the-list'
    const [a, b] = [
      await confirm(shiftId, ['zhao', ['son', 3]], 'qian', key, ['longer:son']),
      await confirm(shiftId, ['zhao', ['son', 3]], 'qian', key, ['longer:son']),
    ]
    expect(a).toMatchObject({ data: { confirmed: 2, waiting: 0, already: 0 } })
    expect(b).toEqual(a)
    expect(await confirm(shiftId, ['zhao', 'wife'], 'zhou')).toMatchObject({
      data: { confirmed: 1, already: 1 },
    })
    const { deeds } = await filedBy('qian')
    expect(deeds).toHaveLength(2)
    expect(deeds).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ title: '清扫北沟村道', quantity: 2, doneOn: '2026-11-04' }),
        expect.objectContaining({ quantity: 3, points: 6 }),
      ]),
    )
    for (const deed of deeds)
      await world.must('deeds.approve', { ...v, deedId: deed.deedId }, 'sun')
    // 2 and 3 hours at 2 points, but 6 points a household for one activity.
    world.pass(5 * dayMs)
    await runTimer(world.platform)
    const account = await world.must('ledger.account', v, 'zhao')
    expect(account.honour).toBe(6)
    const past = await world.must('activities.mine', { ...v, past: true }, 'son')
    expect(past.rows).toHaveLength(3)
    expect(past.rows.find((r) => r.who.residentId === 'son')).toMatchObject({
      who: { state: 'came' },
      deedId: expect.any(String) as string,
    })
    const cancelled = { ...v, activityId, reason: '不办了' }
    expect(await world.call('activities.cancel', cancelled, 'zhou')).toMatchObject({
      code: 'ACTIVITY_CONFIRMED',
    })
  })

  test('the confirmer’s household waits for another recorder, who confirms nobody else', async () => {
    const shiftId = `${await publish()}:1`
    await signUp(shiftId, 'qianwife')
    toMorning()
    expect(await confirm(shiftId, ['qianwife', 'qian', 'zhao'], 'qian')).toMatchObject({
      data: { confirmed: 1, waiting: 2 },
    })
    expect(await confirm(shiftId, ['sun'], 'wu')).toMatchObject({ code: 'NOT_YOURS_TO_CONFIRM' })
    expect(await confirm(shiftId, ['qianwife'], 'wu')).toMatchObject({ data: { confirmed: 1 } })
    const list = await world.must('activities.attendees', { ...v, shiftId }, 'wu')
    expect(list.may).toBe('waiting')
    expect(list.attendees.map((p) => [p.residentId, p.state])).toEqual([
      ['qianwife', 'came'],
      ['qian', 'waiting'],
      ['zhao', 'came'],
    ])
    expect((await filedBy('wu')).deeds).toMatchObject([{ filedBy: { own: false } }])
    const mine = await world.must('activities.mine', v, 'qianwife')
    expect(mine.rows).toMatchObject([{ who: { state: 'came' } }])
  })

  test('a wrong name in the list confirms nobody', async () => {
    const shiftId = `${await publish()}:1`
    toMorning()
    for (const wrong of ['nobody', 'far']) {
      expect(await confirm(shiftId, ['zhao', wrong], 'qian')).toMatchObject({
        code: 'RESIDENT_NOT_FOUND',
        data: { residentId: wrong },
      })
    }
    expect(await confirm(shiftId, ['zhao', ['wife', 25]], 'qian')).toMatchObject({
      code: 'HOURS_TOO_LONG',
    })
    expect((await filedBy('qian')).deeds).toEqual([])
  })

  test('too late is too late, and an activity without points leaves no deed', async () => {
    const late = `${await publish()}:1`
    const free = `${await publish({ itemId: undefined, shifts: [{ ...morning, from: '13:00', to: '15:00' }] })}:1`
    await signUp(free, 'zhao')
    world.pass(2 * dayMs + 5 * hourMs)
    expect(await confirm(free, ['zhao'], 'qian')).toMatchObject({ data: { confirmed: 1 } })
    expect((await filedBy('qian')).deeds).toEqual([])
    expect((await world.must('activities.mine', v, 'zhao')).rows).toMatchObject([
      { who: { state: 'came' }, deedId: null },
    ])
    world.pass(40 * dayMs)
    expect(await confirm(late, ['zhao'], 'qian')).toMatchObject({ code: 'DEED_TOO_OLD' })
  })
})

test('a confirmation of hundreds that breaks off is finished by the next, nobody twice', async () => {
  const many = Array.from({ length: 120 }, (_, i) => `m${String(i)}`)
  await world.addVillage({
    villageId: 'big',
    items: [help],
    households: {
      b0: { chief: ['committee'] },
      b1: { keeper: ['reviewer'] },
      ...Object.fromEntries(many.map((id) => [`hh-${id}`, { [id]: [] }])),
    },
  })
  const big = { villageId: 'big' }
  const { activityId } = await world.must(
    'activities.publish',
    { ...big, ...about, itemId: 'help', shifts: [{ ...morning, capacity: undefined }] },
    'chief',
  )
  const shiftId = `${activityId}:1`
  toMorning()
  const { store } = world.platform
  const { tx } = store
  let chunks = 0
  store.tx = (fn) =>
    ++chunks === 3 ? Promise.reject(new Error('the line broke')) : (tx.call(store, fn) as never)
  const came = many.map((residentId) => ({ residentId }))
  const broken = await world.call(
    'activities.confirm',
    { ...big, shiftId, came },
    'chief',
    'all-of-them',
  )
  expect(broken).toMatchObject({ code: 'INTERNAL' })
  store.tx = tx
  expect((await store.get('shifts', shiftId))?.attended).toHaveLength(100)
  expect(
    await world.call('activities.confirm', { ...big, shiftId, came }, 'chief', 'all-of-them'),
  ).toMatchObject({ data: { confirmed: 20, already: 100 } })
  expect((await store.get('shifts', shiftId))?.attended).toHaveLength(120)
  expect(
    await store.count('deeds', {
      eq: { villageId: 'big', filerId: 'chief' },
      range: { field: 'filedAt' },
    }),
  ).toBe(120)
})
