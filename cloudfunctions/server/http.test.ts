import { createHash } from 'node:crypto'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { request, type IncomingHttpHeaders, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { gunzipSync } from 'node:zlib'
import { contracts } from '@/domain/contracts'
import { openStoryVillage, type StoryVillage } from '../../test/village'
import { Unwritable } from '../platform/unwritable'
import { createSite } from './http'
import { openWeb, policyFor } from './web'

let story: StoryVillage
let server: Server
let webFolder: string
let port: number

beforeAll(async () => {
  story = await openStoryVillage()
  webFolder = mkdtempSync(path.join(tmpdir(), 'zhiqi-web-'))
  writeFileSync(path.join(webFolder, 'index.html'), '<!doctype html><script>one()</script>')
  mkdirSync(path.join(webFolder, 'js'))
  writeFileSync(path.join(webFolder, 'js/app.0123abcd.js'), 'two()')
  writeFileSync(path.join(webFolder, 'js/app.0123abcd.js.br'), 'small')
  server = createSite({ platform: story.platform, files: story.files, web: openWeb(webFolder) })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  port = (server.address() as AddressInfo).port
})

afterAll(async () => {
  server.closeAllConnections()
  await new Promise((resolve) => server.close(resolve))
  await story.close()
  rmSync(webFolder, { recursive: true, force: true })
})

interface Reply {
  readonly status: number
  readonly headers: IncomingHttpHeaders
  readonly body: string
  readonly bytes: Buffer
}

/** By hand, since fetch does not let one set Host. */
function ask(
  pathname: string,
  options: { method?: string; headers?: Record<string, string>; body?: string | Buffer } = {},
): Promise<Reply> {
  const { method = 'GET', headers = {}, body } = options
  return new Promise((resolve, reject) => {
    const asking = request(
      { host: '127.0.0.1', port, path: pathname, method, headers },
      (response) => {
        const chunks: Buffer[] = []
        response.on('data', (chunk: Buffer) => chunks.push(chunk))
        response.on('end', () => {
          resolve({
            status: response.statusCode ?? 0,
            headers: response.headers,
            body: Buffer.concat(chunks).toString(),
            bytes: Buffer.concat(chunks),
          })
        })
      },
    )
    asking.on('error', reject)
    asking.end(body)
  })
}

const json = { 'content-type': 'application/json' }

async function call(body: string | Buffer, headers: Record<string, string> = {}) {
  const reply = await ask('/call', { method: 'POST', headers: { ...json, ...headers }, body })
  return { ...reply, answer: JSON.parse(reply.body) as Record<string, unknown> }
}

const villages = JSON.stringify({ name: 'roster.villages', payload: {} })

test('a call is answered in JSON that nobody keeps', async () => {
  const { status, headers, answer } = await call(villages)
  expect(status).toBe(200)
  expect(headers['content-type']).toMatch(/^application\/json/)
  expect(headers['cache-control']).toBe('no-store')
  expect(answer.ok).toBe(true)
})

test('a session is carried by its token', async () => {
  const token = await story.signIn(story.people.villager)
  const mine = JSON.stringify({ name: 'home.household', payload: { villageId: 'shiwan' } })
  const seen = await call(mine, { authorization: `Bearer ${token}` })
  expect(seen.answer).toMatchObject({ ok: true, data: { name: '赵永顺户' } })
  const strange = await call(mine, { authorization: 'Bearer something-else' })
  expect(strange.answer).toMatchObject({ ok: false, code: 'SIGN_IN_AGAIN' })
  const nobody = await call(mine)
  expect(nobody.answer).toMatchObject({ ok: false, code: 'SIGN_IN_FIRST' })
})

test.each(['', 'nonsense', '[]', '"text"', 'null', '{"name":', Buffer.from([0xff, 0xfe])])(
  'a body that is no call is refused: %j',
  async (body) => {
    const { status, answer } = await call(body)
    expect(status).toBe(400)
    expect(answer).toMatchObject({ ok: false, code: 'BAD_INPUT' })
    expect(answer.requestId).toEqual(expect.any(String))
  },
)

test('a name that is no call is refused by name, also one that every object has', async () => {
  for (const name of ['deeds.none', 'constructor', '__proto__', 7, null]) {
    const { answer } = await call(JSON.stringify({ name, payload: {} }))
    expect(answer).toMatchObject({ ok: false, code: 'UNKNOWN_CALL' })
  }
})

test('a body over 100 KB is refused, whether it tells its length or not', async () => {
  const body = JSON.stringify({ name: 'roster.villages', payload: { text: 'x'.repeat(110_000) } })
  const told = await call(body)
  expect([told.status, told.answer.code]).toEqual([413, 'TOO_LARGE'])
  const untold = await call(body, { 'transfer-encoding': 'chunked' })
  expect([untold.status, untold.answer.code]).toEqual([413, 'TOO_LARGE'])
})

test('queries of one moment travel as one call, also under a session', async () => {
  const query = (name: string, payload = {}) => ({ name, payload })
  const here = { villageId: 'shiwan' }
  const list = [query('home.village', here), query('home.household', here), query('session.me')]
  const { status, answer } = await call(JSON.stringify({ queries: list }))
  expect(status).toBe(200)
  expect(answer).toMatchObject({
    ok: true,
    data: [{ ok: true }, { ok: false, code: 'SIGN_IN_FIRST' }, { ok: true }],
  })
  const stale = await call(JSON.stringify({ queries: list }), { authorization: 'Bearer old' })
  expect(stale.answer.data).toMatchObject([{ ok: true }, { code: 'SIGN_IN_AGAIN' }, { ok: true }])
})

test('a list over 100 KB is refused as a whole', async () => {
  const query = { name: 'roster.villages', payload: { text: 'x'.repeat(20_000) } }
  const list = Array.from({ length: 6 }, () => query)
  const { status, answer } = await call(JSON.stringify({ queries: list }))
  expect([status, answer.code]).toEqual([413, 'TOO_LARGE'])
})

test('only the names of the loopback are answered', async () => {
  for (const host of ['example.com', '127.0.0.1.example.com', 'localhost.evil:80', '192.168.1.2']) {
    const reply = await ask('/', { headers: { host } })
    expect(reply.status).toBe(403)
  }
  for (const host of ['localhost', `127.0.0.1:${String(port)}`, '[::1]:80']) {
    expect((await ask('/', { headers: { host } })).status).toBe(200)
  }
})

test('another site cannot call', async () => {
  for (const headers of [
    { origin: 'http://example.com' },
    { origin: 'null' },
    { 'sec-fetch-site': 'cross-site' },
    { 'sec-fetch-site': 'same-site' },
    { 'content-type': 'text/plain' },
  ] as Record<string, string>[]) {
    const { status, answer } = await call(villages, headers)
    expect([status, answer.ok]).toEqual([403, false])
  }
  const here = { origin: `http://127.0.0.1:${String(port)}`, 'sec-fetch-site': 'same-origin' }
  expect((await call(villages, here)).status).toBe(200)
})

test('the page may run the scripts that it was built with and no other', async () => {
  const { status, headers } = await ask('/')
  expect(status).toBe(200)
  const one = createHash('sha256').update('one()').digest('base64')
  expect(headers['content-security-policy']).toContain(`script-src 'self' 'sha256-${one}';`)
  expect(headers['x-content-type-options']).toBe('nosniff')
  expect(headers['cache-control']).toBe('no-cache')
  expect(policyFor('<script src="a.js"></script>').scriptSrc).toEqual(["'self'"])
  // What was just recorded is listened to before it is anywhere but on the phone.
  expect(headers['content-security-policy']).toContain("media-src 'self' blob:;")
})

test('a file with a hash in its name may be kept for good', async () => {
  const { headers } = await ask('/js/app.0123abcd.js')
  expect(headers['cache-control']).toContain('immutable')
})

test.each(['/none', '//', '/%zz', '/../../package.json', '/%2e%2e/%2e%2e/package.json', '/.data'])(
  'nothing is found at %s',
  async (pathname) => {
    const { status, body } = await ask(pathname)
    expect(status).toBe(404)
    expect(JSON.parse(body)).toMatchObject({ ok: false, code: 'NOT_FOUND' })
  },
)

test('what the build made small for the wire is sent small to whoever takes it', async () => {
  const file = '/js/app.0123abcd.js'
  const small = await ask(file, { headers: { 'accept-encoding': 'gzip, br' } })
  expect(small.body).toBe('small')
  expect(small.headers).toMatchObject({ 'content-encoding': 'br', vary: 'Accept-Encoding' })
  expect(small.headers['content-type']).toMatch(/javascript/)
  expect(small.headers['cache-control']).toContain('immutable')
  const plain = await ask(file)
  expect(plain.body).toBe('two()')
})

test('a long answer is sent small to whoever takes it, a short one as it is', async () => {
  const takes = { ...json, 'accept-encoding': 'gzip' }
  const send = (name: string, headers: Record<string, string>) =>
    ask('/call', {
      method: 'POST',
      headers,
      body: JSON.stringify({ name, payload: { villageId: 'shiwan' } }),
    })
  const long = await send('rules.inForce', takes)
  expect(long.headers).toMatchObject({ 'content-encoding': 'gzip', vary: 'Accept-Encoding' })
  expect(JSON.parse(gunzipSync(long.bytes).toString())).toEqual(
    JSON.parse((await send('rules.inForce', json)).body),
  )
  const short = await send('session.me', takes)
  expect(short.headers['content-encoding']).toBeUndefined()
})

test('a browser that looks for an icon meets no error', async () => {
  expect((await ask('/favicon.ico')).status).toBe(204)
})

test('other methods are refused', async () => {
  for (const [pathname, method] of [
    ['/call', 'GET'],
    ['/call', 'PUT'],
    ['/', 'PUT'],
    ['/', 'POST'],
    ['/api', 'DELETE'],
  ] as const) {
    expect((await ask(pathname, { method })).status).toBe(405)
  }
})

test('the reference names every call with its fields', async () => {
  const { body } = await ask('/api')
  const { calls } = JSON.parse(body) as {
    calls: { name: string; request: { properties?: Record<string, unknown> } }[]
  }
  expect(calls.map((c) => c.name)).toEqual(Object.keys(contracts))
  const filing = calls.find((c) => c.name === 'deeds.file')
  expect(Object.keys(filing?.request.properties ?? {})).toContain('householdId')
})

test('a browser gets the reference as a page, with request, refusals and example of each call', async () => {
  const { body, headers } = await ask('/api', { headers: { accept: 'text/html,*/*' } })
  expect(headers['content-type']).toMatch(/^text\/html/)
  for (const name of Object.keys(contracts)) expect(body).toContain(`id="${name}"`)
  expect(body).toContain('DEED_TOO_OLD')
  expect(body).toContain('&lt;filed deed&gt;')
})

describe('an upload', () => {
  const sent = (address: string, headers: Record<string, string> = {}) =>
    ask(address, { method: 'PUT', headers, body: '照片' })

  async function promised() {
    const { uploadTo } = await story.ask(
      'files.promise',
      { villageId: 'shiwan', purpose: 'photo', bytes: 6 },
      story.people.villager,
    )
    return uploadTo
  }

  test('goes where it was promised', async () => {
    const address = await promised()
    expect((await sent(address)).status).toBe(200)
    const [, path = ''] = /^\/files\/([^?]+)/.exec(address) ?? []
    expect((await story.files.read(path))?.toString()).toBe('照片')
  })

  test('on a full disk may be tried again', async () => {
    const address = await promised()
    const write = jest.spyOn(story.files, 'write').mockRejectedValueOnce(new Unwritable('no room'))
    const refused = await sent(address)
    expect(refused.status).toBe(503)
    expect(JSON.parse(refused.body)).toMatchObject({ ok: false, code: 'TRY_AGAIN' })
    expect((await sent(address)).status).toBe(200)
    write.mockRestore()
  })

  test('is read whole, or the part that is asked for, as Safari plays a sound', async () => {
    await story.files.write('voices/a.mp3', Buffer.from('ID3 heard'))
    const address = await story.files.readAddress('voices/a.mp3')
    const part = (range: string) => ask(address, { headers: { range } })
    const whole = await ask(address)
    expect([whole.status, whole.headers['content-type']]).toEqual([200, 'audio/mpeg'])
    const first = await part('bytes=0-1')
    expect([first.status, first.headers['content-range'], first.body]).toEqual([
      206,
      'bytes 0-1/9',
      'ID',
    ])
    expect(await part('bytes=4-')).toMatchObject({ status: 206, body: 'heard' })
    expect(await part('bytes=4-99')).toMatchObject({ status: 206, body: 'heard' })
    for (const odd of ['bytes=-3', 'bytes=9-', 'bytes=3-1', 'bytes=0-1,3-4', 'letters=0-1'])
      expect(await part(odd)).toMatchObject({ status: 200, body: 'ID3 heard' })
  })

  test('from a page elsewhere, or to an address of nobody, is refused', async () => {
    const address = await promised()
    expect((await sent(address, { origin: 'http://evil.example' })).status).toBe(403)
    expect((await sent(address.replace('incoming/', 'incoming/x'))).status).toBe(404)
    expect((await sent('/files/incoming/a.bin')).status).toBe(404)
    expect((await ask('/files/incoming/a.bin')).status).toBe(404)
  })
})

test('a person at an address of nothing reads a page that leads home; a program is refused in JSON', async () => {
  const accept = { accept: 'text/html,*/*' }
  const read = await ask('/some/where', { headers: accept })
  expect(read.status).toBe(404)
  expect(read.headers['content-type']).toBe('text/html; charset=utf-8')
  expect(read.body).toMatch(/没有这一页[^]*href="\/"/)
  for (const nothing of ['/call', '/files/photos/gone.jpg?seal=old']) {
    const page = await ask(nothing, { headers: accept })
    expect([page.status, page.body]).toEqual([404, read.body])
    expect(JSON.parse((await ask(nothing)).body)).toMatchObject({ ok: false })
  }
  const refused = await ask('/some/where')
  expect(JSON.parse(refused.body)).toMatchObject({ ok: false, code: 'NOT_FOUND' })
  const led = await ask('/packages/points/deed/index?deedId=d', { headers: accept })
  expect([led.status, led.headers.location]).toEqual([
    302,
    '/#/packages/points/deed/index?deedId=d',
  ])
})
