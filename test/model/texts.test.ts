import { awaitedWords, takenWords } from '@/domain/checks/held'
import type { RequestInput } from '@/domain/contracts'
import { dispatch } from '../../cloudfunctions/api/dispatch'
import { textMax } from '../../cloudfunctions/platform/wechat/wechat'
import { runTimer } from '../../cloudfunctions/services/timer'
import { approvedDeed, fileDeed, objectionOf } from './doing'
import { secret } from './village'
import { sweep, worldForEach } from './world'

const hourMs = 3_600_000
const world = worldForEach((world) => world.addVillage({ villageId: 'v' }))

const v = { villageId: 'v' }
const goal = (words: string): RequestInput<'aspirations.post'> => ({
  ...v,
  householdId: 'h1',
  category: '种养',
  goal: words,
  by: '2027-10-01',
  steps: ['选苗'],
})
const post = async (words: string) =>
  (await world.must('aspirations.post', goal(words), 'zhao')).aspirationId
const shown = async (aspirationId: string, as: string | null) =>
  (await world.must('aspirations.read', { ...v, aspirationId }, as)).aspiration
const isThere = async (aspirationId: string, as: string | null) =>
  (await world.call('aspirations.read', { ...v, aspirationId }, as)).ok
const todo = (as: string) => world.must('checks.todo', v, as)
const decide = (checkId: string, decision: 'show' | 'take', as: string) =>
  world.call('checks.decide', { ...v, checkId, decision }, as)

describe('every text goes to WeChat before it is shown', () => {
  const cleaning = {
    ...v,
    title: '清扫北沟',
    kind: 'service' as const,
    place: '村口',
    shifts: [{ day: '2026-11-03', from: '08:00', to: '12:00' }],
  }
  const honour = {
    ...v,
    title: '最美庭院',
    householdId: 'h1',
    citation: '院子整洁干净',
    awardedOn: '2026-10-01',
    issuer: '村委',
    consent: true,
  }
  const file = (note = '') => fileDeed(world, { ...v, note })
  const publicDeed = () => approvedDeed(world, v)

  const bad = '代开发票'
  /** Call → who, a request with risky words, and the field that is named. */
  const risky: [string, string, () => Promise<unknown>, string][] = [
    [
      'deeds.file',
      'qian',
      async () => ({ ...v, itemId: 'sweep', householdId: 'h1', doneOn: '2026-11-01', note: bad }),
      'note',
    ],
    ['deeds.reject', 'sun', async () => ({ ...v, deedId: await file(), reason: bad }), 'reason'],
    ['deeds.object', 'wu', async () => ({ ...v, deedId: await publicDeed(), text: bad }), 'text'],
    [
      'deeds.objectFor',
      'qian',
      async () => {
        const deedId = await approvedDeed(world, v, { filer: 'zhao' })
        return { ...v, deedId, residentId: 'wu', text: bad, heard: true }
      },
      'text',
    ],
    [
      'aspirations.post',
      'zhao',
      async () => ({ ...goal('栽柿子树'), steps: ['选苗', bad] }),
      'steps',
    ],
    [
      'aspirations.progress',
      'zhao',
      async () => ({ ...v, aspirationId: await post('栽柿子树'), note: bad }),
      'note',
    ],
    ['honours.post', 'zhou', async () => ({ ...honour, issuer: bad }), 'issuer'],
    [
      'honours.withdraw',
      'zhou',
      async () => ({
        ...v,
        honourId: (await world.must('honours.post', honour, 'zhou')).honourId,
        reason: bad,
      }),
      'reason',
    ],
    ['activities.publish', 'qian', async () => ({ ...cleaning, bring: bad }), 'bring'],
    [
      'activities.cancel',
      'qian',
      async () => ({
        ...v,
        activityId: (await world.must('activities.publish', cleaning, 'qian')).activityId,
        reason: bad,
      }),
      'reason',
    ],
    ['settings.nameGroup', 'zhou', async () => ({ ...v, version: 0, name: bad }), 'name'],
    [
      'settings.change',
      'zhou',
      async () => ({ ...v, version: 0, honourTitles: ['好媳妇', bad] }),
      'honourTitles',
    ],
    [
      'rules.adopt',
      'zhou',
      async () => ({ ...v, effectiveFrom: '2027-01-01', items: [{ ...sweep, name: bad }] }),
      'items',
    ],
  ]
  test.each(risky)(
    '%s refuses risky words and names the field',
    async (name, as, request, field) => {
      const payload = await request()
      expect(await world.call(name, payload, as)).toMatchObject({
        ok: false,
        code: 'TEXT_RISKY',
        message: expect.stringMatching(/里有不合适的字句，请改一改再发$/) as string,
        data: { fields: [{ field }] },
      })
    },
  )

  test('what passes is shown at once, and was asked about before it was written', async () => {
    const id = await post('栽两亩柿子')
    expect(world.wechat.asked.map((a) => a.words)).toEqual(['栽两亩柿子\n选苗'])
    expect(await shown(id, null)).toMatchObject({ goal: '栽两亩柿子' })
    expect((await shown(id, null)).checking).toBeUndefined()
  })
})

