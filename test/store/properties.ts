import fc from 'fast-check'
import type { Query, Store } from '../../cloudfunctions/platform/store/store'
import { contractCollections, type ContractDocuments, type Thing } from './collections'
import type { OpenStore } from './contract'

type Entry = ContractDocuments['entries']
type Operation =
  | { readonly do: 'get' | 'remove'; readonly id: string }
  | { readonly do: 'insert'; readonly id: string; readonly seq: number; readonly delta: number }
  | {
      readonly do: 'update'
      readonly id: string
      readonly set: Partial<Entry>
      readonly by: number
    }
interface Transaction {
  readonly operations: readonly Operation[]
  /** The function throws after its operations. */
  readonly fails: boolean
}

const ids = fc.constantFrom('a', 'b', 'c', 'd')
const small = fc.integer({ min: 0, max: 3 })
const operation: fc.Arbitrary<Operation> = fc.oneof(
  fc.record({ do: fc.constantFrom('get', 'remove'), id: ids }),
  fc.record({ do: fc.constant('insert'), id: ids, seq: small, delta: small }),
  fc.record({
    do: fc.constant('update'),
    id: ids,
    set: fc.record({ seq: small, accountId: fc.constantFrom('', '·') }, { requiredKeys: [] }),
    by: fc.integer({ min: -2, max: 2 }),
  }),
)
const transaction: fc.Arbitrary<Transaction> = fc.record({
  operations: fc.array(operation, { maxLength: 6 }),
  fails: fc.boolean(),
})

/** Whatever is done to the store, it does as a plain map would. */
export function storeProperties(name: string, open: OpenStore, numRuns: number): void {
  describe(`${name} behaves as a map that forgets what fails`, () => {
    let store: Store<ContractDocuments>
    let run = 0

    beforeAll(async () => {
      store = await open(contractCollections)
    })
    afterAll(async () => {
      await store.close()
    })

    test('in any sequence of transactions', async () => {
      await fc.assert(
        fc.asyncProperty(
          fc.array(transaction, { minLength: 1, maxLength: 5 }),
          async (sequence) => {
            const scope = `p${String(run++)}`
            let model = new Map<string, Entry>()
            for (const one of sequence) {
              const expected = imagine(model, scope, one)
              expect(await perform(store, scope, one)).toEqual(expected.answer)
              model = expected.model
              expect(await stored(store, scope)).toEqual(
                [...model.values()].sort((a, b) => order(a._id, b._id)),
              )
            }
          },
        ),
        { numRuns },
      )
    }, 60_000)

    test('in any query', async () => {
      await fc.assert(
        fc.asyncProperty(
          fc.array(thing, { maxLength: 12 }),
          fc.array(query, { minLength: 1, maxLength: 6 }),
          async (fields, queries) => {
            const kind = `q${String(run++)}`
            const all = fields.map((one, i): Thing => ({
              _id: `${kind}:${String(i).padStart(2, '0')}`,
              kind,
              ...one,
            }))
            await store.tx(async (t) => {
              for (const one of all) await t.insert('things', one)
            })
            for (const one of queries) {
              const asked = { ...one, eq: { kind, ...one.eq } }
              expect(await store.list('things', asked)).toEqual(expectedList(all, asked))
              const { eq, range } = asked
              expect(await store.count('things', { eq, ...(range ? { range } : {}) })).toBe(
                matching(all, asked).length,
              )
            }
          },
        ),
        { numRuns },
      )
    }, 60_000)
  })
}

const accountIds = (scope: string) => ['', '·'].map((suffix) => scope + suffix)

async function stored(store: Store<ContractDocuments>, scope: string): Promise<Entry[]> {
  const lists = []
  for (const accountId of accountIds(scope)) {
    const found = await store.list('entries', { eq: { accountId }, range: { field: 'seq' } })
    expect(found.map(({ seq }) => seq)).toEqual(found.map(({ seq }) => seq).sort())
    expect(await store.count('entries', { eq: { accountId } })).toBe(found.length)
    lists.push(found)
  }
  return lists.flat().sort((a, b) => order(a._id, b._id))
}

type Answer = (Entry | null)[] | string

async function perform(
  store: Store<ContractDocuments>,
  scope: string,
  { operations, fails }: Transaction,
): Promise<Answer> {
  try {
    return await store.tx(async (t) => {
      const read: (Entry | null)[] = []
      for (const one of operations) {
        const _id = `${scope}:${one.id}`
        if (one.do === 'get') read.push(await t.get('entries', _id))
        if (one.do === 'remove') await t.remove('entries', _id)
        if (one.do === 'insert') {
          await t.insert('entries', { _id, accountId: scope, seq: one.seq, delta: one.delta })
        }
        if (one.do === 'update') {
          await t.update('entries', _id, scoped(one.set, scope), { inc: { delta: one.by } })
        }
      }
      if (fails) throw new Error('fails')
      return read
    })
  } catch (error) {
    return (error as Error).name
  }
}

