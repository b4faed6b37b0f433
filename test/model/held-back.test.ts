import { approvedDeed, decideAll, objectionOf } from './doing'
import { worldForEach } from './world'

const v = { villageId: 'v' }
const words = '跟人学祖传偏方'
const world = worldForEach((world) => world.addVillage({ villageId: 'v' }))

const goalOf = (goal: string) => ({
  ...{ ...v, householdId: 'h1', category: '种养' as const, goal, by: '2027-10-01' },
  steps: ['选苗', '下地'],
})
const honourOf = (citation: string) => ({
  ...{ ...v, title: '最美庭院', householdId: 'h1', residentId: 'zhao', citation },
  ...{ awardedOn: '2026-10-01', issuer: '村委', consent: true },
})
const activityOf = (title: string) => ({
  ...{ ...v, title, kind: 'service' as const, place: '村口' },
  shifts: [{ day: '2026-11-03', from: '08:00', to: '12:00' }],
})

/** Whoever neither wrote it nor decides: a visitor, a neighbour, the family, the supervisor. */
const others = [null, 'wu', 'wife', 'li']

interface Noun {
  readonly writer: string
  write(words: string): Promise<string>
  listed(as: string | null): Promise<unknown>
  /** Figures that count it. */
  counted?(as: string | null): Promise<readonly number[]>
  read(id: string, as: string | null): ReturnType<typeof world.call>
  /** What others may do to one that they know of. */
  readonly commands: readonly (readonly [call: string, more: (id: string) => object])[]
  readonly gone: string
}

const nouns: Readonly<Record<string, Noun>> = {
  goal: {
    writer: 'zhao',
    write: async (goal) =>
      (await world.must('aspirations.post', goalOf(goal), 'zhao')).aspirationId,
    listed: (as) => world.must('aspirations.list', v, as),
    counted: async (as) => [
      (await world.must('aspirations.list', v, as)).total,
      (await world.must('home.village', v, as)).counts.aspirations,
    ],
    read: (aspirationId, as) => world.call('aspirations.read', { ...v, aspirationId }, as),
    commands: [
      ['aspirations.cheer', (aspirationId) => ({ aspirationId })],
      ['aspirations.progress', (aspirationId) => ({ aspirationId, note: '' })],
      ['aspirations.withdraw', (aspirationId) => ({ aspirationId })],
    ],
    gone: 'ASPIRATION_NOT_FOUND',
  },
  honour: {
    writer: 'zhou',
    write: async (citation) =>
      (await world.must('honours.post', honourOf(citation), 'zhou')).honourId,
    listed: (as) => world.must('honours.list', v, as),
    counted: async (as) => [
      (await world.must('honours.list', v, as)).total,
      (await world.must('home.village', v, as)).counts.honours,
    ],
    read: (honourId, as) => world.call('honours.read', { ...v, honourId }, as),
    commands: [],
    gone: 'HONOUR_NOT_FOUND',
  },
  activity: {
    writer: 'qian',
    write: async (title) =>
      (await world.must('activities.publish', activityOf(title), 'qian')).activityId,
    listed: (as) => world.must('activities.list', v, as),
    read: (activityId, as) => world.call('activities.read', { ...v, activityId }, as),
    commands: [['activities.signUp', (id) => ({ shiftId: `${id}:1`, residentId: 'wu' })]],
    gone: 'ACTIVITY_NOT_FOUND',
  },
}

describe.each(Object.entries(nouns))('a held-back %s', (_, noun) => {
  test('is there for its writer and those who decide, and for nobody else', async () => {
    const passed = await noun.write('院里种柿子')
    const id = await noun.write(words)
    for (const as of others) {
      const listed = JSON.stringify(await noun.listed(as))
      expect(listed).toContain(passed)
      expect(listed).not.toContain(id)
      expect(new Set(await noun.counted?.(as))).toEqual(new Set(noun.counted ? [1] : undefined))
      expect(await noun.read(id, as)).toMatchObject({ ok: false, code: noun.gone })
    }
    for (const as of [noun.writer, 'sun', 'zhou']) {
      expect(JSON.stringify(await noun.listed(as))).toContain(words)
      expect(new Set(await noun.counted?.(as))).toEqual(new Set(noun.counted ? [2] : undefined))
      expect(await noun.read(id, as)).toMatchObject({ ok: true })
    }
  })

  test('takes nothing from others by its id', async () => {
    const id = await noun.write(words)
    for (const [call, more] of noun.commands)
      expect(await world.call(call, { ...v, ...more(id) }, 'wu')).toMatchObject({ code: noun.gone })
  })

  test('is there for everybody once somebody let it pass', async () => {
    const id = await noun.write(words)
    await decideAll(world, 'show')
    for (const as of others) {
      expect(JSON.stringify(await noun.listed(as))).toContain(words)
      expect(new Set(await noun.counted?.(as))).toEqual(new Set(noun.counted ? [1] : undefined))
      expect(await noun.read(id, as)).toMatchObject({ ok: true })
    }
  })

  test('that was taken away is gone for others, by its id too', async () => {
    if (noun.gone === 'ACTIVITY_NOT_FOUND') return
    const id = await noun.write(words)
    await decideAll(world, 'take')
    for (const as of [null, 'wu', 'li']) {
      expect(JSON.stringify(await noun.listed(as))).not.toContain(id)
      expect(await noun.read(id, as)).toMatchObject({ code: noun.gone })
    }
  })
})

