import { request as httpRequest } from 'node:http'
import { cloudOf, type Cloud } from './cloud'
import { startLoopback, type Loopback } from './loopback'
import type { CloudDatabase } from '../../cloudfunctions/platform/store/cloudbase-sdk'

/** What the SDK can do beyond what the store allows itself. */
interface Whole {
  collection(name: string): Rows & {
    doc(id: string): {
      update(o: { data: object }): Promise<unknown>
      get(): Promise<{ data: unknown }>
    }
    add(o: { data: object }): Promise<unknown>
    aggregate(): { match(o: object): { end(): Promise<{ list: unknown[] }> } }
  }
}
interface Rows {
  where(o: object): Rows
  orderBy(field: string, order: string): Rows
  limit(n: number): Rows
  get(): Promise<{ data: Record<string, unknown>[] }>
  count(): Promise<{ total: number }>
  update(o: { data: object }): Promise<{ stats: { updated: number } }>
  remove(): Promise<{ stats: { removed: number } }>
}

jest.setTimeout(30_000)

let loopback: Loopback
let cloud: Cloud
let database: Omit<CloudDatabase, 'collection'> & Whole
let drawn = 0

beforeAll(async () => {
  loopback = await startLoopback({
    collections: {
      rows: { indexes: [{ fields: ['kind'] }] },
      unique: { indexes: [{ fields: ['a', 'b'], unique: true }] },
    },
  })
  cloud = await cloudOf(loopback)
  database = cloud.database({ throwOnNotFound: false }) as typeof database
})
afterEach(() => loopback.faults.clear())
afterAll(() => loopback.close())

const fresh = () => `k${String(drawn++)}`
const fails = (work: Promise<unknown>) =>
  work.then(
    () => 'it succeeded',
    (error: unknown) => {
      const { code, errCode, errMsg, message } = error as Record<
        string,
        string | number | undefined
      >
      return [code, errCode, errMsg ?? message].filter((part) => part !== undefined).join(' ')
    },
  )

