import { createHash } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { addDays, startOfDay } from '@/domain/common/day'
import type { Answer, CallName, RequestInput } from '@/domain/contracts'
import { pixelsMax } from '@/domain/photos/photo'
import { fakeWechat } from '../../platform/wechat/fake'
import { dispatch } from '../../api/dispatch'
import { seededIds } from '../../platform/ids'
import { systemClock } from '../../platform/clock'
import { folderFiles } from '../../platform/files/folder'
import { sharpImages } from '../../platform/images/sharp'
import { createLog } from '../../platform/log'
import { collections } from '../../services/capabilities'
import type { Documents } from '../../services/common/documents'
import { accountsOf, verifyAccount } from '../../services/ledger/ledger'
import { openData, type DataStore } from '../data'
import { makeCounty } from './county'
import { quietPlans as quiet } from './quiet'

jest.setTimeout(300_000)

const folders: string[] = []
const files = folderFiles({ folder: temporary('files'), clock: systemClock })
const images = sharpImages({ pixelsMax })
const stores: DataStore[] = []

afterAll(async () => {
  for (const store of stores) await store.close()
  for (const folder of folders) rmSync(folder, { recursive: true, force: true })
})

function temporary(what: string): string {
  const folder = mkdtempSync(path.join(tmpdir(), `zhiqi-${what}-`))
  folders.push(folder)
  return folder
}

async function countyOf(today: string): Promise<DataStore> {
  const folder = temporary('county')
  const store = await openData(folder, { durability: 'off', watch: true })
  stores.push(store)
  const log = createLog({ level: 'error', messages: true })
  await makeCounty({ store, files, images, log, today, plans: quiet })
  return store
}

/** A caller on the morning of the day that the county was made for. */
function askerOf(store: DataStore, today: string) {
  const platform = {
    store,
    files,
    images,
    wechat: fakeWechat(),
    clock: { now: () => startOfDay(today) },
    ids: seededIds('test'),
    log: createLog({ level: 'error', messages: true }),
  }
  return async <N extends CallName>(
    as: string,
    name: N,
    payload: RequestInput<N>,
  ): Promise<Answer<N>> => {
    const answer = await dispatch(platform, { name, payload, openid: as })
    if (!answer.ok) throw new Error(`${name}: ${answer.code}`)
    return answer.data as Answer<N>
  }
}

async function digestOf(store: DataStore): Promise<string> {
  const sum = createHash('sha256')
  for (const collection of Object.keys(collections) as (keyof Documents)[]) {
    // When the folder was brought to this version is the machine's time, no part of the story.
    if (collection === 'migrations') continue
    for (const doc of await allOf(store, collection)) sum.update(canonical(doc))
  }
  return sum.digest('hex')
}

async function allOf<C extends keyof Documents>(
  store: DataStore,
  collection: C,
): Promise<Documents[C][]> {
  const all: Documents[C][] = []
  for (;;) {
    const page = await store.list(collection, {
      eq: {},
      range: { field: '_id', gt: all.at(-1)?._id ?? '' },
      limit: 1000,
    })
    all.push(...page)
    if (page.length < 1000) return all
  }
}

function canonical(value: unknown): string {
  return JSON.stringify(value, (_, v: unknown) =>
    typeof v === 'object' && v !== null && !Array.isArray(v)
      ? Object.fromEntries(
          Object.entries(v)
            // Sealed anew each time.
            .filter(([field]) => field !== 'uploadTo')
            .sort(([a], [b]) => (a < b ? -1 : 1)),
        )
      : v,
  )
}