function imagine(
  before: ReadonlyMap<string, Entry>,
  scope: string,
  { operations, fails }: Transaction,
): { answer: Answer; model: Map<string, Entry> } {
  const model = new Map(before)
  const undone = (answer: string) => ({ answer, model: new Map(before) })
  const taken = ({ _id, accountId, seq }: Entry) =>
    [...model.values()].some((e) => e._id !== _id && e.accountId === accountId && e.seq === seq)
  const read: (Entry | null)[] = []
  for (const one of operations) {
    const _id = `${scope}:${one.id}`
    const found = model.get(_id)
    if (one.do === 'get') read.push(found ?? null)
    if (one.do === 'remove') model.delete(_id)
    if (one.do === 'insert') {
      const entry = { _id, accountId: scope, seq: one.seq, delta: one.delta }
      if (found || taken(entry)) return undone('Duplicate')
      model.set(_id, entry)
    }
    if (one.do === 'update') {
      if (!found) return undone('Conflict')
      const entry = { ...found, ...scoped(one.set, scope), delta: found.delta + one.by }
      if (taken(entry)) return undone('Duplicate')
      model.set(_id, entry)
    }
  }
  return fails ? undone('Error') : { answer: read, model }
}

function scoped(set: Partial<Entry>, scope: string): Partial<Entry> {
  return set.accountId === undefined ? set : { ...set, accountId: scope + set.accountId }
}

const texts = fc.constantFrom('', 'a', 'B', 'ab', '·', '彝', '￥', '🌾')
const counts = fc.integer({ min: -2, max: 2 })
const flags = fc.constantFrom(true, false, 0, 1, null)
const thing = fc.record(
  { name: fc.option(texts), done: flags, at: fc.option(texts), count: counts },
  { requiredKeys: [] },
)

function range<F extends string, V extends string | number>(field: F, values: fc.Arbitrary<V>) {
  return fc
    .record({ gt: values, gte: values, lt: values, lte: values }, { requiredKeys: [] })
    .map((bounds) => ({ field, ...bounds }))
}

function ordered<V extends string | number>(field: string, values: fc.Arbitrary<V>) {
  const id = fc.nat({ max: 12 }).map((n) => String(n).padStart(2, '0'))
  return fc.record(
    {
      range: range(field, values),
      order: fc.constantFrom('asc' as const, 'desc' as const),
      limit: fc.integer({ min: 1, max: 6 }),
      after: fc.record({ value: values, id }),
    },
    { requiredKeys: ['range'] },
  )
}

const query: fc.Arbitrary<Query> = fc.oneof(
  fc.record({
    eq: fc.constantFrom<Query['eq']>({}, { name: 'a' }, { name: null }, { count: 1 }),
  }),
  fc.record({ eq: flags.map((done) => ({ done })) }),
  ordered('count', counts).map((rest) => ({ eq: {}, ...rest })),
  ordered('name', texts).map((rest) => ({ eq: {}, ...rest })),
  fc.tuple(flags, ordered('at', texts)).map(([done, rest]) => ({ eq: { done }, ...rest })),
)

type Row = Readonly<Record<string, string | number | boolean | null | undefined>>

function matching(all: readonly Thing[], { eq, range: within }: Query): Thing[] {
  return all.filter((one) => {
    const row = one as unknown as Row
    if (Object.entries(eq).some(([field, value]) => (row[field] ?? null) !== value)) return false
    if (!within) return true
    const value = row[within.field]
    if (typeof value !== 'string' && typeof value !== 'number') return false
    const { gt, gte, lt, lte } = within
    return (
      (gt === undefined || order(value, gt) > 0) &&
      (gte === undefined || order(value, gte) >= 0) &&
      (lt === undefined || order(value, lt) < 0) &&
      (lte === undefined || order(value, lte) <= 0)
    )
  })
}

function expectedList(all: readonly Thing[], asked: Query): Thing[] {
  const { range: within, after, limit = 50 } = asked
  const sign = asked.order === 'desc' ? -1 : 1
  const place = (one: Thing) =>
    (within ? (one as unknown as Row)[within.field] : '') as string | number
  const compare = (a: readonly [string | number, string], b: readonly [string | number, string]) =>
    sign * (order(a[0], b[0]) || order(a[1], b[1]))
  const key = (one: Thing) => [place(one), one._id] as const
  return matching(all, asked)
    .sort((a, b) => compare(key(a), key(b)))
    .filter((one) => !after || compare(key(one), [after.value, after.id]) > 0)
    .slice(0, limit)
}

/** By code point, as bytes of UTF-8 are ordered too. */
function order(a: string | number, b: string | number): number {
  if (typeof a === 'number') return a - Number(b)
  return Buffer.compare(Buffer.from(a), Buffer.from(String(b)))
}
