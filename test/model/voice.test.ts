import { contributions } from '../../cloudfunctions/services/capabilities'
import { takeMediaVerdict } from '../../cloudfunctions/services/checks/decide'
import { runTimer } from '../../cloudfunctions/services/timer'
import { approvedDeed, objectionOf, sendFile } from './doing'
import { castOf } from './village'
import { worldForEach } from './world'

const dayMs = 86_400_000
const v = { villageId: 'v' }
/** Begins as a recording of WeChat does. */
const recording = Buffer.concat([Buffer.from('ID3\x04'), Buffer.alloc(4000, 7)])

const world = worldForEach(async (world) => {
  const households = {
    ...castOf(),
    h4: { li: ['supervisor'], family: [] },
    h7: { chen: [] },
  } as const
  await world.addVillage({ ...v, households })
})

const sent = (as = 'wu', bytes: Buffer = recording) =>
  sendFile(world, { ...v, purpose: 'voice' }, bytes, as)
const deedOf = () => approvedDeed(world, { ...v, householdId: 'h1' })
const say = async (deedId: string, as = 'wu', more: { text?: string } = {}) =>
  world.call(
    'deeds.object',
    { ...v, deedId, voice: { fileId: await sent(as), seconds: 23 }, ...more },
    as,
  )
async function said(as = 'wu', more: { text?: string } = {}): Promise<string> {
  const deedId = await deedOf()
  expect(await say(deedId, as, more)).toMatchObject({ ok: true })
  return deedId
}
const rowOf = async (as: string) =>
  (await world.must('deeds.objections', v, as)).rows[0] as
    { voice?: { address: string } } | undefined
const own = (as: string | null, deedId: string) => world.call('deeds.read', { ...v, deedId }, as)
const voiceOf = async (deedId: string, personId = 'wu') => {
  const id = await objectionOf(world, deedId, personId)
  return (await world.platform.store.get('objections', id))?.voice
}

test('the supervisor and whoever said it hear it, for a quarter of an hour a time', async () => {
  const deedId = await said()
  expect(await rowOf('li')).toMatchObject({ text: '', voice: { seconds: 23 } })
  expect(await own('wu', deedId)).toMatchObject({
    data: { objection: { text: '', voice: { seconds: 23 }, state: 'open' } },
  })
  const voice = await voiceOf(deedId)
  expect(voice).toMatchObject({ kind: 'mp3', seconds: 23 })
  const path = `voices/${voice?.voiceId ?? ''}.mp3`
  expect(await world.platform.files.read(path)).toEqual(recording)
  expect((await rowOf('li'))?.voice?.address).toContain(path)
  // Where the phone may still write lies nothing.
  expect(await world.platform.files.size(`incoming/${voice?.voiceId ?? ''}.bin`)).toBeNull()
})

test.each(['zhao', 'wife', 'qian', 'sun', 'zhou', 'chen', 'family', 'officer', null])(
  '%s learns nothing of it',
  async (as) => {
    const deedId = await said()
    for (const answer of [
      await own(as, deedId),
      await world.call('deeds.objections', v, as),
      await world.call('deeds.inPublicity', v, as),
      await world.call('inbox.list', v, as),
      await world.call('checks.todo', v, as),
      await world.call('settings.changes', v, as),
    ])
      expect(JSON.stringify(answer)).not.toMatch(/voice|录音|seconds/)
  },
)

test('the town hears what is overdue, without the name; the supervisor hears an answered one no more', async () => {
  const deedId = await said()
  world.pass(8 * dayMs)
  expect(await rowOf('officer')).toMatchObject({ by: null, voice: { seconds: 23 } })
  const objectionId = await objectionOf(world, deedId, 'wu')
  const answer = { ...v, objectionId, decision: 'dismissed', reason: '问过邻居' } as const
  await world.must('deeds.answer', answer, 'officer')
  expect(await rowOf('li')).toBeUndefined()
  expect(JSON.stringify(await own('li', deedId))).not.toMatch(/voice/)
  expect(await own('wu', deedId)).toMatchObject({ data: { objection: { voice: { seconds: 23 } } } })
})