test('a page has no gaps where some of it is held back', async () => {
  const shown: string[] = []
  for (let i = 0; i < 9; i++) {
    const id = await nouns.goal?.write(i % 3 === 0 ? `种柿子${String(i)}` : `学偏方${String(i)}`)
    if (i % 3 === 0) shown.unshift(id ?? '')
    world.pass(86_400_000)
  }
  const first = await world.must('aspirations.list', { ...v, limit: 2 }, null)
  const second = await world.must(
    'aspirations.list',
    { ...v, limit: 2, after: first.after ?? '' },
    null,
  )
  expect([...first.open, ...second.open].map((a) => a.aspirationId)).toEqual(shown)
  expect(first.total).toBe(3)
})

test('nobody cheers a goal that others cannot read yet, those who decide neither', async () => {
  const aspirationId = await nouns.goal?.write(words)
  expect(await world.call('aspirations.cheer', { ...v, aspirationId }, 'sun')).toMatchObject({
    code: 'ASPIRATION_CHECKING',
  })
  expect(await nouns.goal?.read(aspirationId ?? '', 'sun')).toMatchObject({
    data: { can: { cheer: false } },
  })
})

test('a note of progress that waits is not there for others, the step is', async () => {
  const aspirationId = (await nouns.goal?.write('栽两亩柿子')) ?? ''
  await world.must('aspirations.progress', { ...v, aspirationId, note: words }, 'zhao')
  for (const as of others)
    expect(await nouns.goal?.read(aspirationId, as)).toMatchObject({
      data: { aspiration: { reached: 1, steps: [{ note: '' }, {}] } },
    })
  expect(await nouns.goal?.read(aspirationId, 'zhao')).toMatchObject({
    data: { aspiration: { steps: [{ note: words, checking: true }, {}] } },
  })
})

test('a withdrawn goal is gone by its id too, but for its own people', async () => {
  const aspirationId = (await nouns.goal?.write('栽两亩柿子')) ?? ''
  await world.must('aspirations.withdraw', { ...v, aspirationId }, 'wife')
  for (const as of [null, 'wu', 'qian', 'sun', 'zhou', 'officer']) {
    expect(await nouns.goal?.read(aspirationId, as)).toMatchObject({ code: 'ASPIRATION_NOT_FOUND' })
    const cheer = await world.call('aspirations.cheer', { ...v, aspirationId }, as)
    expect(cheer.ok).toBe(false)
  }
  expect(await nouns.goal?.read(aspirationId, 'zhao')).toMatchObject({
    data: { aspiration: { state: 'withdrawn' } },
  })
})

test('a withdrawn honour is gone by its id too, but for the household and the committee', async () => {
  const honourId = (await nouns.honour?.write('院子整洁')) ?? ''
  await world.must('honours.withdraw', { ...v, honourId, reason: '登错了人' }, 'zhou')
  for (const as of [null, 'wu', 'li', 'officer'])
    expect(await nouns.honour?.read(honourId, as)).toMatchObject({ code: 'HONOUR_NOT_FOUND' })
  for (const as of ['wife', 'zhou'])
    expect(await nouns.honour?.read(honourId, as)).toMatchObject({
      data: { honour: { withdrawal: '登错了人' } },
    })
})

test('a household is told of an honour once its words have passed, and not before', async () => {
  const inbox = async () => (await world.must('inbox.list', v, 'zhao')).notices
  const shelf = async () => (await world.must('home.household', v, 'zhao')).honours
  await nouns.honour?.write(words)
  expect(await inbox()).toEqual([])
  expect(await shelf()).toEqual([])
  await decideAll(world, 'show')
  expect(await shelf()).toMatchObject([{ title: '最美庭院', name: '张zhao明' }])
  expect(await inbox()).toMatchObject([{ kind: 'honour.posted', title: '最美庭院' }])
})

test('whoever had a place keeps it in sight while the activity is written anew', async () => {
  const activityId = (await nouns.activity?.write('清扫北沟')) ?? ''
  const shiftId = `${activityId}:1`
  await world.must('activities.signUp', { ...v, shiftId, residentId: 'wu' }, 'wu')
  const { shifts, ...about } = activityOf(words)
  const edit = { ...about, activityId, version: 1, shifts: shifts.map((s) => ({ ...s, shiftId })) }
  await world.must('activities.edit', edit, 'qian')
  expect(await nouns.activity?.read(activityId, 'zhao')).toMatchObject({ ok: false })
  const seen = await nouns.activity?.read(activityId, 'wu')
  expect(seen).toMatchObject({ ok: true })
  expect(JSON.stringify(seen)).not.toContain(words)
  expect(
    await world.call('activities.leave', { ...v, shiftId, residentId: 'wu' }, 'wu'),
  ).toMatchObject({ ok: true })
})

test('why a deed was sent back, and the answer to an objection, wait in words alone', async () => {
  const deedId = await approvedDeed(world, v)
  await world.must('deeds.object', { ...v, deedId, text: words }, 'wu')
  for (const as of [null, 'zhao', 'wife', 'qian', 'sun'])
    expect(JSON.stringify(await world.call('deeds.read', { ...v, deedId }, as))).not.toContain(
      words,
    )
  const objectionId = await objectionOf(world, deedId, 'wu')
  const answer = { ...v, objectionId, decision: 'dismissed' as const, reason: '他在打牌' }
  await world.must('deeds.answer', answer, 'li')
  for (const as of [null, 'zhao', 'wife', 'qian'])
    expect(JSON.stringify(await world.call('deeds.read', { ...v, deedId }, as))).not.toMatch(/打牌/)
})
