import { contributions } from '../../cloudfunctions/services/capabilities'
import { takeMediaVerdict } from '../../cloudfunctions/services/checks/decide'
import { runTimer } from '../../cloudfunctions/services/timer'
import type { CallAnswer } from '../../cloudfunctions/api/dispatch'
import { fileDeed, picture, sendFile } from './doing'
import { worldForEach } from './world'

const hourMs = 3_600_000
const v = { villageId: 'v' }
let taken: Buffer
beforeAll(async () => {
  taken = await picture()
})
const world = worldForEach((world) => world.addVillage(v))

async function add(as = 'zhao'): Promise<CallAnswer> {
  const fileId = await sendFile(world, { ...v, purpose: 'photo' }, taken, as)
  return world.call('photos.add', { ...v, fileId }, as)
}
async function added(as = 'zhao'): Promise<string> {
  const answer = await add(as)
  if (!answer.ok) throw new Error(answer.code)
  return (answer.data as { photoId: string }).photoId
}
/** A goal with a photo, which everybody may look at. */
async function goalWith(photoIds: string[]): Promise<string> {
  const goal = {
    ...v,
    householdId: 'h1',
    category: '种养' as const,
    goal: '栽两亩柿子',
    by: '2027-10-01',
    steps: ['选苗'],
    photoIds,
  }
  return (await world.must('aspirations.post', goal, 'zhao')).aspirationId
}
const photosOf = async (aspirationId: string, as: string | null) =>
  (await world.must('aspirations.read', { ...v, aspirationId }, as)).photos
const seenBy = async (aspirationId: string, ...people: (string | null)[]) =>
  Promise.all(people.map(async (as) => (await photosOf(aspirationId, as)).length))

const found = (event: unknown) => takeMediaVerdict(world.platform, event, contributions)
const verdict = (trace: string, suggest: string, errcode = 0) =>
  found({
    ToUserName: 'gh_1',
    MsgType: 'event',
    Event: 'wxa_media_check',
    appid: 'wx1',
    trace_id: trace,
    version: 2,
    errcode,
    errmsg: 'ok',
    result: { suggest, label: 100 },
    detail: [],
  })

test('a photo that passes at once is everybody’s to see', async () => {
  const id = await goalWith([await added()])
  expect(await seenBy(id, null, 'wu', 'zhao')).toEqual([1, 1, 1])
  expect(world.wechat.asked[0]?.words).toMatch(/full/)
})

test('a photo that is risky at once is refused, and uses its file up no more than any refusal', async () => {
  world.wechat.photos = 'risky'
  expect(await add()).toMatchObject({ code: 'PHOTO_RISKY' })
})

