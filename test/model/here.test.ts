import { expectTypeOf } from 'expect-type'
import fc from 'fast-check'
import type { CallContract } from '@/domain/common/contract'
import { contracts } from '@/domain/contracts'
import { Conflict, Duplicate, Misuse } from '../../cloudfunctions/platform/store/store'
import { openTemporary } from '../store/temporary'
import { collections } from '../../cloudfunctions/services/capabilities'
import { reachOf, storeBehind } from '../../cloudfunctions/services/common/across'
import type { Docs, DocsTx, Documents } from '../../cloudfunctions/services/common/documents'
import {
  villageAlone,
  within,
  type HereToWrite,
  type InAVillage,
} from '../../cloudfunctions/services/common/here'
import { perStore, whileUnchanged } from '../../cloudfunctions/services/common/lasting'

const kinds = ['groups', 'households', 'cards', 'honours', 'checks'] as const
type Kind = (typeof kinds)[number]

let store: Docs
let here: HereToWrite

beforeAll(async () => {
  store = openTemporary<Documents>(collections)
  here = within(store, villageAlone('a'))
  await store.tx(async (t) => {
    for (const v of ['a', 'b', 'c']) {
      const townId = v === 'c' ? 'far' : 'near'
      await put(t, 'villages', { _id: v, villageId: v, townId, name: v })
      for (const kind of kinds)
        await put(t, kind, {
          _id: v + kind,
          villageId: v,
          townId,
          state: 'posted',
          postedAt: v,
          substitute: true,
          at: v,
        })
      await put(t, 'residents', { _id: `r${v}`, villageId: v, householdId: `${v}households` })
      await put(t, 'bindings', { _id: `u:${v}`, userId: 'u', personId: `r${v}` })
    }
    await put(t, 'counters', { _id: 'n', last: 1 })
  })
})
afterAll(() => store.close())

function put(t: DocsTx, kind: keyof Documents, document: object) {
  return t.insert(kind, document as never)
}
const idsOf = <D extends { _id: string }>(documents: readonly D[]) => documents.map((d) => d._id)
const run = <T>(fn: (t: DocsTx) => Promise<T>) => here.tx(fn)

test.each([...kinds, 'villages', 'residents'] as const)(
  'of %s, those of another village are not there',
  async (kind) => {
    const idIn = (v: string) => ({ villages: v, residents: `r${v}` })[kind as string] ?? v + kind
    for (const [v, found] of [
      ['a', { villageId: 'a' }],
      ['b', null],
    ] as const) {
      const document = await here.get(kind, idIn(v))
      const inside = await run((t) => t.get(kind, idIn(v)))
      for (const got of [document, inside]) {
        if (found) expect(got).toMatchObject(found)
        else expect(got).toBeNull()
      }
    }
  },
)

test('what says no village is read through, and what it leads to is not', async () => {
  expect(await here.get('counters', 'n')).toMatchObject({ last: 1 })
  const follow = (id: string) => here.follow('bindings', id, ['personId', 'residents'])
  expect(await follow('u:a')).toMatchObject([{ _id: 'u:a' }, { _id: 'ra' }])
  expect(await follow('u:b')).toMatchObject([{ _id: 'u:b' }, null])
  expect(await here.follow('residents', 'rb', ['householdId', 'households'])).toEqual([null, null])
})

test('a list of another village is empty, or a mistake where it names the village or holds both', async () => {
  const of = (eq: Record<string, string | boolean>) =>
    here.list('checks', {
      eq: { state: 'posted', substitute: true, ...eq },
      range: { field: 'at' },
    })
  expect(idsOf(await of({ villageId: 'a' }))).toEqual(['achecks'])
  await expect(of({ villageId: 'b' })).rejects.toThrow(Misuse)
  await expect(of({ townId: 'near' })).rejects.toThrow(Misuse)
  expect(await of({ townId: 'far' })).toEqual([])
  const members = (householdId: string) => here.list('residents', { eq: { householdId } })
  expect(idsOf(await members('ahouseholds'))).toEqual(['ra'])
  expect(await members('bhouseholds')).toEqual([])
})