describe('a county', () => {
  const today = '2026-11-24'
  let store: DataStore
  let ask: ReturnType<typeof askerOf>

  beforeAll(async () => {
    store = await countyOf(today)
    ask = askerOf(store, today)
  })

  test('is the same again for the same day', async () => {
    expect(await digestOf(await countyOf(today))).toBe(await digestOf(store))
  })

  test('has chains that verify, and figures that are the sums of their entries', async () => {
    for (const { villageId } of quiet) {
      const accounts = await accountsOf(store, villageId)
      expect(accounts.length).toBeGreaterThan(2)
      for (const account of accounts) {
        expect(await verifyAccount(store, account)).toMatchObject({
          ok: true,
          entries: account.seq,
        })
      }
    }
  })

  test('exceeds no cap, and has used of each what its deeds hold', async () => {
    const held = new Map<string, number>()
    for (const deed of await allOf(store, 'deeds')) {
      for (const { id, amount } of deed.reserved) held.set(id, (held.get(id) ?? 0) + amount)
    }
    const uses = await allOf(store, 'capUses')
    expect(uses.length).toBeGreaterThan(50)
    for (const { _id, villageId, used } of uses) {
      const [, itemId] = _id.split(':')
      const plan = quiet.find((p) => p.villageId === villageId)
      const caps = (['first', 'second'] as const).flatMap(
        (year) => plan?.items(year).find((i) => i.id === itemId)?.caps ?? [],
      )
      expect(used).toBeLessThanOrEqual(Math.max(...caps.map((c) => c.amount)))
      expect(used).toBe(held.get(_id) ?? 0)
    }
    expect(uses.some((u) => u.used === 24)).toBe(true)
  })

  test('has boards of every period, closed ones among them', async () => {
    for (const kind of ['month', 'quarter', 'year', 'all'] as const) {
      const page = await ask('shiwan-3-12-1', 'ranking.page', { villageId: 'shiwan', kind })
      expect(page.rows.length).toBeGreaterThan(0)
      expect(page.closed).toBe(false)
    }
    const period = '2026-06'
    const june = await ask('shiwan-3-12-1', 'ranking.page', {
      villageId: 'shiwan',
      kind: 'month',
      period,
    })
    expect(june.closed).toBe(true)
    expect(june.rows.length).toBeGreaterThan(0)
  })

  test('names nobody of the household that asked not to be named', async () => {
    const page = await ask('shiwan-3-12-1', 'ranking.page', { villageId: 'shiwan', kind: 'all' })
    const unnamed = page.rows.find((r) => r.ownerId === 'shiwan-2-17')
    expect(unnamed).toMatchObject({ name: null, ownerId: 'shiwan-2-17' })
  })

  test('tells of reversals, deductions, and objections upheld, dismissed and open', async () => {
    const deeds = await allOf(store, 'deeds')
    const states = new Map<string, number>()
    for (const { state } of deeds) states.set(state, (states.get(state) ?? 0) + 1)
    expect(states.get('reversed')).toBe(4)
    const reversals = (await allOf(store, 'entries')).filter((e) => e.kind === 'reverse')
    expect(reversals).toHaveLength(4)
    expect(reversals.every((e) => e.honour < 0)).toBe(true)
    expect(states.get('dropped')).toBe(1)
    expect(states.get('objected')).toBe(1)
    expect(deeds.filter((d) => d.kind === 'deduct' && d.state === 'posted').length).toBeGreaterThan(
      5,
    )
    const objections = await allOf(store, 'objections')
    expect(objections.map((o) => o.state).sort()).toEqual(['dismissed', 'open', 'upheld'])
    expect(new Set(deeds.map((d) => d.note)).size).toBeGreaterThan(40)
  })

  test('has its honours and aspirations', async () => {
    for (const [villageId, honours, open] of [
      ['shiwan', 27, 14],
      ['liping', 4, 4],
      ['lingtou', 1, 1],
    ] as const) {
      const { counts } = await ask('shiwan-3-12-1', 'home.village', { villageId })
      expect(counts).toMatchObject({ honours, aspirations: open })
    }
    const { honours } = await ask('shiwan-3-12-1', 'honours.list', { villageId: 'shiwan' })
    const ofAChild = honours.find(({ name }) => name === '何*刚家的孩子')
    expect(ofAChild).not.toHaveProperty('guardian')
    const { honour } = await ask('shiwan-2-06-1', 'honours.read', {
      villageId: 'shiwan',
      honourId: ofAChild?.honourId ?? '',
    })
    expect(honour.guardian?.name).toBe('何志刚')
    const { reached, open } = await ask('shiwan-3-12-1', 'aspirations.list', {
      villageId: 'shiwan',
      limit: 50,
    })
    expect(reached).toHaveLength(2)
    expect(open.filter((a) => a.reached > 0).length).toBeGreaterThan(5)
    expect(Math.max(...open.map((a) => a.cheers))).toBe(13)
  })

  test('has activities to come, a full one with a queue, and some that were held and counted', async () => {
    for (const [villageId, as] of [
      ['shiwan', 'shiwan-3-12-1'],
      ['liping', 'liping-1-04-1'],
    ] as const) {
      const { rows } = await ask(as, 'activities.list', { villageId, limit: 50 })
      const left = rows.map(({ shift }) => (shift.capacity ?? 500) - shift.taken)
      expect(left.some((n) => n > 0)).toBe(true)
      expect(rows.some(({ shift }) => shift.queued > 0 && shift.taken === shift.capacity)).toBe(
        true,
      )
      const past = await ask(as, 'activities.list', { villageId, past: true })
      expect(past.rows.length).toBeGreaterThan(0)
      expect(past.rows.every(({ shift }) => shift.came > 5)).toBe(true)
    }
    const deeds = (await allOf(store, 'deeds')).filter((d) => d.source === 'activity')
    expect(deeds.length).toBeGreaterThan(50)
    expect(new Set(deeds.map((d) => d.state))).toEqual(new Set(['posted']))
    expect(deeds.some((d) => d.filedBy.personId === 'shiwan-4-04-1')).toBe(true)
    expect(
      deeds.filter((d) => d.householdId === 'shiwan-4-04').map((d) => d.filedBy.personId),
    ).not.toContain('shiwan-4-04-1')
  })

  test('has photos of deeds, honours and aspirations, and of each the two sizes', async () => {
    const photos = await allOf(store, 'photos')
    const kinds = photos.map((p) => p.usedBy?.kind)
    expect(new Set(kinds)).toEqual(new Set(['deed', 'honour', 'aspiration']))
    for (const { photoId } of photos) {
      expect(await files.size(`photos/${photoId}/full.jpg`)).toBeLessThan(200_000)
      expect(await files.size(`photos/${photoId}/thumb.jpg`)).toBeLessThan(40_000)
    }
  })

  test('has somebody to sign in as in every office', async () => {
    const demo = await store.get('demo', 'demo')
    const roles = new Set<string>()
    for (const { personId, userId, villageId } of demo?.people ?? []) {
      const { identities } = await ask(userId.replace('wx-', ''), 'session.me', {})
      const identity = identities.find((i) => i.villageId === villageId)
      expect(identity?.personId).toBe(personId)
      for (const role of identity?.kind === 'resident' ? identity.roles : [identity?.kind ?? ''])
        roles.add(role)
    }
    expect([...roles].sort()).toEqual([
      'committee',
      'county',
      'recorder',
      'reviewer',
      'supervisor',
      'town',
    ])
  })
})

