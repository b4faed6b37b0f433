import { accessSync, constants, existsSync, mkdirSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { nextTick } from 'node:process'
import { guarded, checkedSpecs, type Adapter, type AdapterTx } from './guarded'
import type { Page, Plan } from './plan'
import { retrying } from './retry'
import { Connection, parsed } from './sqlite-connection'
import { StoreDamaged, StoreLocked, StoreNewer, StoreUnwritable } from './sqlite-errors'
import * as sql from './sqlite-sql'
import {
  Busy,
  Conflict,
  Misuse,
  type Collections,
  type CollectionSpecs,
  type Doc,
  type Store,
} from './store'

export { StoreDamaged, StoreLocked, StoreNewer, StoreUnwritable } from './sqlite-errors'

/** `off` leaves writing to the operating system: for data that can be made again, such as the demo's. */
export type Durability = 'full' | 'off'

export interface SqliteOptions<C extends Collections<C>> {
  /** Made if absent. Holds `store.db`, what SQLite keeps beside it, and `store.lock`. */
  readonly folder: string
  readonly collections: CollectionSpecs<C>
  /** Of the documents; 1 when nothing is said. A store of a higher one is not touched. */
  readonly dataVersion?: number
  readonly durability?: Durability
  /** Off where speed counts: refuses the store's own calls inside a transaction. */
  readonly watch?: boolean
}

export interface SqliteStore<C extends Collections<C>> extends Store<C> {
  /** From the next transaction on. Going back to `full` first makes everything durable that was written. */
  setDurability(durability: Durability): Promise<void>
}

/** "ZHQI", so that a database of another program is never taken for ours. */
const applicationId = 0x5a485149

/** Moves the write-ahead log into `store.db`, durably unless durability is off. */
const wholeIntoDatabase = 'pragma wal_checkpoint(truncate)'

/**
 * Opens the embedded store. Throws StoreLocked, StoreUnwritable, StoreDamaged or StoreNewer, and then has
 * changed nothing in the database.
 */
export function openSqlite<C extends Collections<C>>(options: SqliteOptions<C>): SqliteStore<C> {
  const { collections, dataVersion = 1, durability = 'full', watch = true } = options
  const folder = resolve(options.folder)
  const specs = checkedSpecs(collections)
  makeFolder(folder)
  const open: Connection[] = []
  const connect = (file: string) => {
    const connection = new Connection(join(folder, file))
    open.push(connection)
    mustBeWritable(join(folder, file))
    return connection
  }
  try {
    lock(connect('store.lock'), folder)
    const writer = connect('store.db')
    prepare(writer, folder, { specs, dataVersion, durability })
    const reader = connect('store.db')
    reader.run('pragma query_only = on')
    const adapter = new SqliteAdapter(writer, reader, () => closeAll(open))
    return {
      ...guarded(collections, adapter, watch),
      setDurability: (next) => adapter.setDurability(next),
    }
  } catch (error) {
    closeAll(open)
    throw error
  }
}

class SqliteAdapter implements Adapter {
  /** The end of the last transaction asked for. The writer serves one at a time. */
  private tail: Promise<unknown> = Promise.resolve()
  private writing = false

  constructor(
    private readonly writer: Connection,
    private readonly reader: Connection,
    private readonly release: () => void,
  ) {}

  async get(collection: string, id: string): Promise<Doc | null> {
    return this.committed.doc(sql.get(collection), [id])
  }

  async list(collection: string, page: Page): Promise<Doc[]> {
    return this.committed.docs(...sql.list(collection, page))
  }

  async count(collection: string, plan: Plan): Promise<number> {
    return this.committed.number(...sql.count(collection, plan))
  }

  transact<T>(work: (t: AdapterTx) => Promise<T>): Promise<T> {
    return this.queue(() => this.attempt(work))
  }

  setDurability(durability: Durability): Promise<void> {
    return this.queue(async () => {
      setDurability(this.writer, durability)
      if (durability === 'full') this.writer.number(wholeIntoDatabase)
    })
  }

  close(): Promise<void> {
    return this.queue(async () => {
      try {
        this.writer.number(wholeIntoDatabase)
      } finally {
        this.release()
      }
    })
  }

  /**
   * The handle that sees what is committed and no more. Between transactions that is the writer, whose cache is warm,
   * while every commit makes the reader's cold.
   */
  private get committed(): Connection {
    return this.writing ? this.reader : this.writer
  }

  private queue<T>(job: () => Promise<T>): Promise<T> {
    const done = this.tail.then(job)
    this.tail = done.catch(() => undefined)
    return done
  }

  private async attempt<T>(work: (t: AdapterTx) => Promise<T>): Promise<T> {
    // IMMEDIATE, since a transaction that only later asks to write may find that it has lost already.
    // Nobody else should hold the lock; a person looking at the file with a tool may.
    await retrying(
      async () => {
        this.writer.run('begin immediate')
      },
      (error) => error instanceof Busy,
    )
    this.writing = true
    const t = new SqliteTx(this.writer)
    try {
      const value = await withinOneTurn(work(t))
      this.writer.commit()
      return value
    } catch (error) {
      this.writer.rollback()
      throw error
    } finally {
      t.over = true
      this.writing = false
    }
  }
}

class SqliteTx implements AdapterTx {
  over = false
  /** What this transaction read or wrote, as JSON: an update mostly follows a reading of the same document. */
  private readonly known = new Map<string, string | null>()

  constructor(private readonly writer: Connection) {}

  async get(collection: string, id: string): Promise<Doc | null> {
    return this.read(collection, id)
  }

  async insert(collection: string, doc: Doc): Promise<void> {
    const json = JSON.stringify(doc)
    this.write(sql.insert(collection), [doc._id, json])
    this.known.set(keyOf(collection, doc._id), json)
  }

  async update(
    collection: string,
    id: string,
    set: Readonly<Record<string, unknown>>,
    inc: Readonly<Record<string, number>>,
  ): Promise<void> {
    const doc = this.read(collection, id)
    if (!doc) throw new Conflict(`${collection}: no document to update`)
    const next: Record<string, unknown> = { ...doc, ...set }
    for (const [field, by] of Object.entries(inc)) {
      next[field] = sum(next[field] ?? (field in next ? null : 0), by, `${collection}.${field}`)
    }
    const json = JSON.stringify(next)
    this.write(sql.update(collection), [json, id])
    this.known.set(keyOf(collection, id), json)
  }

  async remove(collection: string, id: string): Promise<void> {
    this.write(sql.remove(collection), [id])
    this.known.set(keyOf(collection, id), null)
  }

  private read(collection: string, id: string): Doc | null {
    if (this.over) throw new Misuse('the transaction is over')
    const key = keyOf(collection, id)
    let json = this.known.get(key)
    if (json === undefined) {
      json = this.writer.json(sql.get(collection), [id])
      this.known.set(key, json)
    }
    return json === null ? null : parsed(json)
  }

  private write(text: string, values: readonly string[]): void {
    if (this.over) throw new Misuse('the transaction is over')
    this.writer.run(text, values)
  }
}

function keyOf(collection: string, id: string): string {
  return `${collection} ${id}`
}

function sum(value: unknown, by: number, what: string): number {
  if (typeof value !== 'number') throw new TypeError(`${what} is no number to add to`)
  if (!Number.isSafeInteger(value + by))
    throw new RangeError(`${what} would be no whole number any more`)
  return value + by
}

/**
 * This database answers at once, so a function that awaits only its own transaction is done before anything else
 * gets its turn. One that is not waits for something else, while every other writer waits for it.
 */
function withinOneTurn<T>(work: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    let done = false
    work.then(resolve, reject).finally(() => (done = true))
    // Runs when no promise is left to go on with.
    nextTick(() => {
      if (!done) reject(new Misuse('a transaction awaited something other than its own operations'))
    })
  })
}