test('a count names the village', async () => {
  const count = (eq: object) =>
    here.count('checks', { eq: { state: 'posted', substitute: true, ...eq } as never })
  expect(await count({ villageId: 'a' })).toBe(1)
  await expect(count({ villageId: 'b' })).rejects.toThrow(Misuse)
  await expect(count({ villageId: null })).rejects.toThrow(Misuse)
  await expect(count({ townId: 'near' })).rejects.toThrow(Misuse)
  await expect(count({})).rejects.toThrow(Misuse)
})

test('an officer reaches all of the town, and no further', async () => {
  const town = within(store, { villages: new Set(['a', 'b']), townId: 'near' })
  const eq = { townId: 'near', state: 'posted', substitute: true }
  expect(idsOf(await town.list('checks', { eq, range: { field: 'at' } }))).toEqual([
    'achecks',
    'bchecks',
  ])
  expect(await town.count('checks', { eq })).toBe(2)
  expect(await town.get('checks', 'bchecks')).not.toBeNull()
  expect(await town.get('checks', 'cchecks')).toBeNull()
  await expect(town.count('checks', { eq: { ...eq, townId: 'far' } })).rejects.toThrow(Misuse)
})

test('nothing of another village is written, whether it was read before or not', async () => {
  const before = await everythingOf('b')
  await expect(run((t) => t.update('groups', 'bgroups', { name: 'x' }))).rejects.toThrow(Conflict)
  await run((t) => t.remove('groups', 'bgroups'))
  const moved = { villageId: 'b' }
  await expect(run((t) => t.update('groups', 'agroups', moved))).rejects.toThrow(Misuse)
  const added = { _id: 'new', villageId: 'b', name: '', order: 1, households: 0 }
  await expect(run((t) => t.insert('groups', added))).rejects.toThrow(Misuse)
  const taken = { ...added, _id: 'bgroups', villageId: 'a' }
  await expect(run((t) => t.insert('groups', taken))).rejects.toThrow(Duplicate)
  expect(await everythingOf('b')).toEqual(before)
})

test('the own village is written as ever, with one reading where nothing was read', async () => {
  await run(async (t) => {
    await t.update('groups', 'agroups', { name: 'one' })
    await t.insert('groups', { _id: 'second', villageId: 'a', name: '', order: 2, households: 0 })
    await t.update('groups', 'second', { name: 'two' }, { inc: { households: 3 } })
    await t.update('counters', 'n', { last: 2 })
    await t.remove('cards', 'acards')
  })
  expect(await store.get('groups', 'agroups')).toMatchObject({ name: 'one' })
  expect(await store.get('groups', 'second')).toMatchObject({ name: 'two', households: 3 })
  expect(await store.get('counters', 'n')).toMatchObject({ last: 2 })
  expect(await store.get('cards', 'acards')).toBeNull()
  const read = jest.fn<void, [string]>()
  const watched: Docs = {
    ...store,
    tx: (fn) =>
      store.tx((t) =>
        fn({
          get: (kind, id) => (read(id), t.get(kind, id)),
          insert: (kind, document) => t.insert(kind, document),
          update: (kind, id, set, more) => t.update(kind, id, set, more),
          remove: (kind, id) => t.remove(kind, id),
        }),
      ),
  }
  await within(watched, villageAlone('a')).tx(async (t) => {
    await t.get('groups', 'agroups')
    await t.update('groups', 'agroups', { name: 'one' })
    await t.update('groups', 'second', { name: 'two' })
    await t.remove('groups', 'second')
  })
  expect(read.mock.calls.flat()).toEqual(['agroups', 'second'])
})

