import { AsyncLocalStorage } from 'node:async_hooks'
import { followApart, type Named } from './follow'
import { checkDocument, checkId } from './json'
import { checkSpec, isScalar, planFilter, planPage, type Page, type Plan } from './plan'
import {
  Conflict,
  Misuse,
  type Collections,
  type CollectionSpec,
  type CollectionSpecs,
  type Doc,
  type IndexSpec,
  type Store,
  type Tx,
} from './store'

/** What an adapter supplies. It may trust every argument. */
export interface Adapter {
  get(collection: string, id: string): Promise<Doc | null>
  /** Where it is one trip instead of two. */
  follow?(collection: string, id: string, ...steps: Named): Promise<(Doc | null)[]>
  list(collection: string, page: Page): Promise<Doc[]>
  count(collection: string, plan: Plan): Promise<number>
  changes?(collection: string): number
  readonly sharing?: number
  /** Runs `work`, again if it lost a race, and commits; rolls back when `work` rejects. */
  transact<T>(work: (t: AdapterTx) => Promise<T>): Promise<T>
  close(): Promise<void>
}

export interface AdapterTx {
  get(collection: string, id: string): Promise<Doc | null>
  insert(collection: string, doc: Doc): Promise<void>
  update(
    collection: string,
    id: string,
    set: Values,
    inc: Readonly<Record<string, number>>,
  ): Promise<void>
  remove(collection: string, id: string): Promise<void>
}

type Values = Readonly<Record<string, unknown>>

/**
 * The checks that every adapter owes, in one place: what may be stored, which index serves a query, and how a
 * transaction may be used. So a mistake shows on the developer's SQLite and not first in production.
 * @param watch also refuses the store's own calls inside a transaction, as every test does
 */
export function guarded<C extends Collections<C>>(
  specs: CollectionSpecs<C>,
  adapter: Adapter,
  watch = true,
): Store<C> {
  const rules = new Rules(checkedSpecs(specs))
  // Following every promise costs a tenth of a transaction.
  const inside = watch ? new AsyncLocalStorage<{ over: boolean }>() : null
  let closing: Promise<void> | undefined

  function refuse(call: string): void {
    if (closing) throw new Misuse(`${call}: the store is closed`)
    refuseInside(call)
  }

  function refuseInside(call: string): void {
    if (inside?.getStore()?.over === false) {
      throw new Misuse(`${call} inside a transaction: use what the transaction offers`)
    }
  }

  const store: Store<Record<string, Doc>> = {
    async get(collection, id) {
      refuse('get')
      rules.indexes(collection)
      checkId(id, collection)
      return adapter.get(collection, id)
    },
    async follow(collection, id, ...steps) {
      refuse('follow')
      for (const name of [collection, ...steps.map(([, other]) => other)]) rules.indexes(name)
      checkId(id, collection)
      const followed = adapter.follow
        ? adapter.follow(collection, id, ...steps)
        : followApart((...one) => adapter.get(...one), collection, id, steps)
      return (await followed) as never
    },
    async list(collection, query) {
      refuse('list')
      return adapter.list(collection, planPage(collection, rules.indexes(collection), query))
    },
    async count(collection, filter) {
      refuse('count')
      return adapter.count(collection, planFilter(collection, rules.indexes(collection), filter))
    },
    async tx(fn) {
      refuse('tx')
      const work = () => adapter.transact((t) => new Attempt(rules, t).run(fn))
      if (!inside) return work()
      const scope = { over: false }
      try {
        return await inside.run(scope, work)
      } finally {
        scope.over = true
      }
    },
    ...(adapter.changes ? { changes: (collection) => adapter.changes?.(collection) ?? 0 } : {}),
    ...(adapter.sharing === undefined ? {} : { sharing: adapter.sharing }),
    async close() {
      refuseInside('close')
      await (closing ??= adapter.close())
    },
  }
  return store as unknown as Store<C>
}

/** The declaration without its types. A mistake in it stops the start, not the first query that meets it. */
export function checkedSpecs<C extends Collections<C>>(
  specs: CollectionSpecs<C>,
): [collection: string, spec: CollectionSpec][] {
  const all: [string, CollectionSpec][] = Object.entries(specs)
  for (const [collection, spec] of all) checkSpec(collection, spec)
  return all
}

/** One run of a transaction's function. */
class Attempt implements Tx<Record<string, Doc>> {
  private running = false
  private over = false
  private failure: { readonly error: unknown } | undefined

  constructor(
    private readonly rules: Rules,
    private readonly t: AdapterTx,
  ) {}