test('a supervisor whose own household it is about does not hear it; the town does, at once', async () => {
  const deedId = await approvedDeed(world, { ...v, householdId: 'h4' })
  expect(await say(deedId)).toMatchObject({ ok: true })
  expect(await rowOf('li')).toBeUndefined()
  expect(JSON.stringify(await own('li', deedId))).not.toMatch(/voice/)
  expect(await rowOf('officer')).toMatchObject({ by: null, voice: { seconds: 23 } })
})

test('words go with it; neither of both is no objection', async () => {
  const deedId = await said('wu', { text: '那天去了十一个人' })
  expect(await rowOf('li')).toMatchObject({ text: '那天去了十一个人', voice: { seconds: 23 } })
  expect(await world.call('deeds.object', { ...v, deedId }, 'zhou')).toMatchObject({
    code: 'OBJECTION_EMPTY',
  })
})

describe('what is no recording is refused, and the deed stays in publicity', () => {
  const refused = async (bytes: Buffer, code: string) => {
    const deedId = await deedOf()
    const voice = { fileId: await sent('wu', bytes), seconds: 3 }
    expect(await world.call('deeds.object', { ...v, deedId, voice }, 'wu')).toMatchObject({ code })
    expect((await world.platform.store.get('deeds', deedId))?.state).toBe('publicity')
  }
  test('a photo', () => refused(Buffer.alloc(4000, '\xff\xd8\xff\xe0', 'latin1'), 'VOICE_KIND'))
  test('nothing at all', () => refused(Buffer.alloc(0), 'VOICE_KIND'))
  test('more than a megabyte, whatever was announced', async () => {
    const deedId = await deedOf()
    const fileId = await sent()
    const large = Buffer.concat([recording, Buffer.alloc(1024 * 1024)])
    await world.platform.files.write(`incoming/${fileId}.bin`, large)
    const voice = { fileId, seconds: 3 }
    expect(await world.call('deeds.object', { ...v, deedId, voice }, 'wu')).toMatchObject({
      code: 'FILE_TOO_LARGE',
    })
    const announced = { ...v, purpose: 'voice', bytes: large.length } as const
    expect(await world.call('files.promise', announced, 'wu')).toMatchObject({
      code: 'FILE_TOO_LARGE',
    })
  })
  test.each([0, 61, 1.5])('%s seconds', async (seconds) => {
    const voice = { fileId: await sent(), seconds }
    const deedId = await deedOf()
    expect(await world.call('deeds.object', { ...v, deedId, voice }, 'wu')).toMatchObject({
      code: 'BAD_INPUT',
    })
  })
  test('somebody else’s file, a photo’s file, one that is not there', async () => {
    const photo = await sendFile(world, { ...v, purpose: 'photo' }, recording, 'wu')
    for (const fileId of [await sent('zhou'), photo, 'nothing'])
      expect(
        await world.call(
          'deeds.object',
          { ...v, deedId: await deedOf(), voice: { fileId, seconds: 3 } },
          'wu',
        ),
      ).toMatchObject({ code: 'FILE_NOT_YOURS' })
  })
})

test('once a deed, and with the written ones ten a day', async () => {
  const deedId = await said()
  expect(await say(deedId)).toMatchObject({ code: 'OBJECTED_ALREADY' })
  for (let i = 1; i < 10; i++) {
    const other = await deedOf()
    await world.must('deeds.object', { ...v, deedId: other, text: '没看见' }, 'wu')
  }
  expect(await say(await deedOf())).toMatchObject({ code: 'OBJECTIONS_ENOUGH_TODAY' })
})

