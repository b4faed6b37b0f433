import path from 'node:path'
import { sessionIdOf } from '../../../cloudfunctions/services/session/session'
import { picture } from '../../model/doing'
import type { Loopback } from '../loopback'
import { countyOf, loopbackWith } from './county'
import { startFunctions, type Caller, type Functions } from './index'

jest.setTimeout(30_000)

const villageId = 'shiwan'
const token = 'a-token-of-the-committee-0123456789-abcdefg'
let loopback: Loopback
let functions: Functions

beforeAll(async () => {
  const county = await countyOf(async (world) => {
    await world.addVillage({ villageId })
    await world.platform.store.tx((t) =>
      t.insert('sessions', {
        _id: sessionIdOf(token),
        userId: 'wx-zhou',
        createdAt: '2026-11-02T02:00:00.000Z',
        expiresAt: '2999-01-01T00:00:00.000Z',
      }),
    )
  })
  loopback = await loopbackWith(county)
  functions = await startFunctions({ loopback, instances: 2 })
}, 60_000)
afterAll(async () => {
  await functions.close()
  await loopback.close()
})

let keys = 0
const newKey = () => `key-${String(++keys).padStart(8, '0')}`
const call = (event: unknown, caller: Caller = {}) => functions.invoke('api', event, caller)
const command = (name: string, payload: unknown, openid: string) =>
  call({ name, payload, key: newKey() }, { openid })
/** A call that only the committee may make. */
const settings = (more = {}) => ({ name: 'settings.read', payload: { villageId }, ...more })

test('the first call is answered, and loads nothing that it does not need', async () => {
  const answer = await call({ name: 'roster.villages', payload: {} })
  expect(answer).toMatchObject({ ok: true, data: { villages: [{ villageId }] } })
  const built = functions.loaded('api').filter((file) => !file.endsWith('/instance.mjs'))
  expect(built.map((file) => path.basename(file))).toEqual(['index.js'])
})

describe('who calls', () => {
  const claims = [
    { OPENID: 'zhou' },
    { openid: 'zhou' },
    { userInfo: { openId: 'zhou', appId: 'wx1' } },
    { tcbContext: { WX_OPENID: 'zhou' } },
    { userId: 'wx-zhou' },
  ]

  test.each(claims)('is not what the event claims: %j', async (claim) => {
    const villager = await call(settings(claim), { openid: 'zhao' })
    expect(villager).toMatchObject({ ok: false, code: 'ROLE_MISSING' })
    expect(await call(settings(claim))).toMatchObject({ ok: false, code: 'SIGN_IN_FIRST' })
  })

  test('is who the platform says, whatever token comes along', async () => {
    const me = { name: 'session.me', payload: {}, token }
    const personOf = (answer: unknown) =>
      (answer as { data: { identities: { personId: string }[] } }).data.identities[0]?.personId
    expect(personOf(await call(me, { openid: 'zhao' }))).toBe('zhao')
    expect(personOf(await call(me))).toBe('zhou')
    expect(personOf(await call({ ...me, token: 'wrong' }))).toBeUndefined()
    expect(await call(settings({ token }), { openid: 'zhao' })).toMatchObject({
      ok: false,
      code: 'ROLE_MISSING',
    })
  })

  test('does not stay for the next call of the same process', async () => {
    const callers = ['zhou', 'zhao', null, 'zhou', null]
    const codes = []
    for (const openid of callers)
      codes.push(((await call(settings(), { openid })) as { code?: string }).code ?? 'answered')
    expect(codes).toEqual([
      'answered',
      'ROLE_MISSING',
      'SIGN_IN_FIRST',
      'answered',
      'SIGN_IN_FIRST',
    ])
  })

  test('may be bound to nobody', async () => {
    const caller = { openid: 'nobody-knows' }
    expect(await call({ name: 'session.me', payload: {} }, caller)).toMatchObject({
      ok: true,
      data: { identities: [] },
    })
    expect(await call(settings(), caller)).toMatchObject({ ok: false, code: 'NOT_IN_VILLAGE' })
  })
})

