import { crc32 } from 'node:zlib'
import sharp from 'sharp'
import { phonePhoto } from '../files/phone-photo'
import { sharpImages } from '../../cloudfunctions/platform/images/sharp'
import { runTimer } from '../../cloudfunctions/services/timer'
import { contracts, type CallName } from '@/domain/contracts'
import { pixelsMax, unusedKeptMs } from '@/domain/photos/photo'
import { sendFile } from './doing'
import { castOf } from './village'
import { sweep, worldForAll } from './world'

jest.setTimeout(30_000)

const villageId = 'v'

const world = worldForAll(async (world) => {
  const items = [sweep, { ...sweep, id: 'yard', name: '庭院', needsPhoto: true }]
  for (const v of ['v', 'w']) await world.addVillage({ villageId: v, items, households: castOf(v) })
})

const sent = (bytes: Buffer, as: string) =>
  sendFile(world, { villageId, purpose: 'photo' }, bytes, as)

const add = async (bytes: Buffer, as = 'vzhao') =>
  world.call('photos.add', { villageId, fileId: await sent(bytes, as) }, as)

async function added(as = 'vzhao'): Promise<string> {
  const fileId = await sent(await phonePhoto(640, 480), as)
  return (await world.must('photos.add', { villageId, fileId }, as)).photoId
}

const fileWith = (photoIds: readonly string[], more: object = {}, as = 'vzhao') =>
  world.call(
    'deeds.file',
    { villageId, itemId: 'sweep', householdId: 'vh1', doneOn: '2026-11-01', photoIds, ...more },
    as,
  )

async function deedWith(photoIds: readonly string[], more: object = {}): Promise<string> {
  const filed = await fileWith(photoIds, more)
  if (!filed.ok) throw new Error(filed.code)
  return (filed.data as { deedId: string }).deedId
}

describe('adding', () => {
  test('a photo is made smaller and upright, and tells no place and no phone', async () => {
    const original = await phonePhoto(3000, 2000)
    expect(original.toString('latin1')).toMatch(/SecretPhone/)
    const fileId = await sent(original, 'vzhao')
    const made = await world.must('photos.add', { villageId, fileId }, 'vzhao')
    expect(made).toEqual({ photoId: fileId, width: 1067, height: 1600 })
    const { files } = world.platform
    expect(await files.size(`incoming/${fileId}.bin`)).toBeNull()
    for (const [size, side] of [
      ['full', 1600],
      ['thumb', 400],
    ] as const) {
      const bytes = (await files.read(`photos/${fileId}/${size}.jpg`)) ?? Buffer.alloc(0)
      const about = await sharp(bytes).metadata()
      expect(about).toMatchObject({ format: 'jpeg', height: side })
      expect(about.exif).toBeUndefined()
      expect(about.orientation).toBeUndefined()
      expect(bytes.toString('latin1')).not.toMatch(/SecretPhone|Exif/)
    }
  })

  test.each(['png', 'webp'] as const)('%s is taken too, and kept as JPEG', async (format) => {
    const bytes = await sharp(await phonePhoto(640, 480))
      .toFormat(format)
      .toBuffer()
    const answer = await add(bytes)
    expect(answer).toMatchObject({ ok: true })
    const { photoId } = (answer as { data: { photoId: string } }).data
    const kept = await world.platform.files.read(`photos/${photoId}/full.jpg`)
    expect((await sharp(kept ?? Buffer.alloc(0)).metadata()).format).toBe('jpeg')
  })

  test.each([
    ['of one pixel', () => phonePhoto(1, 1), 'PHOTO_TOO_SMALL'],
    ['20,000 px wide', () => phonePhoto(20_000, 300), 'PHOTO_TOO_LARGE'],
    ['of a thousand million pixels by its header', hugeByItsHeader, 'PHOTO_TOO_LARGE'],
    ['cut off in the middle', async () => (await noise()).subarray(0, 40_000), 'PHOTO_BROKEN'],
    ['that is a text', () => Promise.resolve(Buffer.from('photo')), 'PHOTO_KIND'],
    ['that is empty', () => Promise.resolve(Buffer.alloc(0)), 'PHOTO_KIND'],
    ['that moves', gif, 'PHOTO_ANIMATED'],
  ] as const)('a photo %s is refused with a sentence', async (_, make, code) => {
    const answer = await add(await make())
    expect(answer).toMatchObject({ ok: false, code, message: expect.any(String) as string })
  })

  test('thirty megabytes are refused before they are read', async () => {
    const bytes = 30 * 1024 * 1024
    const promise = { villageId, purpose: 'photo', bytes }
    expect(await world.call('files.promise', promise, 'vzhao')).toMatchObject({
      code: 'FILE_TOO_LARGE',
    })
    const lied = await sent(Buffer.from('x'), 'vzhao')
    await world.platform.files.write(`incoming/${lied}.bin`, Buffer.alloc(bytes))
    expect(await world.call('photos.add', { villageId, fileId: lied }, 'vzhao')).toMatchObject({
      code: 'FILE_TOO_LARGE',
    })
  })

  test('many at once are made one after the other', async () => {
    const images = sharpImages({ pixelsMax })
    const large = await phonePhoto(4000, 3000)
    const atOnce: number[] = []
    const count = () => atOnce.push(sharp.counters().process)
    sharp.queue.on('change', count)
    const made = await Promise.all(Array.from({ length: 4 }, () => images.resize(large)))
    sharp.queue.off('change', count)
    expect(made.every((m) => m?.width === 1200)).toBe(true)
    expect(Math.max(...atOnce)).toBe(1)
  })
})

