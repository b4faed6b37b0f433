import { createHash } from 'node:crypto'
import {
  cpSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { dayOf } from '@/domain/common/day'
import { systemClock } from '../../cloudfunctions/platform/clock'
import { openData } from '../../cloudfunctions/server/data'
import { openStoryVillage } from '../village'
import {
  buildServer,
  killAll,
  killOnceSaid,
  post,
  runServer,
  startServer,
  type Ended,
} from './server'

jest.setTimeout(120_000)

let scratch: string
/** A small installation, copied for each test. */
let sample: string
let copies = 0

beforeAll(async () => {
  buildServer()
  scratch = mkdtempSync(path.join(tmpdir(), 'zhiqi-start-'))
  sample = path.join(scratch, 'sample')
  const story = await openStoryVillage({ folder: sample, today: dayOf(systemClock.now()) })
  await story.close()
})

afterAll(async () => {
  await killAll()
  rmSync(scratch, { recursive: true, force: true })
})

const demo = { _id: 'demo', offsetMs: 0, people: [] }

function copy(): string {
  const folder = path.join(scratch, `copy-${String(++copies)}`)
  cpSync(sample, folder, { recursive: true })
  return folder
}

function hashOf(folder: string): string {
  return createHash('sha256')
    .update(readFileSync(path.join(folder, 'store.db')))
    .digest('hex')
}

function expectOneLine(ended: Ended, line: RegExp): void {
  expect(ended.code).toBe(1)
  expect(ended.stderr).toMatch(line)
  expect(ended.stderr.trimEnd().split('\n')).toHaveLength(1)
}

const start = (folder: string, ...more: string[]) =>
  startServer(['--data', folder, '--no-demo', ...more])
const fail = (folder: string, ...more: string[]) =>
  runServer(['--port', '0', '--data', folder, '--no-demo', ...more])

describe('says in one line why it does not start', () => {
  test('an option that it does not know', async () => {
    expectOneLine(await runServer(['--prot', '1']), /Unknown option '--prot'/)
  })

  test('a port that is no port', async () => {
    expectOneLine(
      await runServer(['--port', '70000']),
      /--port takes a whole number from 0 to 65535/,
    )
  })

  test('a port in use', async () => {
    const server = await start(copy())
    const port = new URL(server.url).port
    expectOneLine(await fail(copy(), '--port', port), new RegExp(`Port ${port} is in use`))
    expectOneLine(
      await runServer(['--data', path.join(scratch, 'none-yet'), '--port', port]),
      new RegExp(`Port ${port} is in use`),
    )
    expect(existsSync(path.join(scratch, 'none-yet'))).toBe(false)
    await server.kill('SIGTERM')
  })

  test('a folder that cannot be written to', async () => {
    const file = path.join(scratch, 'a-file')
    writeFileSync(file, 'kept')
    for (const more of [[], ['--fresh']]) {
      expectOneLine(await fail(path.join(file, 'below'), ...more), /cannot be written to/)
    }
    expectOneLine(
      await runServer(['--port', '0', '--data', path.join(file, 'below')]),
      /cannot be written to/,
    )
    expect(readFileSync(file, 'utf8')).toBe('kept')
  })

  test('a data file that is damaged', async () => {
    const folder = copy()
    const bytes = readFileSync(path.join(folder, 'store.db'))
    bytes.fill(0x5a, 4096, 4096 * 40)
    writeFileSync(path.join(folder, 'store.db'), bytes)
    const before = hashOf(folder)
    expectOneLine(await fail(folder), /damaged/)
    expect(hashOf(folder)).toBe(before)
  })

  test('a data file that was cut off', async () => {
    const folder = copy()
    truncateSync(path.join(folder, 'store.db'), 5000)
    const before = hashOf(folder)
    expectOneLine(await fail(folder), /damaged/)
    expect(hashOf(folder)).toBe(before)
  })

  test('data of a newer version', async () => {
    const folder = copy()
    const bytes = readFileSync(path.join(folder, 'store.db'))
    // Where SQLite keeps `user_version`.
    bytes.writeUInt32BE(999, 60)
    writeFileSync(path.join(folder, 'store.db'), bytes)
    const before = hashOf(folder)
    expectOneLine(await fail(folder), /newer version/)
    expect(hashOf(folder)).toBe(before)
  })

  test('a second process on the same folder', async () => {
    const folder = copy()
    const server = await start(folder)
    for (const more of [[], ['--fresh']])
      expectOneLine(await fail(folder, ...more), /in use by another/)
    const answer = await post(server.url, 'roster.villages', {})
    expect(answer.ok).toBe(true)
    await server.kill('SIGTERM')
  })

  test('a demo county where none is wanted', async () => {
    const folder = copy()
    const store = await openData(folder)
    await store.tx((t) => t.insert('demo', { ...demo, lastAt: systemClock.now() }))
    await store.close()
    expectOneLine(await fail(folder), /demo county/)
  })
})

describe('--fresh', () => {
  test('deletes the store and nothing else', async () => {
    const folder = copy()
    writeFileSync(path.join(folder, 'mine.txt'), 'mine')
    const server = await start(folder, '--fresh')
    expect(await post(server.url, 'roster.villages', {})).toEqual({
      ok: true,
      data: { villages: [], after: null },
    })
    const ended = await server.kill('SIGTERM')
    expect(ended.stdout).toContain('Deleted the data')
    expect(readdirSync(folder)).toContain('mine.txt')
  })

  test('refuses a store that another program wrote', async () => {
    const folder = path.join(scratch, 'theirs')
    cpSync(sample, folder, { recursive: true })
    writeFileSync(
      path.join(folder, 'store.db'),
      'somebody else’s database, long enough to have a head'.repeat(3),
    )
    const before = hashOf(folder)
    expectOneLine(await fail(folder, '--fresh'), /was not written by Zhiqi/)
    expect(hashOf(folder)).toBe(before)
  })

  test('replaces a damaged store of ours', async () => {
    const folder = copy()
    const bytes = readFileSync(path.join(folder, 'store.db'))
    bytes.fill(0x5a, 4096)
    writeFileSync(path.join(folder, 'store.db'), bytes)
    const server = await start(folder, '--fresh')
    expect((await post(server.url, 'roster.villages', {})).ok).toBe(true)
    await server.kill('SIGTERM')
  })
})

test('asked to stop, it finishes what is under way and leaves with 0', async () => {
  const folder = copy()
  const server = await start(folder)
  const asked = Array.from({ length: 20 }, () => post(server.url, 'roster.villages', { text: '' }))
  await asked[0]
  const [ended, ...answers] = await Promise.all([
    server.kill('SIGTERM'),
    ...asked.map((a) => a.catch(() => null)),
  ])
  expect(ended.code).toBe(0)
  expect(ended.stderr).toBe('')
  expect(answers[0]?.ok).toBe(true)
  const again = await start(folder)
  expect((await post(again.url, 'roster.villages', {})).ok).toBe(true)
  await again.kill('SIGTERM')
})

test('killed while the demo county is made, it leaves nobody behind who goes on making it', async () => {
  const folder = path.join(scratch, 'half-made')
  // Over once everybody is gone who could still write to the terminal.
  const ended = await killOnceSaid(['--port', '0', '--data', folder], '  20 %')
  expect(ended.stdout).not.toContain('done in')
  expect(existsSync(path.join(folder, 'store.db'))).toBe(false)
})

test('without demo data there are no demo people, and no clock to move', async () => {
  const server = await start(copy())
  for (const name of ['demo.people', 'demo.passDay']) {
    const answer = await post(server.url, name, {}, { key: 'key-key-key' })
    expect(answer).toMatchObject({ ok: false, code: 'UNKNOWN_CALL' })
  }
  await server.kill('SIGTERM')
})
