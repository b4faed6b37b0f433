import { spawnSync } from 'node:child_process'
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { request } from 'node:https'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { generate } from 'selfsigned'
import { create } from 'tar'
import { dayOf } from '@/domain/common/day'
import { systemClock } from '../../cloudfunctions/platform/clock'
import { openData } from '../../cloudfunctions/server/data'
import { openStoryVillage } from '../village'
import { buildServer, killAll, post, runServer, startServer, type RunningServer } from './server'

jest.setTimeout(180_000)

const villageId = 'shiwan'
const origin = 'https://zhiqi.example'
const scratch = mkdtempSync(path.join(tmpdir(), 'zhiqi-serve-'))
const today = dayOf(systemClock.now())
const at = (name: string) => path.join(scratch, name)
let token = ''
let householdId = ''

beforeAll(async () => {
  buildServer()
  const story = await openStoryVillage({ folder: at('data'), today })
  token = await story.signIn(story.people.recorder)
  householdId = story.people.villager.householdId
  await story.files.write('photos/kept.jpg', Buffer.from('a photo'))
  await story.close()
})
afterAll(async () => {
  await killAll()
  rmSync(scratch, { recursive: true, force: true })
})

const serve = (folder: string, ...more: string[]) =>
  startServer(['serve', '--data', folder, '--origin', origin, ...more])
const ends = (...args: string[]) => runServer(['serve', ...args])

const file = (server: RunningServer, n: number) =>
  post(
    server.url,
    'deeds.file',
    {
      villageId,
      itemId: 'mediate',
      householdId,
      doneOn: today,
      note: `第 ${String(n)} 家`,
      sure: ['alike'],
    },
    { key: `key-of-deed-${String(n).padStart(6, '0')}`, token },
  )

test('a copy made while people work holds what was acknowledged, and brings it back elsewhere', async () => {
  const server = await serve(at('data'))
  const acknowledged: string[] = []
  let over = false
  let n = 0
  const client = async () => {
    while (!over) {
      const { ok, data } = await file(server, n++)
      if (ok) acknowledged.push((data as { deedId: string }).deedId)
    }
  }
  const clients = Array.from({ length: 4 }, client)
  while (acknowledged.length < 5) await new Promise((resolve) => setImmediate(resolve))
  const before = [...acknowledged]
  const made = await ends('--backup', at('copy.tar'), '--data', at('data'))
  over = true
  await Promise.all(clients)
  expect(made.stderr).toBe('')
  expect(made.stdout).toMatch(/备份好了.*核验无误，1 个文件/)
  expect(acknowledged.length).toBeGreaterThan(before.length)
  await server.kill('SIGTERM')

  const restored = await ends('--restore', at('copy.tar'), '--data', at('elsewhere'))
  expect(restored.stdout).toMatch(/恢复好了/)
  expect(readdirSync(at('elsewhere')).sort()).toEqual(['store.db', 'store.files'])
  expect(readFileSync(at('elsewhere/store.files/photos/kept.jpg'), 'utf8')).toBe('a photo')
  const [here, there] = [await openData(at('data')), await openData(at('elsewhere'))]
  for (const deedId of before) expect(await there.get('deeds', deedId)).not.toBeNull()
  expect(await there.get('installation', 'this')).toEqual(await here.get('installation', 'this'))
  await here.close()
  await there.close()
})

test('a copy may replace newer data of the same installation, which are kept aside', async () => {
  const folder = at('again')
  await ends('--restore', at('copy.tar'), '--data', folder)
  const server = await serve(folder)
  const { data } = await file(server, 900_000)
  const { deedId } = data as { deedId: string }
  const inUse = await ends('--restore', at('copy.tar'), '--data', folder)
  expect([inUse.code, inUse.stderr]).toEqual([1, expect.stringContaining('in use')])
  await server.kill('SIGTERM')
  const { stdout } = await ends('--restore', at('copy.tar'), '--data', folder)
  const [, aside = ''] = /原来的数据在 (\S+)，/.exec(stdout) ?? []
  const [now, old] = [await openData(folder), await openData(aside)]
  expect(await now.get('deeds', deedId)).toBeNull()
  expect(await old.get('deeds', deedId)).not.toBeNull()
  await now.close()
  await old.close()
})