describe('a photo belongs to one document', () => {
  test('of its owner, in its village, and to no second one', async () => {
    const photoId = await added()
    expect(await fileWith([photoId], {}, 'vqian')).toMatchObject({ code: 'PHOTO_NOT_YOURS' })
    expect(await fileWith(['nothing'])).toMatchObject({ code: 'PHOTO_NOT_YOURS' })
    expect(await fileWith([photoId, photoId])).toMatchObject({ code: 'BAD_INPUT' })
    expect(await fileWith(['a', 'b', 'c', 'd'])).toMatchObject({ code: 'BAD_INPUT' })
    const answers = await Promise.all([fileWith([photoId]), fileWith([photoId])])
    expect(answers.filter((a) => a.ok)).toHaveLength(1)
    expect(answers.find((a) => !a.ok)).toMatchObject({ code: 'PHOTO_USED' })
  })

  test('a refused deed uses none up', async () => {
    const photoId = await added()
    expect(await fileWith([photoId, 'nothing'])).toMatchObject({ code: 'PHOTO_NOT_YOURS' })
    expect(await fileWith([photoId])).toMatchObject({ ok: true })
  })

  test('a rule that wants a photo says so, and takes it', async () => {
    expect(await fileWith([], { itemId: 'yard' })).toMatchObject({ code: 'PHOTO_NEEDED' })
    expect(await fileWith([await added()], { itemId: 'yard' })).toMatchObject({ ok: true })
  })

  test('a rejected deed gives its photos to the one that is filed instead, once', async () => {
    const photoId = await added()
    const first = await deedWith([photoId])
    const again = { insteadOf: first }
    expect(await fileWith([photoId], again)).toMatchObject({ code: 'DEED_NOT_FOUND' })
    await world.must('deeds.reject', { villageId, deedId: first, reason: '看不清' }, 'vsun')
    const story = await world.must('deeds.read', { villageId, deedId: first }, 'vzhao')
    expect(story).toMatchObject({ again: { itemId: 'sweep' }, photos: [{ photoId }] })
    expect(await world.must('deeds.read', { villageId, deedId: first }, 'vwife')).toMatchObject({
      again: null,
    })
    expect(await fileWith([photoId])).toMatchObject({ code: 'PHOTO_USED' })
    const lately = async () =>
      (await world.must('deeds.mine', { villageId, pending: true }, 'vwife')).deeds.map(
        (d) => d.deedId,
      )
    expect((await lately())[0]).toBe(first)
    const second = await deedWith([photoId], again)
    expect(await lately()).toContain(second)
    expect(await lately()).not.toContain(first)
    expect(await fileWith([], again)).toMatchObject({ code: 'REFILED_ALREADY' })
    const before = await world.must('deeds.read', { villageId, deedId: first }, 'vzhao')
    expect(before).toMatchObject({ again: null, refiledAs: second })
  })

  test('what nobody used is removed after its days, what is used stays', async () => {
    const [kept, unused] = [await added(), await added()]
    await deedWith([kept])
    world.pass(unusedKeptMs - 1)
    await runTimer(world.platform)
    expect(await world.platform.store.get('photos', unused)).not.toBeNull()
    world.pass(1)
    await runTimer(world.platform)
    const { files, store } = world.platform
    expect(await store.get('photos', unused)).toBeNull()
    for (const size of ['full', 'thumb'])
      expect(await files.size(`photos/${unused}/${size}.jpg`)).toBeNull()
    expect(await files.size(`photos/${kept}/full.jpg`)).toBeGreaterThan(0)
    world.rewind()
  })
})

