import { accessSync, constants, existsSync, mkdirSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { guarded, checkedSpecs, type Adapter, type AdapterTx } from './guarded'
import type { Page, Plan } from './plan'
import { Connection, parsed } from './sqlite-connection'
import { StoreDamaged, StoreLocked, StoreNewer, StoreUnwritable } from './sqlite-errors'
import { WriteAheadLog } from './sqlite-log'
import * as sql from './sqlite-sql'
import { keptOrRead } from './sqlite-tx'
import { sharingMax, Writer } from './sqlite-writer'
import { Busy, type Collections, type CollectionSpecs, type Doc, type Store } from './store'

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
  const open: { close(): void }[] = []
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
    const log = new WriteAheadLog(join(folder, 'store.db'))
    open.push(log)
    const adapter = new SqliteAdapter(new Writer(writer, log, durability === 'full'), reader, () =>
      closeAll(open),
    )
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
  readonly sharing = sharingMax

  constructor(
    private readonly writer: Writer,
    private readonly reader: Connection,
    private readonly release: () => void,
  ) {}

  async get(collection: string, id: string): Promise<Doc | null> {
    const json = keptOrRead(this.writer.kept, this.committed, collection, id)
    await this.writer.lasting(collection, id)
    return json === null ? null : parsed(json)
  }

  async list(collection: string, page: Page): Promise<Doc[]> {
    const docs = this.committed.docs(...sql.list(collection, page))
    await this.writer.lasting(collection, null)
    return docs
  }

  async count(collection: string, plan: Plan): Promise<number> {
    const number = this.committed.number(...sql.count(collection, plan))
    await this.writer.lasting(collection, null)
    return number
  }

  changes(collection: string): number {
    return this.writer.changesOf(collection)
  }

  transact<T>(work: (t: AdapterTx) => Promise<T>): Promise<T> {
    return this.writer.transact(work)
  }

  setDurability(durability: Durability): Promise<void> {
    return this.writer.alone((connection) => {
      setDurability(connection, durability)
      this.writer.flushes = durability === 'full'
      if (durability === 'full') connection.number(wholeIntoDatabase)
    })
  }

  close(): Promise<void> {
    return this.writer.alone((connection) => {
      try {
        connection.number(wholeIntoDatabase)
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
    return this.writer.committed ?? this.reader
  }
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
  writer.run('pragma synchronous = full')
  // Each move of the log into the database stands still for the disk twice; of 16 MB it rarely does.
  writer.run('pragma wal_autocheckpoint = 4000')
  // What a savepoint may have to bring back is kept in memory.
  writer.run('pragma temp_store = memory')
  writer.run('begin immediate')
  const present = new Set(writer.texts(sql.presentIndexes))
  for (const statement of sql.layout(wanted.specs, present)) writer.run(statement)
  if (fresh) writer.run(`pragma application_id = ${String(applicationId)}`)
  // Before the first document is rewritten, so that an earlier version keeps away from one that is half done.
  if (version < wanted.dataVersion)
    writer.run(`pragma user_version = ${String(wanted.dataVersion)}`)
  writer.commit()
  setDurability(writer, wanted.durability)
}

/** NORMAL keeps the log in order and flushes it before it is moved into the database; a commit's flush is the Writer's. */
function setDurability(writer: Connection, durability: Durability): void {
  writer.run(`pragma synchronous = ${durability === 'full' ? 'normal' : 'off'}`)
}

/** In reverse, so that the lock goes last. */
function closeAll(open: { close(): void }[]): void {
  for (const each of open.splice(0).reverse()) each.close()
}
