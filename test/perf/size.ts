import { spawn } from 'node:child_process'
import { cpSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'libsql'
import { runTimer } from '../../cloudfunctions/services/timer'
import { approvedDeed, fileDeed } from '../model/doing'
import { castOf, crowdOf } from '../model/village'
import { openWorld, type World } from '../model/world'
import { removeFolder, temporaryFolder } from '../store/temporary'
import { median, residentMib } from './figures'
import { addressOf, callAt, serverMain } from './server'

/** Entries in the ledger of one village of 500 households, of which 50 are active. */
export const sizes = [1_000, 100_000, 1_000_000] as const

const households = 500
const active = 50
const entriesEach = sizes[0] / active
const villageId = 'size'
/** Deeds behind the newest entries of an account: a hundred pages of history. */
const deedsEachMax = 2_000
const askedTimes = 120
const dayMs = 86_400_000

export interface SizeFigures {
  /** Median milliseconds of a call at each size. */
  readonly calls: readonly { readonly what: string; readonly medians: readonly number[] }[]
  /** Resident memory of a server on the largest, after some hundred calls. */
  readonly serverMib: number
}

/** The screens that are opened most, on ledgers of three sizes, one call after the other in the same run. */
export async function measureSizes(): Promise<SizeFigures> {
  const folders = sizes.map(() => temporaryFolder())
  const [smallest = '', ...larger] = folders
  const world = await openWorld('off', smallest)
  await live(world)
  await world.close()
  for (const [i, folder] of larger.entries()) {
    cpSync(smallest, folder, { recursive: true })
    inflate(folder, sizes[i + 1] ?? 0)
  }
  const worlds: World[] = []
  for (const folder of folders) worlds.push(await openWorld('off', folder))
  for (const each of worlds) each.pass(5 * dayMs)
  const calls = []
  for (const [what, ask] of Object.entries(screens)) {
    const times: number[][] = worlds.map(() => [])
    for (let n = 0; n < askedTimes; n++) {
      for (const [i, each] of worlds.entries()) {
        const start = performance.now()
        await ask(each, n)
        // The first of each fill caches.
        if (n >= 20) times[i]?.push(performance.now() - start)
      }
    }
    calls.push({ what, medians: times.map(median) })
  }
  for (const each of worlds) await each.close()
  const serverMib = await serverMemory(folders[folders.length - 1] ?? '')
  for (const folder of folders) removeFolder(folder)
  return { calls, serverMib }
}

const owner = (n: number) => String((n * 7) % active)

const screens: Readonly<Record<string, (world: World, n: number) => Promise<unknown>>> = {
  'ranking page': (world) => world.must('ranking.page', { villageId, kind: 'month' }, null),
  'my rank': (world, n) =>
    world.must('ranking.page', { villageId, kind: 'month', from: 0 }, `n${owner(n)}`),
  'history page': (world, n) =>
    world.must('ledger.history', { villageId, accountId: `points:hn${owner(n)}` }, `n${owner(n)}`),
  'to-do list': (world) => world.must('deeds.todo', { villageId }, 'sun'),
}

/** The smallest one through the real use cases, with 40 deeds that wait for review. */
async function live(world: World): Promise<void> {
  const people = { ...castOf(), ...crowdOf(households) }
  await world.addVillage({ villageId, publicityDays: 1, households: people })
  const householdOf = (i: number) => ({ villageId, householdId: `hn${String(i)}` })
  for (let n = 0; n < entriesEach; n++)
    for (let i = 0; i < active; i++) await approvedDeed(world, householdOf(i))
  world.pass(3 * dayMs)
  await runTimer(world.platform)
  for (let i = 0; i < 40; i++) await fileDeed(world, { ...householdOf(i), doneOn: '2026-11-03' })
}

/**
 * More of the same: every account gets copies of its first entry and deed under earlier numbers' successors, written
 * by SQL alone, since a million awards through the use cases would take the better part of an hour.
 */
function inflate(folder: string, entries: number): void {
  const db = new Database(join(folder, 'store.db'))
  db.exec('pragma synchronous = off')
  // Indexes are made anew, by sorting, when the store opens.
  const indexes = db
    .prepare("select name from sqlite_schema where type = 'index' and sql is not null")
    .all() as { name: string }[]
  for (const { name } of indexes) db.exec(`drop index "${name}"`)
  const each = entries / active
  db.exec('begin')
  db.exec(`
    create temp table numbers as
      with recursive n(seq) as (select ${String(entriesEach + 1)} union all select seq + 1 from n where seq < ${String(each)})
      select seq, printf('2026-10-%02dT01:00:00.%03dZ', 1 + seq % 28, seq % 1000) as at from n;
    create temp table firsts as
      select json_extract(entries.doc, '$.accountId') as account, entries.doc as entry, deeds.doc as deed
      from entries join deeds on deeds._id = json_extract(entries.doc, '$.source.id')
      where json_extract(entries.doc, '$.seq') = 1;
    insert into entries
      select account || ':' || seq,
        json_set(entry, '$._id', account || ':' || seq, '$.seq', seq, '$.source.id', account || '-' || seq, '$.at', at)
      from firsts, numbers;
    insert into deeds
      select account || '-' || seq,
        json_set(deed, '$._id', account || '-' || seq, '$.deedId', account || '-' || seq,
          '$.entryId', account || ':' || seq, '$.filedAt', at, '$.dueAt', at, '$.endsAt', at)
      from firsts, numbers where seq > ${String(each - deedsEachMax)};
    update accounts set doc = json_set(doc, '$.seq', ${String(each)}) where _id in (select account from firsts);
  `)
  db.exec('commit')
  db.close()
}

async function serverMemory(folder: string): Promise<number> {
  const args = ['--data', folder, '--port', '0', '--no-demo']
  const server = spawn(process.execPath, [serverMain(), ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  try {
    const address = await addressOf(server.stdout)
    for (let i = 0; i < 300; i++) {
      await callAt(address, 'ranking.page', { villageId, kind: i % 2 ? 'month' : 'all' })
      await callAt(address, 'deeds.inPublicity', { villageId })
      await callAt(address, 'home.village', { villageId })
    }
    return residentMib(readFileSync(`/proc/${String(server.pid)}/status`, 'utf8'))
  } finally {
    server.kill('SIGKILL')
  }
}
