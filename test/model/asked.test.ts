import { castOf } from './village'
import { help, sweep, worldForEach } from './world'

const dayMs = 86_400_000
const world = worldForEach(async (world) => {
  const households = {
    ...castOf(),
    h1: { zhao: [], wife: [] },
    h2: { qian: ['recorder'] },
    h6: { wu: ['recorder'] },
  } as const
  await world.addVillage({ villageId: 'v', items: [sweep, help], households })
})

const v = { villageId: 'v' }
/** Starts a day and a half after the world. */
const morning = { day: '2026-11-04', from: '08:00', to: '10:00', capacity: 5 }

async function publish(title: string, part: Partial<typeof morning> = {}, itemId?: string) {
  const about = { title, kind: 'patrol', place: title, itemId } as const
  const shifts = [{ ...morning, ...part }]
  const { activityId } = await world.must('activities.publish', { ...v, ...about, shifts }, 'qian')
  return `${activityId}:1`
}
const confirm = (shiftId: string, came: object[], sure?: string[], as = 'qian') =>
  world.call('activities.confirm', { ...v, shiftId, came, ...(sure ? { sure } : {}) }, as)
const claim = (quantity: number, more: object = {}, as = 'qian') =>
  world.call(
    'deeds.file',
    {
      ...v,
      itemId: 'help',
      householdId: 'h1',
      doerId: 'zhao',
      doneOn: '2026-11-02',
      quantity,
      note: '帮忙',
      ...more,
    },
    as,
  )
const asked = (...words: string[]) => ({
  ok: false,
  code: 'ANSWER_FIRST',
  data: { questions: words.map((w) => expect.objectContaining({ words: w }) as unknown) },
})
const zhao = { residentId: 'zhao' }

describe('ticking somebody', () => {
  test('at two posts of one hour is asked about, kept and read in review', async () => {
    const east = await publish('东口值守', {}, 'help')
    const west = await publish('西口值守', { from: '09:00', to: '11:00' }, 'help')
    world.pass(2 * dayMs)
    expect(await confirm(east, [zhao])).toMatchObject({ data: { confirmed: 1 } })
    const words = '同一时间（08:00–10:00）已在「东口值守」记了到场'
    expect(await confirm(west, [zhao, { residentId: 'wu' }])).toMatchObject({
      ...asked(words),
      data: { questions: [{ id: 'elsewhere:zhao', who: '张zhao明' }] },
    })
    expect((await world.must('deeds.filed', v, 'qian')).deeds).toHaveLength(1)
    expect(await confirm(west, [zhao], ['elsewhere:wu'])).toMatchObject(asked(words))
    expect(await confirm(west, [zhao], ['elsewhere:zhao'])).toMatchObject({
      data: { confirmed: 1 },
    })
    const todo = await world.must('deeds.todo', v, 'sun')
    expect(todo.rows.map((r) => r.deed.asked)).toEqual(expect.arrayContaining([undefined, [words]]))
    expect(JSON.stringify(await world.must('deeds.mine', v, 'zhao'))).not.toContain('asked')
    expect((await world.platform.store.get('shifts', west))?.attended).toMatchObject([
      { residentId: 'zhao', asked: [words] },
    ])
  })

  test('one after the other, or where somebody only signed up, is not', async () => {
    const first = await publish('东口值守', {}, 'help')
    const signedUp = await publish('北口值守', { from: '11:00', to: '13:00' }, 'help')
    const after = await publish('西口值守', { from: '10:00', to: '12:00' }, 'help')
    await world.must('activities.signUp', { ...v, shiftId: signedUp, ...zhao }, 'zhao')
    world.pass(2 * dayMs + 3 * 3_600_000)
    expect(await confirm(first, [zhao])).toMatchObject({ ok: true })
    expect(await confirm(after, [zhao])).toMatchObject({ ok: true })
  })

  test('two at once at two posts: one of them is asked', async () => {
    const posts = [await publish('东口值守'), await publish('西口值守')]
    world.pass(2 * dayMs)
    const answers = await Promise.all(
      posts.map((post, i) => confirm(post, [zhao], undefined, ['qian', 'zhou'][i])),
    )
    expect(answers.filter((a) => a.ok)).toHaveLength(1)
  })

  test('for more hours than the shift has, or the day together, is asked about', async () => {
    const long = { from: '00:00', to: '23:30' }
    const east = await publish('东口值守', long, 'help')
    const night = await publish('夜间值守', { from: '23:30', to: '07:30' }, 'help')
    world.pass(3 * dayMs)
    expect(await confirm(east, [{ ...zhao, hours: 24 }])).toMatchObject(
      asked('这一场 23.5 小时，记的是 24 小时'),
    )
    expect(await confirm(east, [zhao])).toMatchObject({ ok: true })
    const words = '11 月 4 日这天合计 31.5 小时，超过 24 小时'
    expect(await confirm(night, [zhao])).toMatchObject(asked(words))
    expect(await confirm(night, [zhao], ['day:zhao'])).toMatchObject({ ok: true })
  })
})