describe('a request', () => {
  type Headers = Record<string, string>
  interface Captured {
    headers: Headers
    body: string
    path: string
  }

  /** A request as the SDK signed it, caught by a server that answers nothing. */
  async function captured(work: (cloud: Cloud) => Promise<unknown>): Promise<Captured> {
    const { createServer } = await import('node:http')
    let caught: Captured | undefined
    const server = createServer((request, response) => {
      const chunks: Buffer[] = []
      request.on('data', (chunk: Buffer) => chunks.push(chunk))
      request.on('end', () => {
        const body = Buffer.concat(chunks).toString()
        caught ??= { headers: request.headers as Headers, body, path: request.url ?? '' }
        response.end('{}')
      })
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const { port } = server.address() as { port: number }
    const url = `http://127.0.0.1:${port}/admin`
    await work(await cloudOf({ ...loopback, url })).catch(() => undefined)
    server.closeAllConnections()
    server.close()
    if (!caught) throw new Error('nothing was sent')
    return caught
  }

  function sendTo({ headers, body, path }: Captured): Promise<{ code?: string; message?: string }> {
    const { hostname, port } = new URL(loopback.url)
    return new Promise((resolve, reject) => {
      const request = httpRequest({ hostname, port, path, method: 'POST', headers }, (response) => {
        const chunks: Buffer[] = []
        response.on('data', (chunk: Buffer) => chunks.push(chunk))
        response.on('end', () => {
          resolve(JSON.parse(Buffer.concat(chunks).toString()) as { code?: string })
        })
      })
      request.on('error', reject)
      request.end(body)
    })
  }

  const adding = (cloud: Cloud) =>
    (cloud.database({ throwOnNotFound: false }) as Whole)
      .collection('rows')
      .add({ data: { _id: fresh(), kind: 'signed' } })

  test('as the SDK signed it is done', async () => {
    expect(await sendTo(await captured(adding))).not.toHaveProperty('code')
  })

  test.each<[string, (sent: Captured) => Captured, RegExp]>([
    ['without a signature', without('authorization'), /not signed/],
    ['with a signature of another kind', having('authorization', 'Bearer x'), /not signed/],
    [
      'with a changed signature',
      ({ headers, ...rest }) => ({
        ...rest,
        headers: {
          ...headers,
          authorization: (headers.authorization ?? '').replace(/.$/, (c) =>
            c === '0' ? '1' : '0',
          ),
        },
      }),
      /does not match/,
    ],
    [
      'of another account',
      ({ headers, ...rest }) => ({
        ...rest,
        headers: {
          ...headers,
          authorization: (headers.authorization ?? '').replace(
            /Credential=[^/]+/,
            'Credential=AKIDx',
          ),
        },
      }),
      /unknown secret id/,
    ],
    ['with a changed body', body('signed', 'forged'), /does not match/],
    [
      'for another collection',
      body('"collectionName":"rows"', '"collectionName":"unique"'),
      /does not match/,
    ],
    ['with a field put in', body('{"', '{"upsert":true,"'), /upsert is not signed/],
    ['to another host', having('host', 'elsewhere.example'), /does not match/],
    ['with another query', (sent) => ({ ...sent, path: '/admin?env=other' }), /does not match/],
    ['sent again after its time', having('x-timestamp', '1700000000'), /expired/],
    ['that is no JSON', (sent) => ({ ...sent, body: 'x' }), /no JSON/],
  ])('%s is refused, and nothing is done', async (_what, change, message) => {
    const before = loopback.documents('rows').length + loopback.documents('unique').length
    const answer = await sendTo(await changed(change))
    expect(answer.code).toMatch(/SIGN_PARAM_INVALID|INVALID_PARAM/)
    expect(answer.message).toMatch(message)
    expect(loopback.documents('rows').length + loopback.documents('unique').length).toBe(before)
  })

  /** The whole request with one thing changed; its length is counted anew. */
  async function changed(change: (sent: Captured) => Captured): Promise<Captured> {
    const { headers, ...rest } = await captured(adding)
    const { 'content-length': _, ...free } = headers
    return change({ ...rest, headers: free })
  }

  function without(name: string) {
    return ({ headers, ...rest }: Captured): Captured => ({
      ...rest,
      headers: Object.fromEntries(Object.entries(headers).filter(([key]) => key !== name)),
    })
  }
  function having(name: string, value: string) {
    return ({ headers, ...rest }: Captured): Captured => ({
      ...rest,
      headers: { ...headers, [name]: value },
    })
  }
  function body(from: string, to: string) {
    return (sent: Captured): Captured => ({ ...sent, body: sent.body.replace(from, to) })
  }
})

describe('limits, as the platform has them', () => {
  test('a list gets 100 rows unless it asks, and 1000 at most, in silence; an aggregate 20', async () => {
    const kind = fresh()
    loopback.put(
      'rows',
      Array.from({ length: 1_100 }, (_, i) => ({ _id: `${kind}:${String(i)}`, kind })),
    )
    const rows = database.collection('rows').where({ kind })
    expect((await rows.get()).data).toHaveLength(100)
    expect((await rows.limit(1_000).get()).data).toHaveLength(1_000)
    expect((await rows.limit(5_000).get()).data).toHaveLength(1_000)
    expect((await rows.count()).total).toBe(1_100)
    const { list } = await database.collection('rows').aggregate().match({ kind }).end()
    expect(list).toHaveLength(20)
  })

  test('a request of more than 5 MB is refused', async () => {
    const said = await fails(
      database.collection('rows').add({ data: { _id: fresh(), kind: 'x'.repeat(5_300_000) } }),
    )
    expect(said).toMatch(/LimitExceeded/)
  })

  test('an unknown collection and an unknown operator are errors', async () => {
    expect(await fails(database.collection('nowhere').add({ data: { a: 1 } }))).toMatch(/-502005/)
    const strange = database.collection('rows').where({ kind: { $where: '1' } })
    expect(await fails(strange.get())).toMatch(/-502002/)
  })
})

describe('a transaction', () => {
  async function row(n = 0): Promise<string> {
    const _id = fresh()
    await database.collection('rows').add({ data: { _id, kind: _id, n } })
    return _id
  }
  const inc = (by: number) => ({ data: { n: database.command.inc(by) } })

  test('reads what was there when it began', async () => {
    const id = await row(1)
    const t = await database.startTransaction()
    await database.collection('rows').doc(id).update(inc(5))
    expect((await t.collection('rows').doc(id).get()).data).toMatchObject({ n: 1 })
    // And cannot write over what it has not seen.
    expect(await fails(t.collection('rows').doc(id).update(inc(1)))).toMatch(/TransactionConflict/)
  })

  test('locks what it wrote: another one fails at once, a plain write waits', async () => {
    const id = await row(1)
    const t = await database.startTransaction()
    await t.collection('rows').doc(id).update(inc(1))
    const other = await database.startTransaction()
    expect(await fails(other.collection('rows').doc(id).update(inc(1)))).toMatch(/-501001/)
    let done = false
    const plain = database
      .collection('rows')
      .doc(id)
      .update(inc(10))
      .then(() => (done = true))
    expect((await database.collection('rows').doc(id).get()).data).toMatchObject({ n: 1 })
    expect(done).toBe(false)
    await t.commit()
    await plain
    expect((await database.collection('rows').doc(id).get()).data).toMatchObject({ n: 12 })
  })

  test('may find only at its commit that it is a duplicate', async () => {
    const [one, two] = [await database.startTransaction(), await database.startTransaction()]
    await one.collection('unique').add({ data: { _id: fresh(), a: 1, b: 'x' } })
    await two.collection('unique').add({ data: { _id: fresh(), a: 1, b: 'x' } })
    await one.commit()
    expect(await fails(two.commit())).toMatch(/E11000/)
    expect(loopback.documents('unique')).toHaveLength(1)
  })

  test('lets where, count and aggregate run outside it, which the trace shows', async () => {
    const id = await row(1)
    const t = (await database.startTransaction()) as unknown as Whole & {
      rollback(): Promise<unknown>
    }
    loopback.forgetTrace()
    await t.collection('rows').where({ kind: id }).update(inc(1))
    await t.collection('rows').where({ kind: id }).count()
    await t.collection('rows').aggregate().match({ kind: id }).end()
    await t.collection('rows').where({ kind: id }).remove()
    expect(loopback.trace.map(({ action, transactionId }) => [action, transactionId])).toEqual(
      ['modifyDocument', 'calculateDocument', 'aggregateDocuments', 'removeDocument'].map(
        (action) => [`database.${action}`, undefined],
      ),
    )
    await t.rollback()
    expect((await database.collection('rows').doc(id).get()).data).toBeNull()
  })

  test('merges an object into what is there, unless told to set it', async () => {
    const id = fresh()
    await database.collection('rows').add({ data: { _id: id, kind: id, o: { a: 1, b: 2 } } })
    const document = database.collection('rows').doc(id)
    await document.update({ data: { o: { a: 9 } } })
    expect((await document.get()).data).toMatchObject({ o: { a: 9, b: 2 } })
    await document.update({ data: { o: database.command.set({ a: 9 }) } })
    expect((await document.get()).data).toMatchObject({ o: { a: 9 } })
  })
})

describe('beside the database', () => {
  test('files go up, come down by a temporary address, and go', async () => {
    const { fileID } = await cloud.uploadFile({
      cloudPath: 'photos/张 三.jpg',
      fileContent: Buffer.from('JPEG'),
    })
    expect(loopback.files.get('photos/张 三.jpg')).toEqual(Buffer.from('JPEG'))
    expect((await cloud.downloadFile({ fileID })).fileContent).toEqual(Buffer.from('JPEG'))
    const [there, nowhere] = (
      await cloud.getTempFileURL({ fileList: [fileID, 'cloud://other/x.jpg'] })
    ).fileList
    expect(there?.status).toBe(0)
    expect(nowhere).toMatchObject({ status: -503003, tempFileURL: '' })
    expect((await cloud.deleteFile({ fileList: [fileID] })).fileList).toMatchObject([{ status: 0 }])
    expect(loopback.files.size).toBe(0)
    expect(await fails(cloud.downloadFile({ fileID }))).toMatch(/STORAGE_FILE_NONEXIST/)
  })

  test('nobody uploads without an authorization for that path', async () => {
    const { hostname, port } = new URL(loopback.url)
    const answer = await fetch(`http://${hostname}:${port}/cos/photos/x.jpg`, {
      method: 'PUT',
      body: 'x',
    })
    expect(answer.status).toBe(403)
    expect(loopback.files.size).toBe(0)
  })

  test('a function calls another, which sees no user', async () => {
    loopback.functions.echo = async (event, from) => ({ event, from })
    expect((await cloud.callFunction({ name: 'echo', data: { a: '张' } })).result).toEqual({
      event: { a: '张' },
      from: { openid: null },
    })
    loopback.functions.broken = () => Promise.reject(new Error('oops'))
    expect(await fails(cloud.callFunction({ name: 'broken' }))).toMatch(/oops/)
    expect(await fails(cloud.callFunction({ name: 'unknown' }))).toMatch(/not found/i)
  })

  test('WeChat is asked in snake_case, and answers JSON, a picture or an error', async () => {
    const asked: unknown[] = []
    Object.assign(loopback.openapi, {
      'security.msgSecCheck': (data: unknown) => {
        asked.push(data)
        return { errcode: 0, errmsg: 'ok', result: { suggest: 'pass', label: 100 } }
      },
      'wxacode.getUnlimited': () => Buffer.from([0xff, 0xd8]),
      'subscribeMessage.send': () => ({ errcode: 43101, errmsg: 'user refuse to accept the msg' }),
    })
    const { security, wxacode, subscribeMessage, nothing } = cloud.openapi
    const checked = await security?.msgSecCheck?.({
      openid: 'o',
      scene: 2,
      version: 2,
      mediaUrl: 'x',
    })
    expect(checked).toMatchObject({ errCode: 0, result: { suggest: 'pass', label: 100 } })
    expect(asked).toEqual([{ openid: 'o', scene: 2, version: 2, media_url: 'x' }])
    expect(await wxacode?.getUnlimited?.({ scene: 'a' })).toMatchObject({
      contentType: 'image/jpeg',
      buffer: Buffer.from([0xff, 0xd8]),
    })
    expect(await fails(Promise.resolve(subscribeMessage?.send?.({ touser: 'o' })))).toMatch(/43101/)
    expect(await fails(Promise.resolve(nothing?.here?.({})))).toMatch(/-604100/)
  })
})
