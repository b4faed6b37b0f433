import { nextTick } from 'node:process'
import type { AdapterTx } from './guarded'
import { parsed, type Connection } from './sqlite-connection'
import type { KeptDocuments } from './sqlite-kept'
import * as sql from './sqlite-sql'
import { Conflict, Misuse, type Doc } from './store'

/** What one transaction, or several that share a commit, wrote. */
export class Written {
  /** As JSON; null for what was removed. */
  readonly documents = new Map<string, string | null>()
  readonly collections = new Set<string>()

  get something(): boolean {
    return this.documents.size > 0
  }

  add(collection: string, id: string, json: string | null): void {
    this.documents.set(keyOf(collection, id), json)
    this.collections.add(collection)
  }

  addAll(other: Written): void {
    for (const [key, json] of other.documents) this.documents.set(key, json)
    for (const collection of other.collections) this.collections.add(collection)
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
  readonly written = new Written()

  /** @param before what the transactions before it in the same commit wrote */
  constructor(
    private readonly writer: Connection,
    private readonly before: Written,
    private readonly kept: KeptDocuments,
  ) {}

  async get(collection: string, id: string): Promise<Doc | null> {
    return this.read(collection, id)
  }

  async insert(collection: string, doc: Doc): Promise<void> {
    const json = JSON.stringify(doc)
    this.write(sql.insert(collection), [doc._id, json])
    this.written.add(collection, doc._id, json)
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
    this.written.add(collection, id, json)
  }

  async remove(collection: string, id: string): Promise<void> {
    this.write(sql.remove(collection), [id])
    this.written.add(collection, id, null)
  }

  private read(collection: string, id: string): Doc | null {
    if (this.over) throw new Misuse('the transaction is over')
    const json = this.known(collection, id)
    return json === null ? null : parsed(json)
  }

  /** An update mostly follows a reading of the same document, and both mostly what is known already. */
  private known(collection: string, id: string): string | null {
    const key = keyOf(collection, id)
    for (const { documents } of [this.written, this.before]) {
      const json = documents.get(key)
      if (json !== undefined) return json
    }
    return keptOrRead(this.kept, this.writer, collection, id)
  }

  private write(text: string, values: readonly string[]): void {
    if (this.over) throw new Misuse('the transaction is over')
    this.writer.run(text, values)
  }
}

/** A committed document as JSON. */
export function keptOrRead(
  kept: KeptDocuments,
  connection: Connection,
  collection: string,
  id: string,
): string | null {
  const key = keyOf(collection, id)
  let json = kept.get(key)
  if (json === undefined) {
    json = connection.json(sql.get(collection), [id])
    kept.set(key, json)
  }
  return json
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