describe('a list of queries', () => {
  const list = [{ name: 'home.village', payload: { villageId: 'mine' } }, settings()]

  test('is answered to whom the platform says, in one call', async () => {
    expect(await call({ queries: list, token }, { openid: 'zhao' })).toMatchObject({
      ok: true,
      data: [
        { ok: true, data: { villageId } },
        { ok: false, code: 'ROLE_MISSING' },
      ],
    })
    expect(await call({ queries: list, token })).toMatchObject({
      ok: true,
      data: [{ ok: true }, { ok: true }],
    })
  })

  test('over 100 KB is refused before anything else', async () => {
    loopback.forgetTrace()
    const large = { name: 'roster.villages', payload: { text: '村'.repeat(6_000) } }
    const queries = Array.from({ length: 6 }, () => large)
    expect(await call({ queries })).toMatchObject({ ok: false, code: 'TOO_LARGE' })
    expect(loopback.trace).toEqual([])
  })
})

describe('bad events', () => {
  test.each([
    ['nothing', null],
    ['a text', 'roster.villages'],
    ['a number', 5],
    ['a list', ['roster.villages']],
    ['no name', { payload: {} }],
    ['a name that is none', { name: 7, payload: {} }],
    ['an unknown name', { name: 'roster.everything', payload: {} }],
    ['a name of the language', { name: 'constructor', payload: {} }],
  ])('%s', async (_, event) => {
    expect(await call(event, { openid: 'zhao' })).toMatchObject({
      ok: false,
      code: 'UNKNOWN_CALL',
      message: expect.stringMatching(/[一-鿿]/) as string,
      requestId: expect.any(String) as string,
    })
  })

  test.each([
    ['a payload that is none', { name: 'roster.villages', payload: 'all' }],
    ['a field too many', { name: 'roster.villages', payload: { openid: 'zhou' } }],
  ])('%s', async (_, event) => {
    expect(await call(event)).toMatchObject({ ok: false, code: 'BAD_INPUT' })
  })

  test('a megabyte is refused before anything else', async () => {
    loopback.forgetTrace()
    const event = { name: 'roster.villages', payload: { text: '村'.repeat(350_000) } }
    expect(await call(event, { openid: 'zhao' })).toMatchObject({ ok: false, code: 'TOO_LARGE' })
    expect(loopback.trace).toEqual([])
  })

  test('a function that is not there', async () => {
    await expect(functions.invoke('everything', {})).rejects.toThrow('there is no function')
  })
})

describe('what WeChat finds in a photo', () => {
  beforeAll(() => {
    loopback.openapi['security.mediaCheckAsync'] = () => ({ errcode: 0, trace_id: 'trace-7' })
  })
  const verdict = {
    Event: 'wxa_media_check',
    trace_id: 'trace-7',
    errcode: 0,
    result: { suggest: 'risky' },
  }

  test('comes from WeChat alone: from a person it changes nothing', async () => {
    const { fileId, uploadTo } = await promised('qian')
    loopback.files.set(uploadTo, await photo())
    await command('photos.add', { villageId, fileId }, 'qian')
    const held = () => loopback.documents('photos').find(({ _id }) => _id === fileId)?.heldBy
    expect(held()).not.toBeNull()
    expect(await functions.invoke('media-check', verdict, { openid: 'qian' })).toMatchObject({
      ok: false,
      code: 'UNKNOWN_CALL',
    })
    expect(held()).not.toBeNull()
    expect(await functions.invoke('media-check', verdict)).toMatchObject({
      data: { outcome: 'taken' },
    })
    expect(held()).toBeNull()
    expect(await functions.invoke('media-check', verdict)).toMatchObject({
      data: { outcome: 'unknown' },
    })
  })
})

const photo = () => picture(900, 600)

async function promised(openid: string): Promise<{ fileId: string; uploadTo: string }> {
  const payload = { villageId, purpose: 'photo', bytes: 20_000 }
  const answer = await command('files.promise', payload, openid)
  expect(answer).toMatchObject({ ok: true })
  return (answer as { data: { fileId: string; uploadTo: string } }).data
}

