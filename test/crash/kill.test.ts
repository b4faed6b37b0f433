import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { dayOf } from '@/domain/common/day'
import { systemClock } from '../../cloudfunctions/platform/clock'
import { openData } from '../../cloudfunctions/server/data'
import { accountsOf, verifyAccount } from '../../cloudfunctions/services/ledger/ledger'
import { openStoryVillage, type StoryPerson } from '../village'
import { buildServer, killAll, post, startServer, type RunningServer } from './server'

jest.setTimeout(600_000)

const awards = 1_000
const clients = 8
/** Killed when so many awards are acknowledged. */
const killsAt = [120, 350, 600, 850]
const resent = 12
const villageId = 'shiwan'

let folder: string
let host: Host

beforeAll(() => {
  buildServer()
  host = new Host()
  folder = mkdtempSync(path.join(tmpdir(), 'zhiqi-kill-'))
})

afterAll(async () => {
  host.over = true
  await killAll()
  rmSync(folder, { recursive: true, force: true })
})

test('killed four times in the middle of 1,000 awards, the server has each of them once', async () => {
  const today = dayOf(systemClock.now())
  const story = await openStoryVillage({ folder, publicityDays: 0, today })
  const cast = new Set(Object.values(story.people).map((p: Partial<StoryPerson>) => p.householdId))
  const { recorder, otherRecorder, reviewer, otherReviewer, supervisor } = story.people
  const households = (await story.store.list('households', { eq: { villageId }, limit: 200 }))
    .map((h) => h.householdId)
    .filter((id) => !cast.has(id))
  const signedIn = new Map<string, string>()
  for (const person of [recorder, otherRecorder, reviewer, otherReviewer, supervisor]) {
    signedIn.set(person.personId, await story.signIn(person))
  }
  await story.close()

  await host.start()
  const tokenOf = (person: StoryPerson) => signedIn.get(person.personId) ?? ''

  const acknowledged = new Map<number, string>()
  const award = async (n: number): Promise<string> => {
    const filed = await host.call(
      'deeds.file',
      {
        villageId,
        itemId: 'mediate',
        householdId: households[n % households.length],
        doneOn: today,
        note: '劝和了两家争地界的',
      },
      `file-${String(n).padStart(6, '0')}`,
      tokenOf(n % 2 === 0 ? recorder : otherRecorder),
    )
    const { deedId } = filed as { deedId: string }
    await host.call(
      'deeds.approve',
      { villageId, deedId },
      `approve-${String(n).padStart(6, '0')}`,
      tokenOf(n % 3 === 0 ? reviewer : otherReviewer),
    )
    return deedId
  }
  const awardAndKill = async (n: number): Promise<void> => {
    acknowledged.set(n, await award(n))
    if (!killsAt.includes(acknowledged.size)) return
    await host.killAndRestart()
    // Somebody whose answer got lost on the way sends again: the answer is the first one.
    for (const [earlier, deedId] of [...acknowledged].slice(-resent)) {
      expect(await award(earlier)).toBe(deedId)
    }
  }
  let next = 0
  const client = async () => {
    while (next < awards) await awardAndKill(next++)
  }
  await Promise.all(Array.from({ length: clients }, client))
  expect(host.kills).toBe(killsAt.length)
  expect(host.retries).toBeGreaterThan(0)

  const verified = await host.untilPosted(awards, tokenOf(supervisor))
  expect(verified).toMatchObject({ ok: true, entries: awards, broken: [] })
  await host.stop()

  const store = await openData(folder)
  const accounts = await accountsOf(store, villageId)
  let honour = 0
  for (const account of accounts) {
    expect(await verifyAccount(store, account)).toMatchObject({ ok: true, entries: account.seq })
    honour += account.honour
  }
  expect(honour).toBe(awards * 10)
  const posted = new Map<string, number>()
  for (const { accountId } of accounts) {
    for (const entry of await store.list('entries', { eq: { accountId }, limit: 1000 })) {
      posted.set(entry.source.id, (posted.get(entry.source.id) ?? 0) + 1)
    }
  }
  expect([...posted.values()].every((times) => times === 1)).toBe(true)
  expect([...posted.keys()].sort()).toEqual([...acknowledged.values()].sort())
  const filedInAll = await store.count('deeds', { eq: { villageId, state: 'posted' } })
  expect(filedInAll).toBe(awards)
  for (const state of ['filed', 'publicity'] as const) {
    expect(await store.count('deeds', { eq: { villageId, state } })).toBe(0)
  }
  await store.close()
})

/** A server that dies and comes back, and callers who send again what was not answered, with the same key. */
class Host {
  kills = 0
  retries = 0
  over = false
  private server: Promise<RunningServer> = Promise.reject(new Error('not started'))

  constructor() {
    this.server.catch(() => undefined)
  }

  async start(): Promise<void> {
    this.server = startServer(['--data', folder, '--no-demo', '--tick', '1'])
    await this.server
  }

  async killAndRestart(): Promise<void> {
    const dying = await this.server
    this.kills++
    this.server = dying
      .kill('SIGKILL')
      .then(() => startServer(['--data', folder, '--no-demo', '--tick', '1']))
    await this.server
  }

  async stop(): Promise<void> {
    const ended = await (await this.server).kill('SIGTERM')
    expect(ended.code).toBe(0)
  }

  async call(name: string, payload: unknown, key?: string, token?: string): Promise<unknown> {
    while (!this.over) {
      const server = await this.server
      const more = {
        ...(key === undefined ? {} : { key }),
        ...(token === undefined ? {} : { token }),
      }
      const answer = await post(server.url, name, payload, more).catch(() => null)
      if (answer?.ok) return answer.data
      if (answer) throw new Error(`${name}: ${answer.code ?? ''}`)
      this.retries++
      // Died before anybody here noticed: wait until it is being replaced.
      if (server === (await this.server)) await new Promise((resolve) => setImmediate(resolve))
    }
    throw new Error('the test is over')
  }

  async untilPosted(entries: number, token: string): Promise<unknown> {
    for (;;) {
      const verdict = await this.call('ledger.verifyVillage', { villageId }, undefined, token)
      if ((verdict as { entries: number }).entries >= entries) return verdict
      await new Promise((resolve) => setTimeout(resolve, 250))
    }
  }
}