describe('a text that WeChat leaves to a person', () => {
  test('is read by its writer and those who decide, and by nobody else', async () => {
    const id = await post('跟人学祖传偏方')
    for (const as of [null, 'wu', 'wife', 'qian']) expect(await isThere(id, as)).toBe(false)
    for (const as of ['zhao', 'sun', 'zhou'])
      expect(await shown(id, as)).toMatchObject({ goal: '跟人学祖传偏方', checking: true })
    const listed = await world.must('aspirations.list', v, null)
    expect(JSON.stringify(listed)).not.toContain('偏方')
  })

  test('is shown once a reviewer says so, and only once', async () => {
    const id = await post('跟人学祖传偏方')
    const { rows, total } = await todo('sun')
    expect({ rows, total }).toMatchObject({
      total: 1,
      rows: [
        {
          what: '心愿',
          text: '跟人学祖传偏方\n选苗',
          may: true,
          by: '张zhao明',
          place: '一组 1 号',
        },
      ],
    })
    expect(JSON.stringify(rows)).not.toContain('openid')
    const checkId = rows[0]?.checkId ?? ''
    expect(await decide(checkId, 'show', 'sun')).toMatchObject({ ok: true })
    expect(await shown(id, null)).toMatchObject({ goal: '跟人学祖传偏方' })
    expect(await decide(checkId, 'take', 'zhou')).toMatchObject({ code: 'CHECK_NOT_FOUND' })
  })

  test('is taken away for good, and its writer is told', async () => {
    const id = await post('跟人学祖传偏方')
    const [row] = (await todo('sun')).rows
    await decide(row?.checkId ?? '', 'take', 'sun')
    expect(await shown(id, 'zhao')).toMatchObject({ goal: takenWords, state: 'withdrawn' })
    expect(JSON.stringify(await world.platform.store.get('aspirations', id))).not.toContain('偏方')
    const inbox = await world.must('inbox.list', v, 'zhao')
    expect(inbox.notices).toMatchObject([{ kind: 'text.taken', title: '心愿' }])
  })

  test('its writer and their family do not decide; where nobody else can, the town does', async () => {
    await world.must('aspirations.post', { ...goal('跟人学偏方'), householdId: 'h3' }, 'sun')
    const [row] = (await todo('sun')).rows
    expect(row).toMatchObject({ may: false, why: 'CHECK_OWN' })
    expect(await decide(row?.checkId ?? '', 'show', 'sun')).toMatchObject({ code: 'CHECK_OWN' })
    expect((await todo('officer')).rows).toEqual([])
    await world.addVillage({
      villageId: 'small',
      items: [sweep],
      households: { s1: { feng: ['reviewer'] } },
    })
    await world.must(
      'aspirations.post',
      { ...goal('跟人学偏方'), villageId: 'small', householdId: 's1' },
      'feng',
    )
    const [own] = (await world.must('checks.todo', { villageId: 'small' }, 'officer')).rows
    expect(own).toMatchObject({ may: true })
    expect(
      await world.call(
        'checks.decide',
        { villageId: 'small', checkId: own?.checkId, decision: 'show' },
        'officer',
      ),
    ).toMatchObject({ ok: true })
  })

  test('the town decides for all its villages from any of them, on deeds it is told so too', async () => {
    const small = { villageId: 'small' }
    const households = { s1: { feng: ['reviewer'] } } as const
    await world.addVillage({ ...small, items: [sweep], households })
    const asked = { ...goal('跟人学偏方'), ...small, householdId: 's1' }
    const { aspirationId } = await world.must('aspirations.post', asked, 'feng')
    const claim = { householdId: 's1', itemId: sweep.id, doneOn: '2026-10-31', quantity: 1 }
    await world.must('deeds.file', { ...small, ...claim }, 'feng')
    const { rows, total } = await world.must('deeds.todo', v, 'officer')
    expect(total).toBe(1)
    const named = { household: '张feng明户', number: '1' }
    expect(rows[0]?.deed).toMatchObject({ ...small, ...named, item: sweep.name })
    const [check] = (await todo('officer')).rows
    expect(check).toMatchObject({ may: true, by: '张feng明' })
    expect(await decide(check?.checkId ?? '', 'take', 'officer')).toMatchObject({ ok: true })
    const { aspiration } = await world.must('aspirations.read', { ...small, aspirationId }, 'feng')
    expect(aspiration).toMatchObject({ goal: takenWords, state: 'withdrawn' })
    expect((await world.must('inbox.list', small, 'feng')).notices).toMatchObject([
      { kind: 'text.taken' },
    ])
  })

  test('of another village finds nothing', async () => {
    await post('跟人学祖传偏方')
    const [row] = (await todo('sun')).rows
    await world.addVillage({
      villageId: 'w',
      items: [sweep],
      households: { w1: { chen: ['reviewer'] } },
    })
    const foreign = { villageId: 'w', checkId: row?.checkId, decision: 'show' }
    expect(await world.call('checks.decide', foreign, 'chen')).toMatchObject({
      code: 'CHECK_NOT_FOUND',
    })
  })

  test('a note on a deed is marked for the reviewer, whose stamp decides', async () => {
    const deedId = await fileDeed(world, { ...v, note: '送偏方' })
    const read = async (as: string) => (await world.must('deeds.read', { ...v, deedId }, as)).deed
    expect(await read('zhao')).toMatchObject({ title: '清扫村道' })
    expect(await read('qian')).toMatchObject({ title: '送偏方', checking: true })
    const [row] = (await world.must('deeds.todo', v, 'sun')).rows
    expect(row?.deed).toMatchObject({ title: '送偏方', checking: true })
    expect((await todo('sun')).total).toBe(0)
    await world.must('deeds.approve', { ...v, deedId }, 'sun')
    expect(await read('zhao')).toMatchObject({ title: '送偏方' })
    expect((await read('zhao')).checking).toBeUndefined()
  })

  test('an answer counts at once, its reason later', async () => {
    const deedId = await approvedDeed(world, v)
    await world.must('deeds.object', { ...v, deedId, text: '没看见' }, 'wu')
    const objectionId = await objectionOf(world, deedId, 'wu')
    await world.must(
      'deeds.answer',
      { ...v, objectionId, decision: 'upheld', reason: '他在打牌' },
      'li',
    )
    const read = () => world.must('deeds.read', { ...v, deedId }, 'zhao')
    expect(await read()).toMatchObject({
      deed: { state: 'dropped' },
      answers: [{ decision: 'upheld', reason: awaitedWords }],
    })
    const inbox = JSON.stringify(await world.must('inbox.list', v, 'zhao'))
    expect(inbox).not.toContain('打牌')
    const [row] = (await todo('sun')).rows
    expect(row).toMatchObject({ what: '异议的答复', text: '他在打牌' })
    await decide(row?.checkId ?? '', 'show', 'zhou')
    expect(await read()).toMatchObject({ answers: [{ reason: '他在打牌' }] })
  })

  test('an activity that is written anew is looked at anew', async () => {
    const about = {
      ...v,
      title: '教打牌',
      kind: 'service' as const,
      place: '村口',
      shifts: [{ day: '2026-11-03', from: '08:00', to: '12:00' }],
    }
    const { activityId } = await world.must('activities.publish', about, 'qian')
    const list = async () => JSON.stringify(await world.must('activities.list', v, null))
    expect(await list()).not.toContain('打牌')
    const [old] = (await todo('sun')).rows
    const shiftId = `${activityId}:1`
    const edit = {
      ...about,
      activityId,
      version: 1,
      title: '教下棋',
      shifts: [{ ...about.shifts[0]!, shiftId }],
    }
    await world.must('activities.edit', edit, 'qian')
    expect(await list()).toContain('教下棋')
    expect(await decide(old?.checkId ?? '', 'take', 'sun')).toMatchObject({
      code: 'CHECK_NOT_FOUND',
    })
  })
})