describe('files', () => {
  test('a photo goes by storage: its place is ours, and what is kept is made here', async () => {
    const { fileId, uploadTo } = await promised('qian')
    expect(uploadTo).toBe(`incoming/${fileId}.bin`)
    loopback.files.set(uploadTo, await photo())
    expect(await command('photos.add', { villageId, fileId }, 'qian')).toMatchObject({
      ok: true,
      data: { photoId: fileId, width: 900, height: 600 },
    })
    expect(loopback.files.has(uploadTo)).toBe(false)
    expect([...loopback.files.keys()].filter((path) => path.includes(fileId)).sort()).toEqual([
      `photos/${fileId}/full.jpg`,
      `photos/${fileId}/thumb.jpg`,
    ])
    expect(functions.loaded('api').some((file) => file.includes('/sharp/'))).toBe(true)
  })

  test("somebody else's file is nobody's", async () => {
    const { fileId, uploadTo } = await promised('qian')
    loopback.files.set(uploadTo, await photo())
    expect(await command('photos.add', { villageId, fileId }, 'zhao')).toMatchObject({
      ok: false,
      code: 'FILE_NOT_YOURS',
    })
    expect(loopback.files.has(uploadTo)).toBe(true)
    expect(loopback.documents('photos').map(({ _id }) => _id)).not.toContain(fileId)
  })

  test('what was put elsewhere than promised did not arrive', async () => {
    const { fileId } = await promised('qian')
    loopback.files.set(`incoming/${fileId}.jpg`, await photo())
    loopback.files.set(`photos/${fileId}/full.jpg`, await photo())
    expect(await command('photos.add', { villageId, fileId }, 'qian')).toMatchObject({
      ok: false,
      code: 'FILE_NOT_ARRIVED',
    })
  })

  test.each([
    '../photos/x/full',
    'incoming/x.bin',
    'cloud://loopback.7a68-loopback-1250000000/photos/x/full.jpg',
    '',
    'x'.repeat(500),
  ])('a path in place of an id finds nothing: %s', async (fileId) => {
    const answer = await command('photos.add', { villageId, fileId }, 'qian')
    expect(answer).toMatchObject({ ok: false })
    expect(['BAD_INPUT', 'FILE_NOT_YOURS']).toContain((answer as { code: string }).code)
  })
})

describe('household cards', () => {
  test('are printed by a function of their own, which leaves nothing but the sheet', async () => {
    const answer = await command('roster.cards', { villageId }, 'zhou')
    expect(answer).toMatchObject({ ok: true, data: { cards: 6, name: '岭头村户卡.pdf' } })
    const { address } = (answer as { data: { address: string } }).data
    const sheet = Buffer.from(await (await fetch(address)).arrayBuffer())
    expect(sheet.toString('latin1', 0, 5)).toBe('%PDF-')
    expect([...loopback.files.keys()].filter((path) => path.startsWith('paper/'))).toEqual([])
    expect(functions.loaded('paper').some((file) => file.includes('/pdfkit/'))).toBe(true)
    expect(functions.loaded('api').some((file) => file.includes('/pdfkit/'))).toBe(false)
  })

  test.each([
    [null, 'UNKNOWN_CALL'],
    [{ path: 'photos/x/full.jpg' }, 'UNKNOWN_CALL'],
    [{ path: '../paper/aaaaaaaaaaaaaaaaaaaa.json' }, 'UNKNOWN_CALL'],
    [{ path: 'paper/aaaaaaaaaaaaaaaaaaaa.json' }, 'NOT_FOUND'],
  ])('are printed for nobody who was not told of a job: %j', async (event, code) => {
    const answer = await functions.invoke('paper', event, { openid: 'zhou' })
    expect(answer).toMatchObject({ ok: false, code })
  })
})

test('missing credentials end no process and leave one clear line', async () => {
  const without = await startFunctions({
    loopback,
    instances: 1,
    environment: { TENCENTCLOUD_SECRETID: '', TENCENTCLOUD_SECRETKEY: '' },
  })
  try {
    for (let i = 0; i < 2; i++)
      expect(await without.invoke('api', { name: 'roster.villages', payload: {} })).toMatchObject({
        ok: false,
      })
    const told = without.lines.join('').split('\n')
    expect(told.filter((line) => line.includes('no credentials'))).not.toEqual([])
  } finally {
    await without.close()
  }
})
