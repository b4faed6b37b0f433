import {
  Conflict,
  Duplicate,
  Misuse,
  type CollectionSpecs,
  type Query,
  type Store,
} from '../../cloudfunctions/platform/store/store'
import { contractCollections, type ContractDocuments, type Thing } from './collections'

export type OpenStore = (
  collections: CollectionSpecs<ContractDocuments>,
) => Promise<Store<ContractDocuments>>

/** Everything that the port promises, for any adapter, word for word. */
export function storeContract(name: string, open: OpenStore): void {
  describe(`${name} keeps the promises of the store`, () => {
    let store: Store<ContractDocuments>
    let drawn = 0
    /** A name of its own for each test, so that they share a database and nothing in it. */
    const fresh = () => `t${String(drawn++)}`

    beforeAll(async () => {
      store = await open(contractCollections)
    })
    afterAll(async () => {
      await store.close()
    })

    async function account(balance = 0): Promise<string> {
      const _id = fresh()
      await store.tx((t) => t.insert('accounts', { _id, balance, seq: 0 }))
      return _id
    }

    async function things(all: readonly Omit<Thing, '_id' | 'kind'>[]): Promise<string> {
      const kind = fresh()
      for (let from = 0; from < all.length; from += 100) {
        await store.tx(async (t) => {
          for (const [i, thing] of all.slice(from, from + 100).entries()) {
            await t.insert('things', { _id: thingId(kind, from + i), kind, ...thing })
          }
        })
      }
      return kind
    }

    const thingId = (kind: string, n: number) => `${kind}:${String(n).padStart(5, '0')}`

    /** Positions, in the list given to `things`, of what a query finds. */
    async function found(query: Query): Promise<number[]> {
      return (await store.list('things', query)).map(({ _id }) => Number(_id.split(':')[1]))
    }

    describe('following a field', () => {
      test('finds a document and the one that it names', async () => {
        const [id, other] = [fresh(), `${fresh()}·阿依古丽$`]
        const thing = { _id: id, kind: other, body: { constructor: [1, { '~': 2 ** 53 - 1 }] } }
        const account = { _id: other, balance: 3, seq: 0, note: null, constructor: { a: 1 } }
        await store.tx(async (t) => {
          await t.insert('things', thing)
          await t.insert('accounts', account)
        })
        expect(await store.follow('things', id, ['kind', 'accounts'])).toEqual([thing, account])
        expect(await store.follow('things', id, ['kind', 'things'])).toEqual([thing, null])
        expect(await store.follow('things', id, ['name', 'accounts'])).toEqual([thing, null])
        expect(await store.follow('accounts', other, ['note', 'things'])).toEqual([account, null])
        expect(await store.follow('things', other, ['kind', 'accounts'])).toEqual([null, null])
      })

      test('finds what each of several fields names', async () => {
        const [id, accountId] = [fresh(), await account(1)]
        await store.tx(async (t) => {
          await t.insert('entries', { _id: id, accountId, seq: 1, delta: 1 })
          await t.insert('things', { _id: id, kind: 'named' })
        })
        const [, first, second, third] = await store.follow(
          'entries',
          id,
          ['accountId', 'accounts'],
          ['_id', 'things'],
          ['accountId', 'things'],
        )
        expect([first?._id, second?._id, third]).toEqual([accountId, id, null])
      })

      test('finds the document itself where it names itself', async () => {
        const _id = fresh()
        await store.tx((t) => t.insert('things', { _id, kind: _id }))
        expect(await store.follow('things', _id, ['kind', 'things'])).toEqual([
          { _id, kind: _id },
          { _id, kind: _id },
        ])
      })

      test('sees the newest state of both', async () => {
        const [id, other] = [fresh(), await account(1)]
        await store.tx((t) => t.insert('things', { _id: id, kind: 'none' }))
        expect((await store.follow('things', id, ['kind', 'accounts']))[1]).toBeNull()
        await store.tx(async (t) => {
          await t.update('things', id, { kind: other })
          await t.update('accounts', other, { balance: 2 })
        })
        expect((await store.follow('things', id, ['kind', 'accounts']))[1]?.balance).toBe(2)
        await store.tx((t) => t.remove('accounts', other))
        expect((await store.follow('things', id, ['kind', 'accounts']))[1]).toBeNull()
      })
    })

    describe('documents', () => {
      test('come back as they were written', async () => {
        const _id = `${fresh()}·阿依古丽·买买提🌾`
        const body = {
          list: [1, -2.5, 'a\nb"\\', true, null, [], {}],
          deep: { 空: '', 'a b': { c: 0 } },
        }
        await store.tx((t) => t.insert('things', { _id, kind: '彝族', at: null, body }))
        expect(await store.get('things', _id)).toEqual({ _id, kind: '彝族', at: null, body })
      })

      test.each<[string, Record<string, unknown>]>([
        ['a place on the map', { type: 'Point', coordinates: [102.7, 25.04] }],
        [
          'a line on it',
          {
            type: 'LineString',
            coordinates: [
              [1, 2],
              [3, 4],
            ],
          },
        ],
        ['an id of another database', { _bsontype: 'ObjectId', id: 'x' }],
        ['a command', { _internalType: {}, operator: 'remove', operands: [] }],
        ['methods', { hasOwnProperty: 1, toJSON: 'x', constructor: {}, then: 0, length: 3 }],
        ['marks', { '~': 1, '~~a': { '~_bsontype': 2 }, '~coordinates': [] }],
        ['whole numbers in steps', { a: 2 ** 31, b: -(2 ** 31), c: 2 ** 53 - 1, d: 0.1, e: 1e300 }],
      ])('keep what a library might take for %s', async (_what, body) => {
        const _id = fresh()
        const other = `${_id}:2`
        const list = [body, { inner: body }]
        await store.tx(async (t) => {
          await t.insert('things', { _id, kind: _id, body, list, ...body } as Thing)
          await t.insert('things', { _id: other, kind: _id, body: 1 })
          await t.update('things', other, { body: list, ...body })
          expect(await t.get('things', other)).toEqual({
            _id: other,
            kind: _id,
            ...body,
            body: list,
          })
        })
        const both = [
          { _id, kind: _id, list, ...body, body },
          { _id: other, kind: _id, ...body, body: list },
        ]
        expect(await store.get('things', _id)).toEqual(both[0])
        expect(await store.list('things', { eq: { kind: _id } })).toEqual(both)
      })

      test('may be large', async () => {
        const _id = fresh()
        const body = '汉'.repeat(1_499_000)
        await store.tx((t) => t.insert('things', { _id, kind: _id, body }))
        await store.tx((t) => t.update('things', _id, { body: { again: body } }))
        const { body: kept } = (await store.get('things', _id)) ?? {}
        expect((kept as { again: string }).again === body).toBe(true)
      })

      test('that are not there are null', async () => {
        expect(await store.get('accounts', fresh())).toBeNull()
        expect(await store.tx((t) => t.get('accounts', 'nobody'))).toBeNull()
      })

      test('belong to the caller: changing one changes nothing stored', async () => {
        const [_id] = [fresh()]
        const mine: Thing = { _id, kind: _id, body: { list: [1] } }
        await store.tx((t) => t.insert('things', mine))
        ;(mine.body as { list: number[] }).list.push(2)
        const read = await store.get('things', _id)
        ;(read?.body as { list: number[] }).list.push(3)
        expect((await store.get('things', _id))?.body).toEqual({ list: [1] })
      })

      const cyclic: Record<string, unknown> = {}
      cyclic.self = cyclic
      test.each<[string, unknown]>([
        ['undefined', undefined],
        ['undefined deep inside', { a: [{ b: undefined }] }],
        ['a hole in a list', [, 1]],
        ['a date', new Date(0)],
        ['a function', () => 1],
        ['a symbol', Symbol('s')],
        ['a big integer', 1n],
        ['a map', new Map()],
        [
          'an object of a class',
          new (class Point {
            x = 1
          })(),
        ],
        ['NaN', Number.NaN],
        ['Infinity', Number.POSITIVE_INFINITY],
        ['a character that ends a text', 'a\0b'],
        ['half a surrogate pair', '\ud83c'],
        ['a field with a dot', { 'a.b': 1 }],
        ['a field with a dollar', { $set: 1 }],
        ['a field without a name', { '': 1 }],
        ['an object in itself', cyclic],
      ])('refuse %s', async (_what, body) => {
        const _id = fresh()
        await expect(store.tx((t) => t.insert('things', { _id, kind: _id, body }))).rejects.toThrow(
          TypeError,
        )
        expect(await store.get('things', _id)).toBeNull()
        await store.tx((t) => t.insert('things', { _id, kind: _id, body: 1 }))
        await expect(store.tx((t) => t.update('things', _id, { body }))).rejects.toThrow(TypeError)
        expect(await store.get('things', _id)).toEqual({ _id, kind: _id, body: 1 })
      })

      test('refuse to be larger than every database takes', async () => {
        const _id = fresh()
        const body = 'x'.repeat(1_500_001)
        await expect(store.tx((t) => t.insert('things', { _id, kind: _id, body }))).rejects.toThrow(
          RangeError,
        )
      })

      test.each<[string, unknown]>([
        ['empty', ''],
        ['longer than 256 characters', 'x'.repeat(257)],
        ['a number', 7],
        ['with a character that ends a text', 'a\0b'],
      ])('have no id that is %s', async (_what, given) => {
        const id = given as string
        await expect(store.get('accounts', id)).rejects.toThrow(TypeError)
        await expect(
          store.tx((t) => t.insert('accounts', { _id: id, balance: 0, seq: 0 })),
        ).rejects.toThrow(TypeError)
        await expect(store.tx((t) => t.remove('accounts', id))).rejects.toThrow(TypeError)
      })

      test.each<[string, Partial<Thing>]>([
        ['a list', { name: ['a'] as never }],
        ['an object', { name: {} as never }],
        ['a fraction', { count: 0.5 }],
      ])('refuse %s in a field that has an index', async (_what, fields) => {
        const _id = fresh()
        await expect(
          store.tx((t) => t.insert('things', { _id, kind: _id, ...fields })),
        ).rejects.toThrow(TypeError)
        await store.tx((t) => t.insert('things', { _id, kind: _id }))
        await expect(store.tx((t) => t.update('things', _id, fields))).rejects.toThrow(TypeError)
      })

      test('refuse to lack a field that is unique', async () => {
        const _id = fresh()
        const lacking = { _id, accountId: _id, delta: 1 } as never
        await expect(store.tx((t) => t.insert('entries', lacking))).rejects.toThrow(TypeError)
        await store.tx((t) => t.insert('entries', { _id, accountId: _id, seq: 1, delta: 1 }))
        await expect(
          store.tx((t) => t.update('entries', _id, { seq: null as never })),
        ).rejects.toThrow(TypeError)
      })
    })

    describe('a transaction', () => {
      test('answers with what its function returns', async () => {
        expect(await store.tx(async () => ({ a: 1 }))).toEqual({ a: 1 })
      })

      test('loses none of 30 increments made at once', async () => {
        const id = await account()
        const answers = await Promise.all(
          Array.from({ length: 30 }, () =>
            store.tx(async (t) => {
              const before = await t.get('accounts', id)
              if (!before) throw new Error('gone')
              const seq = before.seq + 1
              await t.update('accounts', id, { seq, balance: before.balance + 2 })
              await t.insert('entries', {
                _id: `${id}:${String(seq)}`,
                accountId: id,
                seq,
                delta: 2,
              })
              return seq
            }),
          ),
        )
        const upTo30 = Array.from({ length: 30 }, (_, i) => i + 1)
        expect([...answers].sort((a, b) => a - b)).toEqual(upTo30)
        expect(await store.get('accounts', id)).toEqual({ _id: id, balance: 60, seq: 30 })
        const entries = await store.list('entries', {
          eq: { accountId: id },
          range: { field: 'seq' },
        })
        expect(entries.map(({ seq }) => seq)).toEqual(upTo30)
      }, 120_000)

      test('loses none of 30 blind increments made at once', async () => {
        const id = await account()
        await Promise.all(
          Array.from({ length: 30 }, () =>
            store.tx((t) => t.update('accounts', id, {}, { inc: { balance: 3, seq: -1 } })),
          ),
        )
        expect(await store.get('accounts', id)).toEqual({ _id: id, balance: 90, seq: -30 })
      }, 120_000)

      test('that fails in the middle leaves nothing', async () => {
        const id = await account(5)
        const gone = await account()
        const oops = new Error('oops')
        await expect(
          store.tx(async (t) => {
            await t.update('accounts', id, { note: 'x' }, { inc: { balance: 1000 } })
            await t.insert('entries', { _id: id, accountId: id, seq: 1, delta: 1000 })
            await t.remove('accounts', gone)
            throw oops
          }),
        ).rejects.toBe(oops)
        expect(await store.get('accounts', id)).toEqual({ _id: id, balance: 5, seq: 0 })
        expect(await store.get('accounts', gone)).not.toBeNull()
        expect(await store.get('entries', id)).toBeNull()
        expect(await store.count('entries', { eq: { accountId: id } })).toBe(0)
      })

      test('sees its own writes', async () => {
        const id = fresh()
        await store.tx(async (t) => {
          await t.insert('accounts', { _id: id, balance: 1, seq: 0 })
          await t.update('accounts', id, { balance: 2 })
          expect((await t.get('accounts', id))?.balance).toBe(2)
          await t.remove('accounts', id)
          expect(await t.get('accounts', id)).toBeNull()
          await t.insert('accounts', { _id: id, balance: 3, seq: 0 })
        })
        expect((await store.get('accounts', id))?.balance).toBe(3)
      })

      test('shows nothing to others before it ends', async () => {
        const id = await account(1)
        let look!: () => void
        const others = new Promise<void>((resolve) => (look = resolve)).then(async () => [
          await store.get('accounts', id),
          await store.get('entries', id),
          await store.count('entries', { eq: { accountId: id } }),
        ])
        await store.tx(async (t) => {
          await t.update('accounts', id, { balance: 2 })
          await t.insert('entries', { _id: id, accountId: id, seq: 1, delta: 1 })
          look()
          // Waiting for others is what a transaction must not do; here it is the only way to look in between.
          await others
        })
        expect(await others).toEqual([{ _id: id, balance: 1, seq: 0 }, null, 0])
        expect((await store.get('accounts', id))?.balance).toBe(2)
      })

      test('is doomed by an operation that failed, even if its function goes on', async () => {
        const id = await account(1)
        await expect(
          store.tx(async (t) => {
            await t.update('accounts', id, { balance: 2 })
            await t.insert('accounts', { _id: id, balance: 9, seq: 9 }).catch(() => undefined)
          }),
        ).rejects.toThrow(Duplicate)
        expect((await store.get('accounts', id))?.balance).toBe(1)
      })

      test('is refused inside a transaction, and so is any call around it', async () => {
        const id = await account(1)
        const query = { eq: { kind: id } }
        const calls = [
          () => store.tx(() => Promise.resolve()),
          () => store.get('accounts', id),
          () => store.follow('entries', id, ['accountId', 'accounts']),
          () => store.list('things', query),
          () => store.count('things', query),
          () => store.close(),
        ]
        for (const call of calls) {
          await expect(
            store.tx(async () => {
              await call()
            }),
          ).rejects.toThrow(Misuse)
        }
        await store.tx((t) => t.update('accounts', id, { balance: 2 }))
        expect((await store.get('accounts', id))?.balance).toBe(2)
      })

      test('does not stand in the way of what its function left behind', async () => {
        const id = await account(1)
        let end!: () => void
        const ended = new Promise<void>((resolve) => (end = resolve))
        let later: Promise<unknown> | undefined
        await store.tx(async (t) => {
          later = ended.then(() => store.get('accounts', id))
          await t.update('accounts', id, { balance: 2 })
        })
        end()
        expect(await later).toEqual({ _id: id, balance: 2, seq: 0 })
      })

      test('runs one operation at a time', async () => {
        const id = await account(1)
        await expect(
          store.tx((t) =>
            Promise.all([t.get('accounts', id), t.update('accounts', id, { balance: 2 })]),
          ),
        ).rejects.toThrow(Misuse)
        expect((await store.get('accounts', id))?.balance).toBe(1)
      })

      test('is refused when it does not await its last operation', async () => {
        const id = await account(1)
        await expect(
          store.tx(async (t) => {
            void t.update('accounts', id, { balance: 2 })
          }),
        ).rejects.toThrow(Misuse)
        expect((await store.get('accounts', id))?.balance).toBe(1)
      })

      test('shows nobody what it has not committed', async () => {
        const id = await account(5)
        const kind = fresh()
        const writing = store
          .tx(async (t) => {
            await t.update('accounts', id, { balance: 6 })
            await t.insert('things', { _id: thingId(kind, 0), kind })
            for (let turn = 0; turn < 20; turn++) await t.get('accounts', id)
            throw new Error('not after all')
          })
          .catch(() => 'rolled back')
        const seen = await Promise.all(
          Array.from({ length: 20 }, async (_, turn) => {
            for (let i = 0; i < turn; i++) await Promise.resolve()
            return [await store.get('accounts', id), await store.count('things', { eq: { kind } })]
          }),
        )
        expect(await writing).toBe('rolled back')
        for (const [document, things] of seen) {
          expect(document).toMatchObject({ balance: 5 })
          expect(things).toBe(0)
        }
      })

      test('takes no operation once it is over', async () => {
        const id = await account(1)
        const kept = await store.tx(async (t) => ({ t }))
        await expect(kept.t.update('accounts', id, { balance: 2 })).rejects.toThrow(Misuse)
        expect((await store.get('accounts', id))?.balance).toBe(1)
      })

      /**
       * Under snapshot isolation two transactions may read the same and write different documents: both doctors see
       * two on duty, each takes only himself off, nobody is left. A rule therefore sits on a document that both
       * write; then one of them runs again and sees the other.
       */
      test('keeps a rule that sits on a document it writes', async () => {
        const shift = fresh()
        const doctors = [await account(1), await account(1)]
        await store.tx((t) => t.insert('shifts', { _id: shift, onDuty: 2 }))
        const left = await Promise.all(
          doctors.map((doctor) =>
            store.tx(async (t) => {
              const onDuty = (await t.get('shifts', shift))?.onDuty ?? 0
              if (onDuty < 2) return false
              await t.update('shifts', shift, { onDuty: onDuty - 1 })
              await t.update('accounts', doctor, { balance: 0 })
              return true
            }),
          ),
        )
        expect(left.filter(Boolean)).toHaveLength(1)
        expect((await store.get('shifts', shift))?.onDuty).toBe(1)
      })

      test('can be repeated after it failed', async () => {
        const id = fresh()
        const insert = () => store.tx((t) => t.insert('accounts', { _id: id, balance: 1, seq: 0 }))
        await insert()
        await expect(insert()).rejects.toThrow(Duplicate)
        await store.tx((t) => t.remove('accounts', id))
        await insert()
        expect(await store.get('accounts', id)).not.toBeNull()
      })
    })

    describe('insert', () => {
      test('of an id that is there is a Duplicate and changes nothing', async () => {
        const id = await account(1)
        await expect(
          store.tx((t) => t.insert('accounts', { _id: id, balance: 2, seq: 0 })),
        ).rejects.toThrow(Duplicate)
        expect((await store.get('accounts', id))?.balance).toBe(1)
      })

      test('of the same id ten times at once happens once', async () => {
        const id = fresh()
        const tries = await Promise.allSettled(
          Array.from({ length: 10 }, (_, i) =>
            store.tx((t) => t.insert('accounts', { _id: id, balance: i, seq: 0 })),
          ),
        )
        const refused = tries.filter((one) => one.status === 'rejected')
        expect(refused).toHaveLength(9)
        for (const { reason } of refused) expect(reason).toBeInstanceOf(Duplicate)
      })

      test('after nothing was found, ten times at once: whoever comes second finds it', async () => {
        const accountId = fresh()
        const count = () =>
          store.tx(async (t) => {
            if (await t.get('accounts', accountId))
              await t.update('accounts', accountId, {}, { inc: { seq: 1 } })
            else await t.insert('accounts', { _id: accountId, balance: 0, seq: 1 })
          })
        await Promise.all(Array.from({ length: 10 }, count))
        expect((await store.get('accounts', accountId))?.seq).toBe(10)
      })

      test('of a value that is unique and there is a Duplicate', async () => {
        const id = fresh()
        const entry = (n: number, seq: number) => ({
          _id: `${id}:${String(n)}`,
          accountId: id,
          seq,
          delta: n,
        })
        await store.tx((t) => t.insert('entries', entry(1, 1)))
        await expect(store.tx((t) => t.insert('entries', entry(2, 1)))).rejects.toThrow(Duplicate)
        await store.tx((t) => t.insert('entries', entry(3, 2)))
        await expect(store.tx((t) => t.update('entries', `${id}:3`, { seq: 1 }))).rejects.toThrow(
          Duplicate,
        )
        const kept = await store.list('entries', { eq: { accountId: id }, range: { field: 'seq' } })
        expect(kept.map(({ delta }) => delta)).toEqual([1, 3])
      })
    })

    describe('update', () => {
      test('replaces a nested object and leaves other fields', async () => {
        const _id = fresh()
        await store.tx((t) =>
          t.insert('things', { _id, kind: _id, at: 'a', body: { a: 1, b: { c: 2 } } }),
        )
        await store.tx((t) => t.update('things', _id, { body: { b: {} } }))
        expect(await store.get('things', _id)).toEqual({ _id, kind: _id, at: 'a', body: { b: {} } })
      })

      test('moves a document in its indexes', async () => {
        const kind = await things([{ name: 'a', done: false, at: '1' }])
        await store.tx((t) => t.update('things', thingId(kind, 0), { name: 'b', done: true }))
        expect(await found({ eq: { kind, name: 'a' } })).toEqual([])
        expect(await found({ eq: { kind, name: 'b' } })).toEqual([0])
        expect(await store.count('things', { eq: { kind, done: true } })).toBe(1)
      })

      test('adds to a field, and to one that is absent as to 0', async () => {
        const _id = fresh()
        await store.tx((t) => t.insert('things', { _id, kind: _id }))
        await store.tx((t) => t.update('things', _id, { at: 'x' }, { inc: { count: 5 } }))
        await store.tx((t) => t.update('things', _id, {}, { inc: { count: -7 } }))
        expect(await store.get('things', _id)).toEqual({ _id, kind: _id, at: 'x', count: -2 })
        expect(await found({ eq: { kind: _id, count: -2 } })).toHaveLength(1)
      })

      test('of a document that is not there is a Conflict, also when it names no field', async () => {
        await expect(
          store.tx((t) => t.update('accounts', fresh(), { balance: 1 })),
        ).rejects.toThrow(Conflict)
        await expect(store.tx((t) => t.update('accounts', fresh(), {}))).rejects.toThrow(Conflict)
      })

      test('that names no field changes nothing', async () => {
        const id = await account(4)
        await store.tx((t) => t.update('accounts', id, {}))
        expect(await store.get('accounts', id)).toEqual({ _id: id, balance: 4, seq: 0 })
      })

      test('refuses to change an id, to add fractions, and to set and add at once', async () => {
        const id = await account(1)
        const update = (set: object, inc?: object) =>
          store.tx((t) => t.update('accounts', id, set as never, inc ? { inc: inc } : {}))
        await expect(update({ _id: 'other' })).rejects.toThrow(TypeError)
        await expect(update({}, { _id: 1 })).rejects.toThrow(TypeError)
        await expect(update({}, { balance: 0.5 })).rejects.toThrow(TypeError)
        await expect(update({}, { balance: Number.NaN })).rejects.toThrow(TypeError)
        await expect(update({}, { balance: undefined })).rejects.toThrow(TypeError)
        await expect(update({ balance: 1 }, { balance: 1 })).rejects.toThrow(TypeError)
        expect(await store.get('accounts', id)).toEqual({ _id: id, balance: 1, seq: 0 })
      })

      test('refuses to add to a text', async () => {
        const _id = fresh()
        await store.tx((t) => t.insert('things', { _id, kind: _id, at: 'x' }))
        await expect(
          store.tx((t) => t.update('things', _id, {}, { inc: { at: 1 } })),
        ).rejects.toThrow()
        expect((await store.get('things', _id))?.at).toBe('x')
      })
    })

    test('removing takes a document away, and one that is not there is no error', async () => {
      const kind = await things([{ name: 'a' }])
      const id = thingId(kind, 0)
      await store.tx((t) => t.remove('things', id))
      expect(await store.get('things', id)).toBeNull()
      expect(await store.count('things', { eq: { kind } })).toBe(0)
      await store.tx((t) => t.remove('things', id))
    })

    describe('list and count', () => {
      test('tell true, 1, null and absent apart as they should', async () => {
        const kind = await things([
          { done: true },
          { done: false },
          { done: 1 },
          { done: 0 },
          { done: null },
          {},
          { done: true },
        ])
        const cases: [boolean | number | null, number[]][] = [
          [true, [0, 6]],
          [false, [1]],
          [1, [2]],
          [0, [3]],
          [null, [4, 5]],
        ]
        for (const [done, expected] of cases) {
          expect(await found({ eq: { kind, done } })).toEqual(expected)
          expect(await store.count('things', { eq: { kind, done } })).toBe(expected.length)
        }
      })

      test.each([
        '·',
        '阿依古丽·买买提',
        '🌾',
        '𠮷野家',
        "'; drop table things; --",
        '"',
        '%',
        '\\',
        ' ',
      ])('find the name %j and no other', async (name) => {
        const kind = await things([{ name: `${name}x` }, { name }, { name: '' }, { name: null }])
        expect(await found({ eq: { kind, name } })).toEqual([1])
        expect(await found({ eq: { name, kind } })).toEqual([1])
      })

      test('order texts by code point', async () => {
        const names = ['Z', 'a', 'é', '·', '彝', '￥', '🌾', 'a ', 'ab', '']
        const kind = await things(names.map((name) => ({ name })))
        const inOrder = await store.list('things', { eq: { kind }, range: { field: 'name' } })
        expect(inOrder.map(({ name }) => name)).toEqual([
          ...['', 'Z', 'a', 'a ', 'ab', '·', 'é', '彝', '￥', '🌾'],
        ])
      })

      const bounds: [Query['range'], number[]][] = [
        [{ field: 'count' }, [0, 1, 2, 3, 4]],
        [{ field: 'count', gt: 20 }, [3, 4]],
        [{ field: 'count', gte: 20 }, [1, 2, 3, 4]],
        [{ field: 'count', lt: 20 }, [0]],
        [{ field: 'count', lte: 20 }, [0, 1, 2]],
        [{ field: 'count', gt: 10, lte: 30 }, [1, 2, 3]],
        [{ field: 'count', gte: 20, lt: 30 }, [1, 2]],
        [{ field: 'count', gt: 40, lt: 10 }, []],
      ]
      test.each(bounds)('find and count %j, up and down', async (range, expected) => {
        const kind = await things([
          { count: -10 },
          { count: 20 },
          { count: 20 },
          { count: 30 },
          { count: 40 },
          {},
        ])
        const query = { eq: { kind }, ...(range ? { range } : {}) }
        expect(await found(query)).toEqual(expected)
        expect(await found({ ...query, order: 'desc' })).toEqual([...expected].reverse())
        expect(await found({ ...query, order: 'desc', limit: 2 })).toEqual(
          [...expected].reverse().slice(0, 2),
        )
        expect(await store.count('things', query)).toBe(expected.length)
      })

      test('leave out documents where the range’s field is null or absent', async () => {
        const kind = await things([
          { at: null, done: true },
          { done: true },
          { at: '', done: true },
        ])
        const query = { eq: { kind, done: true }, range: { field: 'at' } }
        expect(await found(query)).toEqual([2])
        expect(await store.count('things', query)).toBe(1)
      })

      test('go by id without a range, and can range over the id', async () => {
        const kind = await things([{ count: 3 }, { count: 2 }, { count: 1 }, { count: 2 }])
        expect(await found({ eq: { kind } })).toEqual([0, 1, 2, 3])
        const range = { field: '_id', gt: thingId(kind, 0), lt: thingId(kind, 3) }
        expect(await found({ eq: { kind }, range, order: 'desc' })).toEqual([2, 1])
        expect(await found({ eq: {}, range })).toEqual([1, 2])
        const after = { value: thingId(kind, 1), id: thingId(kind, 1) }
        expect(await found({ eq: { kind }, range: { field: '_id' }, after })).toEqual([2, 3])
      })

      test('page through 2,500 documents with ties, each once, in both directions', async () => {
        const kind = await things(Array.from({ length: 2_500 }, (_, i) => ({ count: (i * 7) % 5 })))
        const up = Array.from({ length: 2_500 }, (_, i) => i).sort(
          (a, b) => ((a * 7) % 5) - ((b * 7) % 5) || a - b,
        )
        expect(await pages({ eq: { kind }, range: { field: 'count' }, limit: 333 })).toEqual(up)
        expect(
          await pages({ eq: { kind }, range: { field: 'count' }, limit: 1000, order: 'desc' }),
        ).toEqual([...up].reverse())
        expect(await store.count('things', { eq: { kind } })).toBe(2_500)
        expect(await store.list('things', { eq: { kind } })).toHaveLength(50)
        expect(await store.list('things', { eq: { kind }, limit: 1000 })).toHaveLength(1000)
      }, 120_000)

      test('page over a unique index', async () => {
        const accountId = fresh()
        await store.tx(async (t) => {
          for (const seq of [3, 1, 2, 5, 4]) {
            await t.insert('entries', {
              _id: `${accountId}:${String(seq)}`,
              accountId,
              seq,
              delta: 1,
            })
          }
        })
        const query = { eq: { accountId }, range: { field: 'seq', lte: 4 }, limit: 2 } as const
        const seqs = async (more: Partial<Query>) =>
          (await store.list('entries', { ...query, ...more })).map(({ seq }) => seq)
        expect(await seqs({})).toEqual([1, 2])
        expect(await seqs({ after: { value: 2, id: `${accountId}:2` } })).toEqual([3, 4])
        expect(await seqs({ order: 'desc', after: { value: 3, id: `${accountId}:3` } })).toEqual([
          2, 1,
        ])
      })

      test('page over the beginning of a unique index, where there are ties', async () => {
        const scope = fresh()
        await store.tx(async (t) => {
          for (const [i, seq] of [4, 3, 2, 1].entries()) {
            await t.insert('entries', {
              _id: `${scope}:${String(i)}`,
              accountId: scope,
              seq,
              delta: i,
            })
          }
        })
        const range = { field: 'accountId', gte: scope, lte: scope }
        const deltas = async (more: Partial<Query>) =>
          (await store.list('entries', { eq: {}, range, ...more })).map(({ delta }) => delta)
        expect(await deltas({})).toEqual([0, 1, 2, 3])
        expect(await deltas({ after: { value: scope, id: `${scope}:1` } })).toEqual([2, 3])
      })

      test('continue behind a document that has gone meanwhile', async () => {
        const kind = await things([{ count: 1 }, { count: 1 }, { count: 1 }])
        await store.tx((t) => t.remove('things', thingId(kind, 1)))
        const after = { value: 1, id: thingId(kind, 1) }
        expect(await found({ eq: { kind }, range: { field: 'count' }, after })).toEqual([2])
      })

      test.each([0, 1001, -1, 1.5, Number.NaN])('refuse a limit of %p', async (limit) => {
        await expect(store.list('things', { eq: { kind: 'x' }, limit })).rejects.toThrow(RangeError)
      })

      test.each<[string, Query]>([
        ['a field without an index', { eq: { body: 1 } }],
        ['a field that no index begins with', { eq: { name: 'a' } }],
        ['fields that no index begins with together', { eq: { kind: 'a', at: 'b' } }],
        ['a range that is not next in the index', { eq: { kind: 'a' }, range: { field: 'at' } }],
        ['a range over a field without an index', { eq: {}, range: { field: 'count' } }],
        [
          'a range over the id where more fields come first',
          { eq: { kind: 'a', done: true }, range: { field: '_id' } },
        ],
        ['the id itself', { eq: { _id: 'a' } }],
        ['an order without a range', { eq: { kind: 'a' }, order: 'desc' }],
        [
          'a place to go on from without a range',
          { eq: { kind: 'a' }, after: { value: 1, id: 'a' } },
        ],
      ])('refuse %s', async (_what, query) => {
        await expect(store.list('things', query)).rejects.toThrow(Misuse)
        if (query.order ?? query.after) return
        await expect(store.count('things', query)).rejects.toThrow(Misuse)
      })

      test.each<[string, object]>([
        ['undefined to compare with', { eq: { kind: undefined } }],
        ['a list to compare with', { eq: { kind: ['a'] } }],
        ['an operator to compare with', { eq: { kind: { $gt: '' } } }],
        [
          'an operator as a bound',
          { eq: { kind: 'a' }, range: { field: 'count', gt: { $gt: 0 } } },
        ],
        ['a fraction to compare with', { eq: { kind: 'a', count: 0.5 } }],
        ['an unstorable text to compare with', { eq: { kind: '\ud800' } }],
        ['an undefined bound', { eq: { kind: 'a' }, range: { field: 'count', gt: undefined } }],
        ['null as a bound', { eq: { kind: 'a' }, range: { field: 'count', gt: null } }],
        ['an unknown bound', { eq: { kind: 'a' }, range: { field: 'count', ge: 1 } }],
        ['an unknown order', { eq: { kind: 'a' }, range: { field: 'count' }, order: 'up' }],
        ['half a place', { eq: { kind: 'a' }, range: { field: 'count' }, after: { value: 1 } }],
      ])('refuse %s', async (_what, query) => {
        await expect(store.list('things', query as Query)).rejects.toThrow(TypeError)
      })

      async function pages(query: Query & { range: { field: 'count' } }): Promise<number[]> {
        const all: Thing[] = []
        for (;;) {
          const last = all.at(-1)
          const page: Thing[] = await store.list('things', {
            ...query,
            ...(last ? { after: { value: Number(last.count), id: last._id } } : {}),
          })
          if (page.length === 0) return all.map(({ _id }) => Number(_id.split(':')[1]))
          all.push(...page)
        }
      }
    })

    test('a collection that is not declared is refused', async () => {
      const unknown = 'constructor' as 'things'
      await expect(store.get(unknown, 'a')).rejects.toThrow(Misuse)
      await expect(store.list(unknown, { eq: {} })).rejects.toThrow(Misuse)
      await expect(store.count(unknown, { eq: {} })).rejects.toThrow(Misuse)
      await expect(store.tx((t) => t.insert(unknown, { _id: 'a', kind: 'a' }))).rejects.toThrow(
        Misuse,
      )
      await expect(store.tx((t) => t.remove(unknown, 'a'))).rejects.toThrow(Misuse)
    })

    test('closing waits for what is under way and refuses what comes after', async () => {
      const closing = await open(contractCollections)
      const id = fresh()
      const write = closing.tx((t) => t.insert('accounts', { _id: id, balance: 0, seq: 0 }))
      await Promise.all([closing.close(), closing.close()])
      await expect(write).resolves.toBeUndefined()
      await expect(closing.get('accounts', id)).rejects.toThrow(Misuse)
      await expect(closing.tx(() => Promise.resolve())).rejects.toThrow(Misuse)
    })
  })
}
