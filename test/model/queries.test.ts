import type { CallContract } from '@/domain/common/contract'
import { ownVillage, queriesMax } from '@/domain/common/wire'
import { contracts, type CallName } from '@/domain/contracts'
import type { CallAnswer } from '../../cloudfunctions/api/dispatch'
import { receive } from '../../cloudfunctions/api/receive'
import type { Platform } from '../../cloudfunctions/services/common/context'
import { comparable } from './comparable'
import { leavesOfCalls, numbers, texts, withAt } from './leaves'
import { prepare, type Prepared } from './prepared'
import { worldForAll, worldForEach } from './world'

let here: Prepared

const world = worldForAll(async (world) => {
  here = await prepare(world, 'here')
})

const names = (Object.keys(contracts) as CallName[]).filter((name) => !name.startsWith('demo.'))
const kindOf = (name: CallName) => (contracts[name] as CallContract).kind
const queries = names.filter((name) => kindOf(name) === 'query')
const commands = names.filter((name) => kindOf(name) === 'command')

const asked = (name: string, payload: object = { villageId: 'here' }) => ({ name, payload })

async function answers(list: readonly object[], as: string | null): Promise<CallAnswer[]> {
  const answer = await world.ask(list, as)
  if (!answer.ok) throw new Error(`the whole list: ${answer.code}`)
  return comparable(answer.data) as CallAnswer[]
}

async function alone({ name, payload }: ReturnType<typeof asked>, as: string | null) {
  return comparable(await world.call(name, payload, as))
}

test.each([null, 'herezhao', 'hereqian', 'heresun', 'hereli', 'herezhou', 'officer'])(
  'each query of a list is answered to %s as if it were asked alone',
  async (as) => {
    // The first of a day notes that this sign-in was used, which another one of the list tells.
    await alone(asked('session.me', {}), as)
    const all = queries.map((name) => asked(name, here.payload(name)))
    for (let i = 0; i < all.length; i += queriesMax) {
      const list = all.slice(i, i + queriesMax)
      const each = await Promise.all(list.map((query) => alone(query, as)))
      expect(await answers(list, as)).toEqual(each)
    }
  },
)

test('nine queries are refused as a whole', async () => {
  const nine = Array.from({ length: queriesMax + 1 }, () => asked('home.village'))
  expect(await world.ask(nine, null)).toMatchObject({ ok: false, code: 'TOO_MANY_QUERIES' })
})

test.each([[[]], [null], ['home.village'], [{ 0: asked('home.village') }], [7]])(
  '%j is no list of queries',
  async (list) => {
    expect(await world.ask(list, null)).toMatchObject({ ok: false, code: 'BAD_INPUT' })
  },
)

test.each([{ name: 'home.village', payload: { villageId: 'here' } }, { key: 'key-00000000' }])(
  'a list that comes with %j is neither a call nor a list',
  async (more) => {
    const body = { ...more, queries: [asked('home.village')] }
    const answer = await receive(world.platform, body, {})
    expect(answer).toMatchObject({ ok: false, code: 'BAD_INPUT' })
  },
)

test.each([null, 7, 'home.village', [], {}, { name: '__proto__' }])(
  '%j among queries is no call, and spoils none',
  async (odd) => {
    const answer = await world.ask([asked('home.village'), odd], null)
    expect(answer).toMatchObject({
      ok: true,
      data: [{ ok: true }, { ok: false, code: 'UNKNOWN_CALL' }],
    })
  },
)

test.each(commands)('%s among queries is refused in its place and writes nothing', async (name) => {
  const as = here.caller(name)
  const spied = watching(world.platform)
  const list = [asked('home.village'), { ...asked(name, here.payload(name)), key: 'key-00000000' }]
  const sender = as === null ? {} : { openid: as }
  expect(await receive(spied.platform, { queries: list }, sender)).toMatchObject({
    ok: true,
    data: [{ ok: true }, { ok: false, code: 'COMMAND_AMONG_QUERIES' }],
  })
  expect(spied.transactions()).toBe(0)
})

test('one village that is not there spoils only what asks about it', async () => {
  const list = [
    asked('home.village', { villageId: 'nowhere' }),
    asked('home.village'),
    asked('home.household', { villageId: 'nowhere' }),
    asked('session.me', {}),
  ]
  expect(await answers(list, 'herezhao')).toMatchObject([
    { ok: false, code: 'VILLAGE_NOT_FOUND' },
    { ok: true, data: { villageId: 'here' } },
    { ok: false, code: 'VILLAGE_NOT_FOUND' },
    { ok: true, data: { signedIn: true } },
  ])
})

test('the same query twice is computed once and answered twice', async () => {
  const spied = watching(world.platform)
  const ask = (list: object[]) => receive(spied.platform, { queries: list }, {})
  const query = () => asked('deeds.inPublicity')
  await ask([query()])
  const once = spied.reads()
  const answer = await ask([query(), query(), query()])
  expect(spied.reads()).toBe(2 * once)
  const [first, ...others] = (answer as { data: CallAnswer[] }).data
  expect(first).toMatchObject({ ok: true })
  expect(others).toEqual([first, first])
})

