import { readdirSync } from 'node:fs'
import { addMs } from '@/domain/common/day'
import { collections } from '../services/capabilities'
import type { Docs } from '../services/common/context'
import type { Documents } from '../services/common/documents'
import { openTemporary } from '../../test/store/temporary'
import { dataVersion, migrations } from '.'
import { eachDocument, type Kept, type Migration } from './migration'
import { migrate } from './run'
import { upgrading } from './store'

/** Two changes that nobody asked for, to a collection of numbers: another name for the number, then more of it. */
const renames = eachDocument(
  { id: '901-renames', about: 'The last number is called the latest.' },
  'counters',
  ({ last, ...rest }) => ({ ...rest, latest: last }),
)
const doubles = eachDocument(
  { id: '902-doubles', about: 'It counts twice.' },
  'counters',
  (old) => ({ ...old, latest: Number(old.latest) * 2 }),
)
const both = [renames, doubles]

const noon = '2026-11-29T04:00:00.000Z'
let stored: Docs

beforeEach(() => {
  stored = openTemporary<Documents>(collections)
})

afterEach(() => stored.close())

const fill = (count: number) =>
  stored.tx(async (t) => {
    for (let n = 1; n <= count; n++)
      await t.insert('counters', { _id: String(n).padStart(4, '0'), last: n })
  })
const asIs = async (id: string) => (await stored.get('counters', id)) as unknown as Kept
const all = (store: Docs) =>
  store.list('counters', { eq: {}, limit: 1000 }) as unknown as Promise<Kept[]>
const run = (list: readonly Migration[], more: { now?: string; othersWriteMs?: number } = {}) =>
  migrate(stored, { ...more, migrations: list, now: () => more.now ?? noon })

/** An update by code that knows the new shape. */
const set = (store: Docs, id: string, fields: object) =>
  store.tx((t) => t.update('counters', id, fields))

test('the list is in order, each under its file’s name, and none touches entries', () => {
  const files = readdirSync(__dirname).filter((file) => /^\d/.test(file))
  expect(migrations.map(({ id }) => `${id}.ts`)).toEqual(files.sort())
  expect(files.map((file) => Number(file.slice(0, 3)))).toEqual(files.map((_, i) => i + 1))
  expect(dataVersion).toBe(files.length + 1)
  expect(migrations.map(({ reshapes }) => reshapes?.collection)).not.toContain('entries')
})

describe('before a step has reached it, a document of an earlier version', () => {
  test('is read in today’s shape, alone, in a list and in a transaction', async () => {
    await fill(2)
    const store = upgrading(stored, both)
    expect(await store.get('counters', '0001')).toEqual({ _id: '0001', latest: 2 })
    expect(await all(store)).toEqual([
      { _id: '0001', latest: 2 },
      { _id: '0002', latest: 4 },
    ])
    const inside = await store.tx((t) => t.get('counters', '0002'))
    expect(inside).toEqual({ _id: '0002', latest: 4 })
    expect(await asIs('0001')).toEqual({ _id: '0001', last: 1 })
  })

  test('is followed by today’s names, and found in today’s shape', async () => {
    const turns = eachDocument(
      { id: '903-turns', about: 'What was before is named before.' },
      'counters',
      ({ previous, ...rest }) => ({ ...rest, before: previous }),
    )
    await fill(2)
    await set(stored, '0002', { previous: '0001' })
    await stored.tx((t) => t.insert('regions', { _id: '0002' } as Documents['regions']))
    const store = upgrading(stored, [renames, turns])
    const before = 'before' as keyof Documents['counters']
    expect(await store.follow('counters', '0002', [before, 'counters'])).toMatchObject([
      { _id: '0002', latest: 2, before: '0001' },
      { _id: '0001', latest: 1 },
    ])
    expect(await store.follow('regions', '0002', ['_id', 'counters'])).toMatchObject([
      { _id: '0002' },
      { _id: '0002', latest: 2, before: '0001' },
    ])
  })

  test('is rewritten whole with the first change to it, once', async () => {
    await fill(2)
    const store = upgrading(stored, both)
    await set(store, '0001', { note: 'seen' })
    await set(store, '0001', { note: 'seen again' })
    await store.tx(async (t) => {
      await t.get('counters', '0002')
      await t.update('counters', '0002', {}, { inc: { latest: 5 } } as object)
      await t.update('counters', '0002', {}, { inc: { latest: 5 } } as object)
    })
    expect(await asIs('0001')).toEqual({
      ...{ _id: '0001', last: null, latest: 2, note: 'seen again', v: 3 },
    })
    expect(await store.get('counters', '0002')).toMatchObject({ latest: 14 })
  })

  test('may be of any version before', async () => {
    await fill(1)
    await set(upgrading(stored, [renames]), '0001', {})
    expect(await asIs('0001')).toMatchObject({ latest: 1, v: 2 })
    expect(await upgrading(stored, both).get('counters', '0001')).toMatchObject({ latest: 2 })
  })
})

