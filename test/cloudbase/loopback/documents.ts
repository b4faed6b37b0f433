import { randomBytes } from 'node:crypto'
import { aggregate } from 'mingo'
import { applied, checkedSize } from './change'
import type { Clock } from './clock'
import type { Collection } from './collection'
import type { Database } from './database'
import { read, write, type Fields } from './ejson'
import { duplicate, invalid, tooLarge } from './errors'
import type { Limits } from './limits'
import { at, compile, required, sorted } from './query'
import type { Body } from './request'
import type { Transaction } from './transaction'

type Answer = Record<string, unknown>
interface Join {
  readonly from: string
  readonly localField: string
  readonly foreignField: string
}
type Action = (body: Body) => Answer | Promise<Answer>

/** The actions `database.*` of the SDK. */
export function documentActions(
  database: Database,
  limits: Limits,
  clock: Clock,
): Readonly<Record<string, Action>> {
  const parse = (text: string | undefined): Fields =>
    text === undefined || text === '' ? {} : read(text, clock.now())

  async function put(
    transaction: Transaction | null,
    collection: Collection,
    id: string,
    change: (now: Fields | null) => Fields | null | undefined,
  ): Promise<boolean> {
    if (!transaction) return database.plain(collection, id, change)
    const next = change(transaction.get(collection, id))
    if (next === undefined) return false
    transaction.put(collection, id, next)
    return true
  }

  function found(body: Body, collection: Collection, transaction: Transaction | null): Fields[] {
    const query = parse(body.query)
    if (typeof query._id === 'string' && Object.keys(query).length === 1) {
      const doc = transaction
        ? transaction.get(collection, query._id)
        : collection.get(query._id, Infinity)
      return doc ? [doc] : []
    }
    const fits = compile(query)
    const all = transaction
      ? transaction.all(collection)
      : collection.among(required(query), Infinity)
    return [...all].filter(fits)
  }

  /** An operation that fails ends its transaction, as MongoDB does. */
  function within<T>(
    body: Body,
    work: (transaction: Transaction | null) => T | Promise<T>,
  ): Promise<T> {
    const transaction = database.transaction(body.transactionId)
    return Promise.resolve()
      .then(() => work(transaction))
      .catch((error: unknown) => {
        if (transaction) database.end(transaction)
        throw error
      })
  }

  /** What a stage can join to these rows: by id, as databases find it, without a look at all there is. */
  function joinable(name: string, rows: readonly Fields[], stages: readonly Fields[]): Fields[] {
    const collection = database.collection(name)
    const joins = stages.flatMap(({ $lookup }) => ($lookup as Join | undefined) ?? [])
    const here = joins.filter(({ from }) => from === name)
    const byId = here.every(({ foreignField }) => foreignField === '_id')
    const joinsFirst = stages
      .slice(1, 1 + joins.length)
      .every(({ $lookup }) => $lookup !== undefined)
    if (here.length === 0 || !byId || !joinsFirst) return [...collection.all(Infinity)]
    const ids = new Set(
      here.flatMap(({ localField }) => rows.map((row) => at(row, localField.split('.')))),
    )
    return [...ids].flatMap((id) => {
      const doc = typeof id === 'string' ? collection.get(id, Infinity) : null
      return doc ? [doc] : []
    })
  }

  const sized = (doc: Fields) => checkedSize(doc, limits.documentBytes)
  const changed = (doc: Fields, change: Fields) => sized(applied(doc, change))

  return {
    'database.addCollection': ({ collectionName }) => {
      database.create(collectionName ?? '')
      return {}
    },

    'database.insertDocument': (body) =>
      within(body, async (transaction) => {
        const collection = database.collection(body.collectionName ?? '')
        const insertedIds: string[] = []
        for (const text of body.data ?? []) {
          if (transaction && text.includes('$tcb_server_date')) {
            throw invalid('serverDate is not supported in a transaction')
          }
          const doc = sized(parse(text))
          const id = typeof doc._id === 'string' ? doc._id : randomBytes(16).toString('hex')
          await put(transaction, collection, id, (there) => {
            if (there)
              throw duplicate(database.wording, collection.name, '_id_', `{ _id: "${id}" }`)
            return { _id: id, ...doc }
          })
          insertedIds.push(id)
        }
        return { data: { insertedIds } }
      }),

    'database.getDocument': (body) =>
      within(body, (transaction) => {
        const collection = database.collection(body.collectionName ?? '')
        const rows = found(body, collection, transaction)
        if (body.order !== undefined) sorted(rows, parse(body.order))
        const offset = body.offset ?? 0
        const limit =
          body.queryType === 'DOC' ? 1 : Math.min(body.limit ?? limits.rows, limits.rowsMost)
        const page = rows.slice(offset, offset + limit)
        const list = (
          body.projection === undefined
            ? page
            : aggregate(page, [{ $project: parse(body.projection) }])
        ).map(write)
        const bytes = list.reduce((sum, row) => sum + Buffer.byteLength(row), 0)
        if (bytes > limits.readBytes) throw tooLarge('an answer', bytes, limits.readBytes)
        return { data: { list, offset, limit } }
      }),

    /** Knows no transaction: the SDK sends none along. */
    'database.calculateDocument': (body) => {
      const collection = database.collection(body.collectionName ?? '')
      return { data: { total: found(body, collection, null).length } }
    },

    'database.modifyDocument': (body) =>
      within(body, async (transaction) => {
        const collection = database.collection(body.collectionName ?? '')
        const change = parse(String(body.data))
        let [updated, upsertId] = [0, null as string | null]
        const one = async (id: string, fits: (doc: Fields) => boolean) => {
          await put(transaction, collection, id, (now) => {
            if (now ? !fits(now) : body.upsert !== true) return undefined
            const next =
              body.merge === true
                ? changed(now ?? { _id: id }, change)
                : sized({ _id: id, ...change })
            if (!now) upsertId = id
            // The platform counts what it changed, not what it found. As texts: objects of a clone are of another world.
            else if (write(now) !== write(next)) updated++
            return next
          })
        }
        const query = parse(body.query)
        if (body.queryType === 'DOC') await one(String(query._id), () => true)
        else {
          for (const doc of found(body, collection, transaction)) {
            await one(String(doc._id), compile(query))
            if (body.multi !== true) break
          }
        }
        return { data: { updated, upsert_id: upsertId } }
      }),

    'database.modifyAndReturnDoc': (body) =>
      within(body, async (transaction) => {
        const collection = database.collection(body.collectionName ?? '')
        const [doc] = found(body, collection, transaction)
        if (!doc) return { data: { updated: 0, doc: null } }
        const next = changed(doc, parse(String(body.data)))
        await put(transaction, collection, String(doc._id), () => next)
        return { data: { updated: 1, doc: write(next) } }
      }),

    'database.removeDocument': (body) =>
      within(body, async (transaction) => {
        const collection = database.collection(body.collectionName ?? '')
        let deleted = 0
        for (const doc of found(body, collection, transaction)) {
          if (
            await put(transaction, collection, String(doc._id), (now) => (now ? null : undefined))
          )
            deleted++
          if (body.multi !== true) break
        }
        return { data: { deleted } }
      }),

    'database.aggregateDocuments': (body) => {
      const stages = (body.stages ?? []).map(({ stageKey, stageValue }) => ({
        [stageKey]: parse(stageValue),
      }))
      const bounded = stages.some((stage) => '$limit' in stage)
        ? stages
        : [...stages, { $limit: limits.aggregateRows }]
      const first = stages[0]?.$match
      const collection = database.collection(body.collectionName ?? '')
      const rows = first
        ? found({ ...body, query: write(first) }, collection, null)
        : [...collection.all(Infinity)]
      const list = aggregate(structuredClone(rows), bounded, {
        collectionResolver: (name) => structuredClone(joinable(name, rows, stages)),
      })
      return { data: { list: list.map(write) } }
    },

    'database.startTransaction': () => ({ transactionId: database.begin().id }),

    'database.commitTransaction': ({ transactionId }) => {
      database.commit(known(database, transactionId))
      return {}
    },

    'database.abortTransaction': ({ transactionId }) => {
      database.end(known(database, transactionId))
      return {}
    },
  }
}

function known(database: Database, id: string | undefined): Transaction {
  const transaction = database.transaction(id ?? '')
  if (!transaction) throw invalid('transactionId is missing')
  return transaction
}