describe.each(['2027-01-01', '2028-12-31'])('on the morning of %s', (today) => {
  test('deeds wait, run out and are disputed as the story wants', async () => {
    const store = await countyOf(today)
    const ask = askerOf(store, today)
    const todo = async (as: string, villageId: string) =>
      (await ask(as, 'deeds.todo', { villageId })).rows
    const inShiwan = await todo('shiwan-1-03-3', 'shiwan')
    expect(inShiwan).toHaveLength(7)
    expect(inShiwan.filter((r) => r.review.why === 'OWN_HOUSEHOLD')).toHaveLength(1)
    expect(inShiwan.filter((r) => r.deed.range !== null)).toHaveLength(1)
    const over = inShiwan.find((r) => r.deed.cuts.length > 0)
    expect(over?.deed).toMatchObject({
      claimed: 8,
      points: 6,
      cuts: [{ used: 24, limit: 30, left: 6 }],
    })
    expect(await todo('liping-1-01-1', 'liping')).toHaveLength(4)
    expect(await todo('lingtou-1-01-1', 'lingtou')).toHaveLength(1)
    const [forTown] = await todo('officer-town', 'lingtou')
    expect(forTown?.review).toMatchObject({ may: true, substitute: true })

    const { deeds } = await ask('shiwan-3-12-1', 'deeds.inPublicity', {
      villageId: 'shiwan',
      limit: 50,
    })
    const ends = deeds.filter((d) => (d.endsAt ?? '') > startOfDay(today)).map((d) => d.endsAt)
    expect(new Set(ends).size).toBeGreaterThanOrEqual(2)
    expect(ends).toContain(startOfDay(addDays(today, 3)))
    expect(deeds.filter((d) => d.state === 'objected')).toHaveLength(1)
    expect(deeds.some((d) => d.cuts.length > 0)).toBe(true)
  })
})
