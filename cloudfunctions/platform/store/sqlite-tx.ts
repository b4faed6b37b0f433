import { nextTick } from 'node:process'
import type { AdapterTx } from './guarded'
import { parsed, type Connection } from './sqlite-connection'
import * as sql from './sqlite-sql'
import { Conflict, Misuse, type Doc } from './store'

/** What one transaction, or several that share a commit, wrote. */
export class Written {
  private readonly documents = new Set<string>()
  private readonly collections = new Set<string>()

  get something(): boolean {
    return this.documents.size > 0
  }

  add(collection: string, id: string): void {
    this.documents.add(keyOf(collection, id))
    this.collections.add(collection)
  }

  /** One document, or any of a collection. */
  has(collection: string, id: string | null): boolean {
    return id === null
      ? this.collections.has(collection)
      : this.documents.has(keyOf(collection, id))
  }
}

export class SqliteTx implements AdapterTx {
  over = false
  readonly written: (readonly [collection: string, id: string])[] = []
  /** What this transaction read or wrote, as JSON: an update mostly follows a reading of the same document. */
  private readonly known = new Map<string, string | null>()

  constructor(private readonly writer: Connection) {}

  async get(collection: string, id: string): Promise<Doc | null> {
    return this.read(collection, id)
  }

  async insert(collection: string, doc: Doc): Promise<void> {
    const json = JSON.stringify(doc)
    this.write(collection, doc._id, sql.insert(collection), [doc._id, json])
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
    this.write(collection, id, sql.update(collection), [json, id])
    this.known.set(keyOf(collection, id), json)
  }

  async remove(collection: string, id: string): Promise<void> {
    this.write(collection, id, sql.remove(collection), [id])
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

  private write(collection: string, id: string, text: string, values: readonly string[]): void {
    if (this.over) throw new Misuse('the transaction is over')
    this.writer.run(text, values)
    this.written.push([collection, id])
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
export function withinOneTurn<T>(work: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    let done = false
    work.then(resolve, reject).finally(() => (done = true))
    // Runs when no promise is left to go on with.
    nextTick(() => {
      if (!done) reject(new Misuse('a transaction awaited something other than its own operations'))
    })
  })
}