describe('filing', () => {
  test('a thousand hours, or more of a day than it has, is asked about and taken with an answer', async () => {
    expect(await claim(1000)).toMatchObject(asked('一天记 1000 小时'))
    expect(await claim(20)).toMatchObject({ ok: true })
    const words = '11 月 2 日这天合计 28 小时，超过 24 小时'
    expect(await claim(8)).toMatchObject(asked(words))
    expect(await claim(8, { doerId: 'wife' })).toMatchObject({ ok: true })
    const taken = await claim(8, { sure: ['day'] })
    expect(taken).toMatchObject({ ok: true })
    const { rows } = await world.must('deeds.todo', v, 'sun')
    expect(rows.map((r) => r.deed.asked ?? null)).toEqual(expect.arrayContaining([null, [words]]))
    expect((await world.must('deeds.mine', v, 'wife')).deeds.map((d) => d.asked)).toEqual([
      undefined,
      undefined,
      undefined,
    ])
  })

  test('a thousand times is asked about', async () => {
    const many = { itemId: 'sweep', doerId: undefined }
    expect(await claim(1000, many)).toMatchObject(asked('一件事记 1000 次'))
    expect(await claim(1000, { ...many, sure: ['many'] })).toMatchObject({ ok: true })
  })
})

describe('a deed like one that is there', () => {
  const about = { ...v, itemId: 'sweep', householdId: 'h2', doneOn: '2026-11-02' }
  const file = (more: object = {}) =>
    world.must('deeds.file', { ...about, quantity: 1, note: '', ...more }, 'qian')
  const alikeTo = async (more: object = {}) =>
    (await world.must('deeds.room', { ...about, ...more }, 'qian')).alike

  test('is said before it is filed, taken in any case, and shown beside it in review', async () => {
    expect(await alikeTo()).toBeUndefined()
    const first = await file()
    const id = `alike:${first.deedId}`
    const words = '这一户 11 月 2 日的「清扫村道」已经报过，这是另一件'
    expect(await alikeTo()).toEqual({ id, words })
    expect(await alikeTo({ doneOn: '2026-11-01' })).toEqual({ id, words })
    expect(await alikeTo({ doneOn: '2026-10-31' })).toBeUndefined()
    expect(await alikeTo({ itemId: 'help' })).toBeUndefined()
    expect(await alikeTo({ householdId: 'h1' })).toBeUndefined()
    world.pass(60_000)
    const sure = await file({ doneOn: '2026-11-01', sure: [id] })
    world.pass(60_000)
    const unasked = await file()
    const rows = (await world.must('deeds.todo', v, 'sun')).rows
    const rowOf = (deedId: string) => rows.find((row) => row.deed.deedId === deedId)
    expect(rowOf(sure.deedId)?.deed.asked).toEqual([words])
    expect(rowOf(unasked.deedId)?.deed.asked).toBeUndefined()
    expect(rowOf(unasked.deedId)?.alike).toMatchObject([
      { deedId: sure.deedId, title: '清扫村道', doneOn: '2026-11-01', state: 'filed' },
      { deedId: first.deedId, doneOn: '2026-11-02' },
    ])
    const story = (as: string) => world.must('deeds.read', { ...v, deedId: unasked.deedId }, as)
    expect((await story('sun')).alike).toHaveLength(2)
    expect((await story('qian')).alike).toBeUndefined()
  })

  test('that was sent back or taken back is no such deed', async () => {
    const before = await alikeTo()
    const { deedId } = await file({ doneOn: '2026-10-20' })
    expect(await alikeTo({ doneOn: '2026-10-20' })).toMatchObject({ id: `alike:${deedId}` })
    await world.must('deeds.withdraw', { ...v, deedId }, 'qian')
    expect(await alikeTo({ doneOn: '2026-10-20' })).toBeUndefined()
    expect(await alikeTo()).toEqual(before)
  })
})

describe('several approved at one tap', () => {
  const file = async (more: {
    householdId: string
    doneOn: string
    quantity?: number
    sure?: string[]
  }) =>
    (
      await world.must(
        'deeds.file',
        { ...v, itemId: 'sweep', quantity: 1, note: '', ...more },
        'qian',
      )
    ).deedId
  const approve = (deedId: string, more: object = { together: true }, as = 'sun') =>
    world.call('deeds.approve', { ...v, deedId, ...more }, as)
  const together = async () =>
    (await world.must('deeds.todo', v, 'sun')).rows
      .filter((row) => row.together)
      .map((row) => row.deed.deedId)

  test('what wants a look is refused there, and approved by itself', async () => {
    const plain = await file({ householdId: 'h1', doneOn: '2026-10-25' })
    const [one, two] = [
      await file({ householdId: 'h2', doneOn: '2026-10-25' }),
      await file({ householdId: 'h2', doneOn: '2026-10-26' }),
    ]
    const odd = await file({
      householdId: 'h1',
      doneOn: '2026-10-20',
      quantity: 200,
      sure: ['many'],
    })
    const own = await file({ householdId: 'h3', doneOn: '2026-10-25' })
    const offered = await together()
    expect(offered).toContain(plain)
    for (const deedId of [one, two, odd, own]) expect(offered).not.toContain(deedId)
    const look = { ok: false, code: 'LOOK_CLOSELY' }
    for (const deedId of [one, two, odd]) expect(await approve(deedId)).toMatchObject(look)
    expect(await approve(own)).toMatchObject({ code: 'OWN_HOUSEHOLD' })
    expect(await approve(plain)).toMatchObject({ ok: true })
    expect(await approve(plain)).toMatchObject({ code: 'DEED_STATE' })
    expect(await approve(one, {})).toMatchObject({ ok: true })
    const after = (deedId: string) => world.must('deeds.read', { ...v, deedId }, 'sun')
    expect((await after(two)).deed.state).toBe('filed')
  })
})