test('whoever asks, and each village, is looked up once for a list', async () => {
  const spied = watching(world.platform)
  const list = [
    asked('home.village'),
    asked('rules.inForce'),
    asked('deeds.inPublicity'),
    asked('activities.list'),
    asked('ledger.account'),
  ]
  const answer = await receive(spied.platform, { queries: list }, { openid: 'herezhao' })
  expect((answer as { data: CallAnswer[] }).data.map(({ ok }) => ok)).toEqual(list.map(() => true))
  // The village comes with who asks.
  expect(spied.of('villages here')).toBe(0)
  expect(spied.of('bindings wx-herezhao:here')).toBe(1)
})

/** The same platform, which counts what is read and how often it is written. */
function watching(platform: Platform) {
  const read: string[] = []
  let transactions = 0
  const { store } = platform
  const counted: Platform = {
    ...platform,
    store: {
      ...store,
      get: (collection, id) => (read.push(`${collection} ${id}`), store.get(collection, id)),
      follow: (collection, id, ...more) => (
        read.push(`${collection} ${id}`),
        store.follow(collection, id, ...more)
      ),
      list: (collection, query) => (read.push(collection), store.list(collection, query)),
      count: (collection, filter) => (read.push(collection), store.count(collection, filter)),
      tx: (fn) => (transactions++, store.tx(fn)),
    },
  }
  return {
    platform: counted,
    reads: () => read.length,
    of: (what: string) => read.filter((one) => one === what).length,
    transactions: () => transactions,
  }
}

test.each(leavesOfCalls('query'))(
  '%s in a list: whatever stands in %j',
  async (name, path, type) => {
    const as = here.caller(name)
    const values = Object.values<string | number>(type === 'string' ? texts : numbers)
    for (let i = 0; i < values.length; i += queriesMax - 1) {
      const list = values
        .slice(i, i + queriesMax - 1)
        .map((value) => asked(name, withAt(here.payload(name), path, value) as object))
      const [beside, ...got] = await answers([asked('home.village'), ...list], as)
      expect(beside).toMatchObject({ ok: true })
      expect(got).toEqual(await Promise.all(list.map((query) => alone(query, as))))
      for (const answer of got) if (!answer.ok) expect(answer.code).not.toBe('INTERNAL')
    }
  },
)

describe('the village that need not be chosen', () => {
  const county = worldForEach(() => addVillage('first'))
  const addVillage = (villageId: string) =>
    county.addVillage({
      villageId,
      households: { [`${villageId}h`]: { [`${villageId}zhao`]: [] } },
    })
  const mine = { villageId: ownVillage }
  const opening = [
    asked('session.me', {}),
    asked('home.village', mine),
    asked('honours.list', mine),
  ]
  const opened = async (as: string | null, platform = county.platform) => {
    const sender = as === null ? {} : { openid: as }
    const answer = await receive(platform, { queries: opening }, sender)
    const [me, village, honours] = (answer as { data: CallAnswer[] }).data
    expect(me?.ok).toBe(true)
    expect(honours?.ok).toBe(village?.ok)
    return village?.ok ? (village.data as { villageId: string }).villageId : village?.code
  }

  test('is the only one of the installation', async () => {
    expect(await opened(null)).toBe('first')
  })

  test('is the own one among several, seen as one of it; a stranger has to choose', async () => {
    await addVillage('second')
    expect(await opened('secondzhao')).toBe('second')
    expect(await opened('nobody')).toBe('CHOOSE_VILLAGE_FIRST')
    expect(await opened(null)).toBe('CHOOSE_VILLAGE_FIRST')
    const household = await county.ask([asked('home.household', mine)], 'firstzhao')
    expect(household).toMatchObject({ data: [{ ok: true, data: { householdId: 'firsth' } }] })
  })

  test('is none for whoever acts in two', async () => {
    await addVillage('second')
    await county.platform.store.tx((t) =>
      t.insert('bindings', {
        _id: 'wx-firstzhao:second',
        userId: 'wx-firstzhao',
        scopeId: 'second',
        kind: 'resident',
        personId: 'secondzhao',
      }),
    )
    expect(await opened('firstzhao')).toBe('CHOOSE_VILLAGE_FIRST')
    expect(await opened('officer')).toBe('CHOOSE_VILLAGE_FIRST')
  })

  test('is no more the one that somebody moved away from', async () => {
    await addVillage('second')
    const leftOn = '2026-10-01'
    await county.platform.store.tx((t) => t.update('residents', 'secondzhao', { leftOn }))
    expect(await opened('secondzhao')).toBe('CHOOSE_VILLAGE_FIRST')
  })

  test("is the demo's first for whoever has none", async () => {
    await addVillage('second')
    const demo = {
      passDay: () => Promise.resolve({ posted: 0 }),
      firstVillage: () => Promise.resolve('second'),
    }
    expect(await opened(null, { ...county.platform, demo })).toBe('second')
    expect(await opened('firstzhao', { ...county.platform, demo })).toBe('first')
  })

  test('is meant by a query that is asked alone too, and by no command', async () => {
    expect(await county.call('home.village', mine, null)).toMatchObject({
      ok: true,
      data: { villageId: 'first' },
    })
    const read = await county.call('inbox.read', { ...mine, noticeId: 'n' }, 'firstzhao')
    expect(read).toMatchObject({ ok: false, code: 'VILLAGE_NOT_FOUND' })
  })

  test('is looked up once for a list', async () => {
    const spied = watching(county.platform)
    const list = [...opening, asked('rules.inForce', mine)]
    await receive(spied.platform, { queries: list }, { openid: 'nobody' })
    expect(spied.of('villages')).toBe(1)
    expect(spied.of('villages first')).toBe(1)
  })
})