describe('who sees photos', () => {
  const seen = async (deedId: string, as: string | null) => {
    const answer = await world.call('deeds.read', { villageId, deedId }, as)
    if (!answer.ok) return answer.code
    return (answer.data as { photos: unknown[] }).photos.length
  }

  test('of a deed: before and after publicity its people alone, in it the village, visitors never', async () => {
    const deedId = await deedWith([await added()])
    const all = ['vzhao', 'vwife', 'vsun', 'vli', 'vzhou', 'vwu', 'vqian', null, 'wwu', 'officer']
    const table = async () => {
      const rows = all.map(async (as) => [String(as), await seen(deedId, as)] as const)
      return Object.fromEntries(await Promise.all(rows)) as Record<string, unknown>
    }
    const its = { vzhao: 1, vwife: 1, vsun: 1, vli: 1, vzhou: 1 }
    const no = 'DEED_NOT_FOUND'
    const others = { vwu: no, vqian: no, null: no, wwu: no, officer: no }
    expect(await table()).toEqual({ ...its, ...others })
    await world.must('deeds.approve', { villageId, deedId }, 'vsun')
    expect(await table()).toEqual({ ...its, vwu: 1, vqian: 1, null: 0, wwu: 0, officer: 0 })
    const listed = async (as: string | null) => {
      const { deeds } = await world.must('deeds.inPublicity', { villageId, limit: 50 }, as)
      return deeds.find((d) => d.deedId === deedId)?.photo !== undefined
    }
    expect(await Promise.all(['vwu', null, 'wwu'].map(listed))).toEqual([true, false, false])
    await world.must('deeds.withdraw', { villageId, deedId }, 'vzhao')
    for (const as of Object.keys(its)) expect(await seen(deedId, as)).toBe(0)
  })

  test('the reviewer gets them with the list of what waits', async () => {
    const photoId = await added()
    const deedId = await deedWith([photoId])
    const { rows } = await world.must('deeds.todo', { villageId, limit: 50 }, 'vsun')
    const [shown] = rows.find((r) => r.deed.deedId === deedId)?.photos ?? []
    expect(shown).toMatchObject({ photoId, width: 480, height: 640 })
    expect(shown?.thumb).toMatch(new RegExp(`^/files/photos/${photoId}/thumb\\.jpg\\?until=`))
  })

  test('of an honour everybody, where the person agreed and while it is posted', async () => {
    const honour = {
      villageId,
      title: '最美庭院',
      householdId: 'vh1',
      citation: '院子整洁干净',
      awardedOn: '2026-10-01',
      issuer: '村委',
    }
    const photoIds = [await added('vzhou'), await added('vzhou')]
    expect(
      await world.call('honours.post', { ...honour, consent: false, photoIds }, 'vzhou'),
    ).toMatchObject({ code: 'HONOUR_PHOTO_CONSENT' })
    const agreed = { ...honour, consent: true, photoIds }
    const { honourId } = await world.must('honours.post', agreed, 'vzhou')
    const read = (as: string | null = null) =>
      world.must('honours.read', { villageId, honourId }, as)
    expect((await read()).honour.photos.map((p) => p.photoId)).toEqual(photoIds)
    const listed = await world.must('honours.list', { villageId }, null)
    expect(listed.honours[0]?.photos).toHaveLength(1)
    await world.must('honours.withdraw', { villageId, honourId, reason: '授予有误' }, 'vzhou')
    expect((await read('vzhou')).honour.photos).toEqual([])
  })

  test('of a goal and of each step everybody, until it is taken down', async () => {
    const [first, second] = [await added(), await added()]
    const goal = {
      villageId,
      householdId: 'vh1',
      category: '种养',
      goal: '栽两亩柿子',
      by: '2027-10-01',
      steps: ['选苗', '栽下'],
      photoIds: [first],
    } as const
    const { aspirationId } = await world.must(
      'aspirations.post',
      { ...goal, steps: [...goal.steps], photoIds: [first] },
      'vzhao',
    )
    await world.must(
      'aspirations.progress',
      { villageId, aspirationId, photoIds: [second] },
      'vzhao',
    )
    const read = (as: string | null = null) =>
      world.must('aspirations.read', { villageId, aspirationId }, as)
    expect(await read()).toMatchObject({
      photos: [{ photoId: first }],
      stepPhotos: [[{ photoId: second }], []],
    })
    await world.must('aspirations.withdraw', { villageId, aspirationId }, 'vzhao')
    expect(await read('vzhao')).toMatchObject({ photos: [], stepPhotos: [] })
  })

  test('no answer to a visitor or to somebody of another village holds an address of a deed’s photo', async () => {
    const photoIds = [await added(), await added()]
    const running = await deedWith([photoIds[0] ?? ''])
    await world.must('deeds.approve', { villageId, deedId: running }, 'vsun')
    const waiting = await deedWith([photoIds[1] ?? ''])
    const asked = { villageId, limit: 50 }
    for (const as of [null, 'wwu', 'wsun', 'wzhou']) {
      for (const name of Object.keys(contracts) as CallName[]) {
        if (contracts[name].kind === 'command') continue
        for (const payload of [
          {},
          { villageId },
          asked,
          { ...asked, pending: true },
          ...[running, waiting].map((deedId) => ({ villageId, deedId })),
        ]) {
          const text = JSON.stringify(await world.call(name, payload, as))
          for (const photoId of photoIds) expect(text).not.toContain(photoId)
        }
      }
    }
  })
})

async function noise(): Promise<Buffer> {
  const noise = { type: 'gaussian', mean: 128, sigma: 60 } as const
  return sharp({ create: { width: 800, height: 600, channels: 3, background: '#000', noise } })
    .jpeg()
    .toBuffer()
}

async function hugeByItsHeader(): Promise<Buffer> {
  const bytes = await sharp(await phonePhoto(640, 480))
    .png()
    .toBuffer()
  bytes.writeUInt32BE(40_000, 16)
  bytes.writeUInt32BE(40_000, 20)
  bytes.writeUInt32BE(crc32(bytes.subarray(12, 29)), 29)
  return bytes
}

async function gif(): Promise<Buffer> {
  return sharp(await phonePhoto(640, 480))
    .gif()
    .toBuffer()
}