  async run<T>(fn: (t: Tx<Record<string, Doc>>) => Promise<T>): Promise<T> {
    try {
      const value = await fn(this)
      if (this.failure) throw this.failure.error
      if (this.running)
        throw new Misuse('the transaction ended before its last operation: await it')
      return value
    } finally {
      this.over = true
    }
  }

  get(collection: string, id: string): Promise<Doc | null> {
    return this.step(() => {
      this.rules.indexes(collection)
      checkId(id, collection)
      return this.t.get(collection, id)
    })
  }

  insert(collection: string, doc: Doc): Promise<void> {
    return this.step(() => {
      this.rules.checkInsert(collection, doc)
      return this.t.insert(collection, doc)
    })
  }

  update(
    collection: string,
    id: string,
    set: Values,
    { inc = {} }: { readonly inc?: Readonly<Record<string, number>> } = {},
  ): Promise<void> {
    return this.step(() => {
      checkId(id, collection)
      this.rules.checkUpdate(collection, set, inc)
      const changes = Object.keys(set).length + Object.keys(inc).length
      return changes > 0 ? this.t.update(collection, id, set, inc) : this.mustExist(collection, id)
    })
  }

  remove(collection: string, id: string): Promise<void> {
    return this.step(() => {
      this.rules.indexes(collection)
      checkId(id, collection)
      return this.t.remove(collection, id)
    })
  }

  /** What an update of no field promises; databases refuse to be asked for one. */
  private async mustExist(collection: string, id: string): Promise<void> {
    if (!(await this.t.get(collection, id)))
      throw new Conflict(`${collection}: no document to update`)
  }

  private async step<R>(operation: () => Promise<R>): Promise<R> {
    if (this.over) throw new Misuse('the transaction is over')
    if (this.failure) throw this.failure.error
    try {
      if (this.running) throw new Misuse('one operation at a time: await each before the next')
      this.running = true
      const answer = await operation()
      // One turn more than a database that answers at once, so that `run` still sees an operation nobody awaited.
      await Promise.resolve()
      return answer
    } catch (error) {
      this.failure ??= { error }
      throw error
    } finally {
      this.running = false
    }
  }
}

/** What the declaration says about each collection. */
class Rules {
  private readonly all: ReadonlyMap<string, CollectionRules>

  constructor(specs: readonly (readonly [collection: string, spec: CollectionSpec])[]) {
    this.all = new Map(
      specs.map(([collection, { indexes }]) => {
        const unique = indexes.filter((index) => index.unique === true)
        return [collection, { indexes, indexed: fieldsOf(indexes), unique: fieldsOf(unique) }]
      }),
    )
  }

  indexes(collection: string): readonly IndexSpec[] {
    return this.of(collection).indexes
  }

  checkInsert(collection: string, doc: Doc): void {
    const { unique } = this.of(collection)
    checkId(doc._id, collection)
    checkDocument(doc, collection)
    const values = doc as unknown as Values
    this.checkIndexed(collection, values)
    for (const field of unique) {
      if (values[field] == null)
        throw new TypeError(`${collection}.${field} is unique and must be there`)
    }
  }

  checkUpdate(collection: string, set: Values, inc: Readonly<Record<string, number>>): void {
    const { unique } = this.of(collection)
    const added = Object.keys(inc)
    checkDocument(added.length > 0 ? { ...set, ...inc } : set, collection)
    this.checkIndexed(collection, set)
    if ('_id' in set || '_id' in inc) throw new TypeError(`${collection}: an _id never changes`)
    for (const field of unique) {
      if (set[field] === null)
        throw new TypeError(`${collection}.${field} is unique and must be there`)
    }
    for (const field of added) {
      if (field in set) throw new TypeError(`${collection}.${field} is both set and added to`)
      if (!Number.isSafeInteger(inc[field])) {
        throw new TypeError(`${collection}.${field}: only whole numbers are added`)
      }
    }
  }

  private checkIndexed(collection: string, values: Values): void {
    for (const field of this.of(collection).indexed) {
      if (field in values && !isScalar(values[field])) {
        throw new TypeError(`${collection}.${field} has an index and holds a scalar, numbers whole`)
      }
    }
  }

  private of(collection: string): CollectionRules {
    const rules = this.all.get(collection)
    if (!rules) throw new Misuse(`${collection} is no declared collection`)
    return rules
  }
}

interface CollectionRules {
  readonly indexes: readonly IndexSpec[]
  readonly indexed: readonly string[]
  readonly unique: readonly string[]
}

function fieldsOf(indexes: readonly IndexSpec[]): string[] {
  return [...new Set(indexes.flatMap(({ fields }) => fields))]
}