test('what is written new carries its version, and shows it to nobody', async () => {
  const store = upgrading(stored, both)
  const made = { _id: 'made', latest: 7 } as unknown as Documents['counters']
  await store.tx(async (t) => {
    await t.insert('counters', made)
    await t.update('counters', 'made', { latest: 8 } as object)
  })
  expect(await asIs('made')).toEqual({ _id: 'made', latest: 8, v: 3 })
  expect(await store.get('counters', 'made')).toEqual({ _id: 'made', latest: 8 })
  const untouched = { _id: 'n', inputHash: '', answer: null, at: noon }
  await store.tx((t) => t.insert('receipts', untouched))
  expect(await stored.get('receipts', 'n')).toEqual(untouched)
})

describe('migrating', () => {
  test('rewrites every document once, and afterwards has nothing to do', async () => {
    await fill(250)
    await set(upgrading(stored, both), '0120', {})
    expect(await run(both)).toBeNull()
    const rewritten = await all(stored)
    expect(rewritten.map(({ latest }) => latest)).toEqual(rewritten.map((_, i) => (i + 1) * 2))
    expect(rewritten.every(({ v, last }) => v === 3 && last === null)).toBe(true)
    const again = jest.fn().mockRejectedValue(new Error('ran again'))
    expect(await run(both.map((m) => ({ ...m, step: again })))).toBeNull()
  })

  test.each([1, 2, 3, 4, 5])('that broke off in step %i goes on there', async (breaksAt) => {
    await fill(250)
    let steps = 0
    const cursors: string[] = []
    const breaking = both.map((m): Migration => ({
      ...m,
      step(...args) {
        cursors.push(`${m.id}:${args[1]}`)
        if (++steps === breaksAt) throw new Error('killed')
        return m.step(...args)
      },
    }))
    await expect(run(breaking)).rejects.toThrow('killed')
    const broken = cursors.splice(0).at(-1)
    expect(await run(breaking)).toBeNull()
    expect(cursors[0]).toBe(broken)
    expect((await all(stored)).map(({ latest }) => latest)).toEqual(
      Array.from({ length: 250 }, (_, i) => (i + 1) * 2),
    )
  })

  test('stops when its time is up, and says that something is left', async () => {
    await fill(250)
    let left = 1
    const time = () => left-- > 0
    expect(await migrate(stored, { migrations: both, now: () => noon, time })).toBe(noon)
    expect((await all(stored)).filter(({ v }) => v === 3)).toHaveLength(200)
  })

  test('goes through once more where an earlier version may still be writing', async () => {
    await fill(3)
    const othersWriteMs = 3_600_000
    const later = addMs(noon, othersWriteMs)
    expect(await run(both, { othersWriteMs })).toBe(later)
    await stored.tx((t) => t.insert('counters', { _id: 'late', last: 9 }))
    expect(await run(both, { othersWriteMs })).toBe(later)
    expect(await asIs('late')).toEqual({ _id: 'late', last: 9 })
    expect(await run(both, { othersWriteMs, now: later })).toBeNull()
    expect(await asIs('late')).toMatchObject({ latest: 18, v: 3 })
  })
})