test('one recording serves one objection; a refused one may be sent again, and is swept if it is not', async () => {
  const voice = { fileId: await sent(), seconds: 3 }
  const risky = { ...v, deedId: await deedOf(), text: '办假证', voice }
  expect(await world.call('deeds.object', risky, 'wu')).toMatchObject({ code: 'TEXT_RISKY' })
  const gone = { ...v, deedId: 'nothing', voice }
  expect(await world.call('deeds.object', gone, 'wu')).toMatchObject({ code: 'DEED_NOT_FOUND' })
  const left = await sent()
  const lost = { ...gone, voice: { fileId: left, seconds: 3 } }
  expect(await world.call('deeds.object', lost, 'wu')).toMatchObject({ code: 'DEED_NOT_FOUND' })
  const again = { ...risky, text: '没看见' }
  const both = await Promise.all([
    world.call('deeds.object', again, 'wu'),
    world.call('deeds.object', { ...again, deedId: await deedOf() }, 'wu'),
  ])
  expect(both.filter((a) => a.ok)).toHaveLength(1)
  world.pass(dayMs)
  await runTimer(world.platform)
  const { files } = world.platform
  expect(await files.size(`voices/${left}.mp3`)).toBeNull()
  expect(await files.size(`voices/${voice.fileId}.mp3`)).toBe(recording.length)
})

describe('what WeChat has not let pass is marked for whoever answers, and waits for nobody else', () => {
  const checking = async () => (await rowOf('li')) as { checking?: boolean } | undefined
  const verdict = (suggest: string) =>
    takeMediaVerdict(
      world.platform,
      { Event: 'wxa_media_check', trace_id: 'trace-1', errcode: 0, result: { suggest } },
      contributions,
    )
  beforeEach(async () => {
    world.wechat.photos = null
    await said()
    expect(world.wechat.asked).toMatchObject([{ what: 'voice' }])
    expect((await checking())?.checking).toBe(true)
  })

  test.each([
    ['pass', undefined],
    ['review', true],
    ['risky', true],
  ])('%s', async (suggest, marked) => {
    expect(await verdict(suggest)).toBe('taken')
    expect((await checking())?.checking).toBe(marked)
    expect(await rowOf('li')).toMatchObject({ voice: { seconds: 23 } })
    // No reviewer is asked, and nobody's inbox tells of it.
    expect((await world.must('checks.todo', v, 'sun')).rows).toEqual([])
    expect((await world.must('inbox.list', v, 'wu')).notices).toEqual([])
    expect(await verdict('pass')).toBe('unknown')
  })

  test('no verdict for hours: asked again, then the mark stays', async () => {
    for (let i = 0; i < 5; i++) {
      world.pass(2 * 3_600_000)
      await runTimer(world.platform)
    }
    expect(world.wechat.asked.filter((a) => a.what === 'voice').length).toBeGreaterThan(2)
    expect((await checking())?.checking).toBe(true)
    expect((await world.must('checks.todo', v, 'sun')).rows).toEqual([])
  })

  test('an account that goes takes what waits along', async () => {
    await world.must('user.erase', {}, 'wu')
    expect(await verdict('pass')).toBe('unknown')
  })
})

test('a deleted account takes the voice along, and what lay on its way; the objection stays', async () => {
  const deedId = await said('wu', { text: '没看见' })
  const voice = await voiceOf(deedId)
  const underWay = await sent()
  const objectionId = await objectionOf(world, deedId, 'wu')
  await world.must('user.erase', {}, 'wu')
  expect(await world.platform.files.size(`incoming/${underWay}.bin`)).toBeNull()
  await runTimer(world.platform)
  const { files, store } = world.platform
  expect(await files.size(`voices/${voice?.voiceId ?? ''}.mp3`)).toBeNull()
  expect(await store.get('objections', objectionId)).toMatchObject({ text: '没看见', voice: null })
  expect(await rowOf('li')).toMatchObject({ text: '没看见' })
  expect((await rowOf('li'))?.voice).toBeUndefined()
})