test('villages share what is kept of a store, and none is given what was kept for another', async () => {
  const there = within(store, villageAlone('b'))
  const kept = (reader: HereToWrite | Docs, value: string) =>
    whileUnchanged(reader, ['groups'], 'key', () => Promise.resolve(value))
  expect(await kept(here, 'of a')).toBe('of a')
  expect(await kept(within(store, villageAlone('a')), 'again')).toBe('of a')
  expect(await kept(there, 'of b')).toBe('of b')
  expect(await kept(store, 'of all')).toBe('of all')
  const shared = perStore(() => ({}))
  expect(shared(here)).toBe(shared(there))
  expect(shared(here)).toBe(shared(store))
  expect(storeBehind(there)).toBe(store)
  expect([reachOf(there), reachOf(store)]).toEqual(['b', ''])
})

/** As it is stored. */
async function everythingOf(v: string): Promise<unknown[]> {
  const ids = kinds.map((kind) => [kind, v + kind] as const)
  return Promise.all([
    ...ids.map(([kind, id]) => store.get(kind, id)),
    store.get('villages', v),
    store.get('residents', `r${v}`),
  ])
}

const kind = fc.constantFrom<Kind>(...kinds)
const id = fc.tuple(fc.constantFrom('a', 'b'), kind).map(([v, k]) => v + k)
const step = fc.record({
  how: fc.constantFrom('get', 'follow', 'list', 't.get', 't.insert', 't.update', 't.remove'),
  kind,
  id,
  villageId: fc.constantFrom('a', 'b', undefined),
})
type Step = typeof step extends fc.Arbitrary<infer S> ? S : never

/** @returns whatever came out of it */
async function take({ how, kind, id, villageId }: Step): Promise<unknown> {
  const fields = villageId === undefined ? { name: 'x' } : { villageId }
  switch (how) {
    case 'get':
      return here.get(kind, id)
    case 'follow':
      return here.follow('bindings', `u:${id.charAt(0)}`, ['personId', 'residents'])
    case 'list':
      return here.list('residents', { eq: { householdId: `${id.charAt(0)}households` } })
    case 't.get':
      return run((t) => t.get(kind, id))
    case 't.insert':
      return run((t) => put(t, kind, { _id: id, ...fields }))
    case 't.update':
      return run((t) => t.update(kind, id, fields as object))
    default:
      return run((t) => t.remove(kind, id))
  }
}

test('whatever a call of one village does, nothing of the other comes out or changes', async () => {
  const before = await everythingOf('b')
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 12 }), async (steps) => {
      for (const each of steps) {
        const out = await take(each).catch((error: unknown) => {
          for (const expected of [Misuse, Conflict, Duplicate])
            if (error instanceof expected) return null
          throw error
        })
        expect(JSON.stringify(out ?? null)).not.toContain('"villageId":"b"')
      }
      expect(await everythingOf('b')).toEqual(before)
    }),
    { numRuns: 200 },
  )
})

test('few calls let an officer reach all of the town', () => {
  const all: [string, CallContract][] = Object.entries(contracts)
  const wide = all.filter(([, contract]) => contract.townWide).map(([name]) => name)
  expect(wide.sort()).toEqual([
    'checks.decide',
    'checks.todo',
    'deeds.objections',
    'deeds.todo',
    'proposals.waiting',
  ])
})

test('collections that say no village are read through, each for a reason', () => {
  type OfAUser = 'bindings' | 'sessions' | 'signIns' | 'subscriptions' | 'phoneProofs' | 'cardTries'
  type OfAHousehold = 'keys'
  type OfABrowser = 'webCodes' | 'webCodeTries'
  type AboveVillages = 'regions' | 'officers' | 'demo' | 'migrations' | 'installation'
  type UnderAnIdOfTheVillage = 'timers' | 'rosters' | 'rosterHeadings' | 'counters'
  type UnderAnIdOfThePerson = 'fileQuotas' | 'inboxMarks' | 'busyDays' | 'tallies'
  type UnderAHash = 'receipts'
  type BehindWhatSaysIt = 'entries' | 'reversals' | 'cheers'
  expectTypeOf<Exclude<keyof Documents, InAVillage>>().toEqualTypeOf<
    | OfAUser
    | OfAHousehold
    | OfABrowser
    | AboveVillages
    | UnderAnIdOfTheVillage
    | UnderAnIdOfThePerson
    | UnderAHash
    | BehindWhatSaysIt
  >()
})