describe('is refused in one line that says what to do', () => {
  const refused = async (line: RegExp, ...args: string[]) => {
    const { code, stderr } = await ends(...args)
    expect(stderr).toMatch(line)
    expect([code, stderr.trimEnd().split('\n').length]).toEqual([1, 1])
  }

  test('a copy into a file that is there, or of no data', async () => {
    await refused(/已经有了/, '--backup', at('copy.tar'), '--data', at('data'))
    await refused(/没有数据/, '--backup', at('other.tar'), '--data', at('nothing'))
    expect(existsSync(at('nothing'))).toBe(false)
  })

  test('a disk that takes no more; nothing half is left', async () => {
    const args = ['serve', '--backup', at('full.tar'), '--data', at('data')]
    const { code, stderr } = await runServer(args, { fileBlocksMax: 64 })
    expect([code, stderr]).toEqual([1, expect.stringMatching(/^磁盘满了.*\n$/)])
    expect(readdirSync(scratch).filter((name) => name.startsWith('full'))).toEqual([])
    expect(readdirSync(at('data')).join()).not.toContain('making-backup')
  })

  test('what is no backup, or was damaged', async () => {
    writeFileSync(at('text.tar'), '不是备份'.repeat(500))
    await refused(/不是志气榜的备份/, '--restore', at('text.tar'), '--data', at('fresh'))
    const bytes = readFileSync(at('copy.tar'))
    const place = bytes.indexOf('a photo')
    bytes.write('A', place)
    writeFileSync(at('damaged.tar'), bytes)
    await refused(/坏了/, '--restore', at('damaged.tar'), '--data', at('fresh'))
    expect(existsSync(at('fresh'))).toBe(false)
  })

  test('a copy of a newer version', async () => {
    const manifest = { format: 'zhiqi-backup-1', installationId: 'x', dataVersion: 999, files: {} }
    writeFileSync(at('backup.json'), JSON.stringify(manifest))
    await create({ file: at('newer.tar'), cwd: scratch }, ['backup.json'])
    await refused(/更新的版本做的/, '--restore', at('newer.tar'), '--data', at('fresh'))
  })

  test('a copy of another installation; the data there stay as they are', async () => {
    const server = await serve(at('another'))
    await server.kill('SIGTERM')
    const before = readFileSync(at('another/store.db'))
    await refused(/另一处安装/, '--restore', at('copy.tar'), '--data', at('another'))
    expect(readFileSync(at('another/store.db')).equals(before)).toBe(true)
  })

  test('a demo county', async () => {
    const store = await openData(at('demo'))
    const demo = { _id: 'demo' as const, offsetMs: 0, people: [], lastAt: systemClock.now() }
    await store.tx((t) => t.insert('demo', demo))
    await store.close()
    await refused(/演示的村和人/, '--data', at('demo'), '--port', '0')
  })
})

test('what a killed backup left goes with the next one', async () => {
  const { pid } = spawnSync(process.execPath, ['-e', ''])
  mkdirSync(at(`data/making-backup-${String(pid)}`))
  expect((await ends('--backup', at('next.tar'), '--data', at('data'))).code).toBe(0)
  expect(readdirSync(at('data')).join()).not.toContain('making-backup')
})

test('data whose restoring was cut off are not served as an empty installation', async () => {
  mkdirSync(at('cut/restoring'), { recursive: true })
  const { code, stderr } = await ends('--data', at('cut'), '--port', '0', '--origin', origin)
  expect([code, stderr]).toEqual([1, expect.stringContaining('请再运行一次 --restore')])
  expect((await ends('--restore', at('copy.tar'), '--data', at('cut'))).code).toBe(0)
  expect(readdirSync(at('cut')).sort()).toEqual(['store.db', 'store.files'])
})

test('photos that a cut-off restoring left beside no store are moved aside, not lost', async () => {
  mkdirSync(at('left/store.files'), { recursive: true })
  writeFileSync(at('left/store.files/old.jpg'), 'an old photo')
  const { stdout } = await ends('--restore', at('copy.tar'), '--data', at('left'))
  const [, aside = ''] = /原来的数据在 (\S+)，/.exec(stdout) ?? []
  expect(readFileSync(path.join(aside, 'store.files/old.jpg'), 'utf8')).toBe('an old photo')
  expect(existsSync(at('left/store.files/old.jpg'))).toBe(false)
})

test('with a certificate it speaks https, says so to browsers, and tells its health to anybody', async () => {
  const { cert, private: key } = await generate([{ name: 'commonName', value: 'localhost' }])
  writeFileSync(at('it.crt'), cert)
  writeFileSync(at('it.key'), key)
  const server = await serve(at('data'), '--cert', at('it.crt'), '--key', at('it.key'))
  const port = Number(new URL(server.url).port)
  const ask = (pathname: string, host: string) =>
    new Promise<{ status: number; body: string; secure: string | undefined }>((resolve, reject) => {
      const options = { host: '127.0.0.1', port, path: pathname, ca: cert, servername: 'localhost' }
      const asking = request({ ...options, headers: { host } }, (response) => {
        let body = ''
        response.on('data', (chunk: Buffer) => (body += chunk.toString()))
        response.on('end', () => {
          const { statusCode: status = 0, headers } = response
          resolve({ status, body, secure: headers['strict-transport-security'] })
        })
      })
      asking.on('error', reject)
      asking.end()
    })
  const well = await ask('/health', 'anything')
  expect([well.status, well.body]).toEqual([200, '{"ok":true}'])
  const here = await ask('/api', 'zhiqi.example')
  expect(here.secure).toBe('max-age=15552000')
  const strange = await ask('/api', 'other.example')
  expect(strange.status).toBe(403)
  expect(strange.body).toContain('请用 https://zhiqi.example 打开')
  const ended = await server.kill('SIGTERM')
  expect(ended).toMatchObject({ code: 0, stderr: '' })
})