function makeFolder(folder: string): void {
  // Node's own `recursive` never returns where the parent is there and takes no folders, as in /proc.
  if (existsSync(folder)) return
  makeFolder(dirname(folder))
  try {
    mkdirSync(folder)
  } catch (cause) {
    throw new StoreUnwritable(`${folder} cannot be made`, { cause })
  }
}

/** SQLite opens what it may not write for reading only, where even an exclusive lock excludes nobody. */
function mustBeWritable(file: string): void {
  try {
    // Asked, not tried: closing a file gives up every lock that this process holds on it.
    accessSync(file, constants.W_OK)
  } catch (cause) {
    throw new StoreUnwritable(`${file} cannot be written to`, { cause })
  }
}

/** SQLite's lock is the operating system's: it goes when the process goes, whichever way. */
function lock(connection: Connection, folder: string): void {
  try {
    connection.run('begin exclusive')
  } catch (cause) {
    if (!(cause instanceof Busy)) throw cause
    throw new StoreLocked(`${folder} is in use by another process`, { cause })
  }
}

/** Looks first, writes only when nothing speaks against it. */
function prepare(
  writer: Connection,
  folder: string,
  wanted: {
    readonly specs: ReturnType<typeof checkedSpecs>
    readonly dataVersion: number
    readonly durability: Durability
  },
): void {
  const version = writer.number('pragma user_version')
  const owner = writer.number('pragma application_id')
  const fresh = writer.number('select count(*) from sqlite_schema') === 0 && version === 0
  if (!fresh && owner !== applicationId) {
    throw new StoreDamaged(`${folder}/store.db is no store of this program`)
  }
  if (version > wanted.dataVersion) {
    throw new StoreNewer(`${folder} was written by a newer version of this program`)
  }
  const found = writer.text('pragma quick_check(1)')
  if (found !== 'ok') throw new StoreDamaged(`${folder}/store.db is damaged: ${found}`)

  if (writer.text('pragma journal_mode = wal') !== 'wal') {
    throw new StoreUnwritable(`${folder} is on a disk that SQLite cannot share between two handles`)
  }
  setDurability(writer, wanted.durability)
  writer.run('begin immediate')
  const present = new Set(writer.texts(sql.presentIndexes))
  for (const statement of sql.layout(wanted.specs, present)) writer.run(statement)
  if (fresh) writer.run(`pragma application_id = ${String(applicationId)}`)
  // Before the first document is rewritten, so that an earlier version keeps away from one that is half done.
  if (version < wanted.dataVersion)
    writer.run(`pragma user_version = ${String(wanted.dataVersion)}`)
  writer.commit()
}

function setDurability(writer: Connection, durability: Durability): void {
  writer.run(`pragma synchronous = ${durability}`)
}

/** In reverse, so that the lock goes last. */
function closeAll(connections: Connection[]): void {
  for (const connection of connections.splice(0).reverse()) connection.close()
}