describe('until its verdict comes', () => {
  let id: string
  beforeEach(async () => {
    world.wechat.photos = null
    id = await goalWith([await added()])
  })

  test('its owner and those who decide see it with a mark, and nobody else', async () => {
    expect(await seenBy(id, null, 'wu', 'wife', 'zhao', 'sun', 'zhou')).toEqual([0, 0, 0, 1, 1, 1])
    expect(await photosOf(id, 'zhao')).toMatchObject([{ checking: true }])
  })

  test('pass: shown to everybody', async () => {
    expect(await verdict('trace-1', 'pass')).toBe('taken')
    expect(await seenBy(id, null, 'zhao')).toEqual([1, 1])
    expect((await photosOf(id, null))[0]?.checking).toBeUndefined()
  })

  test('risky: shown to nobody ever, and its owner is told', async () => {
    await verdict('trace-1', 'risky')
    expect(await seenBy(id, null, 'zhao', 'sun')).toEqual([0, 0, 0])
    const { notices } = await world.must('inbox.list', v, 'zhao')
    expect(notices).toMatchObject([{ kind: 'photo.taken', title: '照片' }])
  })

  test.each(['show', 'take'] as const)('review: a person decides: %s', async (decision) => {
    await verdict('trace-1', 'review')
    const { rows } = await world.must('checks.todo', v, 'sun')
    expect(rows).toMatchObject([{ what: '照片', text: '', may: true, photo: { checking: true } }])
    await world.must('checks.decide', { ...v, checkId: rows[0]?.checkId ?? '', decision }, 'sun')
    expect(await seenBy(id, null)).toEqual([decision === 'show' ? 1 : 0])
  })

  test('the same verdict twice, and one of a trace that is not ours, change nothing', async () => {
    await verdict('trace-1', 'pass')
    expect(await verdict('trace-1', 'risky')).toBe('unknown')
    expect(await verdict('trace-9', 'risky')).toBe('unknown')
    for (const nonsense of [null, 7, 'text', {}, { trace_id: '' }, { trace_id: { $ne: '' } }])
      expect(await found(nonsense)).toBe('unknown')
    expect(await seenBy(id, null)).toEqual([1])
  })

  test('a picture that WeChat could not fetch is asked about again', async () => {
    expect(await verdict('trace-1', 'pass', -1008)).toBe('taken')
    world.wechat.photos = 'pass'
    world.pass(hourMs)
    await runTimer(world.platform)
    expect(await seenBy(id, null)).toEqual([1])
  })

  test('no verdict for hours: asked again under a new trace, then a person decides', async () => {
    world.pass(hourMs)
    await runTimer(world.platform)
    expect(world.wechat.asked.filter((a) => a.what === 'photo')).toHaveLength(2)
    for (let i = 0; i < 3; i++) {
      world.pass(2 * hourMs)
      await runTimer(world.platform)
    }
    expect((await world.must('checks.todo', v, 'sun')).rows).toMatchObject([{ what: '照片' }])
    // The old trace counts no longer; the last one does not either, once a person has it.
    expect(await verdict('trace-1', 'pass')).toBe('unknown')
    expect(await seenBy(id, null)).toEqual([0])
  })
})

test('an outage keeps a photo back, with the words it came with, until WeChat answers', async () => {
  world.wechat.fail = 'down'
  const id = await goalWith([await added()])
  expect(await world.call('aspirations.read', { ...v, aspirationId: id }, null)).toMatchObject({
    code: 'ASPIRATION_NOT_FOUND',
  })
  expect(await seenBy(id, 'zhao')).toEqual([1])
  world.wechat.fail = null
  world.pass(hourMs)
  await runTimer(world.platform)
  expect(await seenBy(id, null)).toEqual([1])
})

test('a photo that is decided on before it is used goes out decided', async () => {
  world.wechat.photos = null
  const [shown, taken] = [await added(), await added()]
  await verdict('trace-1', 'pass')
  await verdict('trace-2', 'risky')
  expect(await seenBy(await goalWith([shown]), null)).toEqual([1])
  const refused = { ...v, householdId: 'h1', category: '种养', goal: '栽两亩柿子' }
  expect(
    await world.call(
      'aspirations.post',
      { ...refused, by: '2027-10-01', steps: ['选苗'], photoIds: [taken] },
      'zhao',
    ),
  ).toMatchObject({ code: 'PHOTO_RISKY' })
})

test('whoever stamps a deed has decided on its photos, save one that WeChat still looks at', async () => {
  world.wechat.photos = 'review'
  const doubtful = await added()
  world.wechat.photos = null
  const waiting = await added()
  const deedId = await fileDeed(world, { ...v, photoIds: [doubtful, waiting] }, 'zhao')
  const [row] = (await world.must('deeds.todo', v, 'sun')).rows
  expect(row?.photos.map((p) => p.checking)).toEqual([true, true])
  await world.must('deeds.approve', { ...v, deedId }, 'sun')
  expect((await world.must('checks.todo', v, 'zhou')).total).toBe(0)
  const photos = async () => (await world.must('deeds.read', { ...v, deedId }, 'wu')).photos
  expect((await photos()).map((p) => p.photoId)).toEqual([doubtful])
  await verdict('trace-2', 'pass')
  expect(await photos()).toHaveLength(2)
})