describe('when WeChat does not answer', () => {
  test.each(['down', 'limited', 'inactive'] as const)(
    '%s: the text waits and is looked at by the timer',
    async (why) => {
      world.wechat.fail = why
      const id = await post('栽两亩柿子')
      expect(await shown(id, 'zhao')).toMatchObject({ goal: '栽两亩柿子', checking: true })
      expect(await isThere(id, null)).toBe(false)
      expect((await todo('sun')).total).toBe(0)
      await runTimer(world.platform)
      expect(await isThere(id, null)).toBe(false)
      world.wechat.fail = null
      world.pass(hourMs)
      await runTimer(world.platform)
      expect(await shown(id, null)).toMatchObject({ goal: '栽两亩柿子' })
    },
  )

  test('what turns out risky is taken away', async () => {
    world.wechat.fail = 'down'
    const id = await post('来这里代开发票')
    world.wechat.fail = null
    world.pass(hourMs)
    await runTimer(world.platform)
    expect(await shown(id, 'zhao')).toMatchObject({ goal: takenWords, state: 'withdrawn' })
  })

  test('after some hours a person decides', async () => {
    world.wechat.fail = 'down'
    const id = await post('栽两亩柿子')
    for (let i = 0; i < 8; i++) {
      await runTimer(world.platform)
      world.pass(hourMs)
    }
    const asked = world.wechat.asked.length
    expect(asked).toBe(9)
    const [row] = (await todo('sun')).rows
    await decide(row?.checkId ?? '', 'show', 'sun')
    expect(await shown(id, null)).toMatchObject({ goal: '栽两亩柿子' })
  })

  test('two timers at once ask once', async () => {
    world.wechat.fail = 'down'
    await post('栽两亩柿子')
    world.wechat.fail = null
    world.pass(hourMs)
    const before = world.wechat.asked.length
    await Promise.all([runTimer(world.platform), runTimer(world.platform)])
    expect(world.wechat.asked.length).toBe(before + 1)
  })

  test('a name waits to be saved again', async () => {
    world.wechat.fail = 'down'
    const rename = { ...v, version: 0, name: '河东组' }
    expect(await world.call('settings.nameGroup', rename, 'zhou')).toMatchObject({
      code: 'TEXT_WAITS',
    })
    world.wechat.fail = null
    world.pass(hourMs)
    await runTimer(world.platform)
    expect(await world.call('settings.nameGroup', rename, 'zhou')).toMatchObject({ ok: true })
  })

  test('hundreds of names are one question, and one decision', async () => {
    const items = Array.from({ length: 120 }, (_, i) => ({
      ...sweep,
      id: `item-${String(i)}`,
      name: `第${String(i)}条，不打牌`,
    }))
    const adopt = () =>
      world.call('rules.adopt', { ...v, effectiveFrom: '2027-01-01', items, note: '' }, 'zhou')
    expect(await adopt()).toMatchObject({ code: 'TEXT_WAITS' })
    expect(world.wechat.asked).toHaveLength(1)
    const { rows } = await todo('sun')
    expect(rows).toMatchObject([
      { what: '细则', text: expect.stringContaining('第119条') as string },
    ])
    await decide(rows[0]?.checkId ?? '', 'show', 'sun')
    expect(await adopt()).toMatchObject({ ok: true })
  })

  test('more than WeChat takes at once is several questions, and each word is in one of them', async () => {
    const items = Array.from({ length: 120 }, (_, i) => ({
      ...sweep,
      id: `item-${String(i)}`,
      name: `第${String(i)}条，${'扫净'.repeat(15)}`,
    }))
    const rules = { ...v, effectiveFrom: '2027-01-01', items, note: '' }
    expect(await world.call('rules.adopt', rules, 'zhou')).toMatchObject({ ok: true })
    const { asked } = world.wechat
    expect(asked.map(({ words }) => words.length <= textMax)).toEqual([true, true])
    expect(asked.flatMap(({ words }) => words.split('\n'))).toEqual(
      items.flatMap(({ category, name }) => [category, name]),
    )
  })

  test('a doubtful name is allowed by somebody else, or stays denied', async () => {
    const rename = (name: string) =>
      world.call('settings.nameGroup', { ...v, version: 0, name }, 'zhou')
    for (const name of ['打牌组', '偏方组'])
      expect(await rename(name)).toMatchObject({ code: 'TEXT_WAITS' })
    const { rows } = await todo('sun')
    expect(rows.map((r) => r.what)).toEqual(['小组名', '小组名'])
    for (const { checkId, text } of rows)
      await decide(checkId, text === '打牌组' ? 'show' : 'take', 'sun')
    expect(await rename('偏方组')).toMatchObject({ code: 'TEXT_RISKY' })
    expect(await rename('打牌组')).toMatchObject({ ok: true })
  })
})

test('somebody of the web has no openid, so a person decides', async () => {
  const bound = await world.must('session.bind', { cardCode: 'CARDH6', proof: secret }, null)
  const posted = await dispatch(world.platform, {
    name: 'aspirations.post',
    payload: { ...goal('栽两亩柿子'), householdId: 'h6' },
    key: 'key-of-the-web',
    token: bound.token,
  })
  expect(posted).toMatchObject({ ok: true })
  expect((await todo('sun')).rows).toMatchObject([{ text: '栽两亩柿子\n选苗', may: true }])
})
