import { execFileSync, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { upgrading } from '../../cloudfunctions/migrations/store'
import { openSqlite, StoreNewer } from '../../cloudfunctions/platform/store/sqlite'
import { collections } from '../../cloudfunctions/services/capabilities'
import { listAll } from '../../cloudfunctions/services/common/documents-tools'
import { twice } from './migrate'

jest.setTimeout(120_000)

const root = path.resolve(__dirname, '../..')
const documents = 2_000
/** Of some twenty steps, whichever of them it does in its turn. */
const killsAtStep = [1, 3, 7, 4]

let scratch: string

beforeAll(() => {
  scratch = mkdtempSync(path.join(tmpdir(), 'zhiqi-migrate-'))
  const esbuild = [path.join(root, 'node_modules/esbuild/bin/esbuild')]
  const flags = ['--bundle', '--platform=node', '--external:libsql', '--log-level=error']
  execFileSync(process.execPath, [
    ...esbuild,
    path.join(__dirname, 'migrate-child.ts'),
    ...flags,
    `--tsconfig=${path.join(root, 'tsconfig.json')}`,
    `--outdir=${scratch}`,
  ])
})

afterAll(() => {
  rmSync(scratch, { recursive: true, force: true })
})

test('killed again and again in the middle, a migration goes on and changes each document once', async () => {
  const folder = path.join(scratch, 'data')
  const before = openSqlite({ folder, collections })
  await before.tx(async (t) => {
    for (let n = 0; n < documents; n++)
      await t.insert('counters', { _id: String(n).padStart(5, '0'), last: n })
  })
  await before.close()

  const begun: string[] = []
  for (const killAt of [...killsAtStep, Infinity]) {
    const steps = await migrateUntil(folder, killAt)
    // What was under way is begun again, and nothing that was done before it.
    if (begun.length > 0) expect(steps[0]! >= begun.at(-1)!).toBe(true)
    begun.push(...steps)
    expect(() => openSqlite({ folder, collections })).toThrow(StoreNewer)
  }
  expect(new Set(begun).size).toBeGreaterThan(20)
  expect(await migrateUntil(folder, Infinity)).toEqual([])

  const stored = openSqlite({ folder, collections, dataVersion: twice.length + 1 })
  const range = { field: '_id' }
  const all = await listAll(stored, 'counters', { eq: {}, range })
  expect(all).toHaveLength(documents)
  expect(all.filter((d) => !isOnceChanged(d))).toEqual([])
  const read = await listAll(upgrading(stored, twice), 'counters', { eq: {}, range })
  expect(read.map(({ last }) => last)).toEqual(Array.from({ length: documents }, (_, n) => n))
  await stored.close()
})

function isOnceChanged(document: object): boolean {
  const { changes, v } = document as { changes?: number; v?: number }
  return changes === twice.length && v === twice.length + 1
}

/** @returns the steps that were begun */
async function migrateUntil(folder: string, killAt: number): Promise<string[]> {
  const child = spawn(process.execPath, [path.join(scratch, 'migrate-child.js'), folder], {
    env: { ...process.env, NODE_PATH: path.join(root, 'node_modules') },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()))
  const steps: string[] = []
  for await (const line of createInterface({ input: child.stdout })) {
    steps.push(line)
    if (steps.length === killAt) child.kill('SIGKILL')
  }
  await ended
  return steps
}
