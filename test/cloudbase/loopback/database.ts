import type { Clock } from './clock'
import { Collection, indexName, type Index } from './collection'
import { duplicate, noCollection, Refusal, transactionGone, type DuplicateWording } from './errors'
import type { Fields } from './ejson'
import type { Limits } from './limits'
import { Transaction } from './transaction'

export type Schema = Readonly<Record<string, { readonly indexes: readonly Index[] }>>

/** What is in the collections, and who is at work on it. */
export class Database {
  wording: DuplicateWording = 'E11000'
  private seq = 0
  private readonly collections = new Map<string, Collection>()
  private readonly open = new Map<string, Transaction>()
  private waiting: (() => void)[] = []

  constructor(
    schema: Schema,
    private readonly limits: Limits,
    private readonly clock: Clock,
  ) {
    for (const [name, { indexes }] of Object.entries(schema)) this.create(name, indexes)
  }

  create(name: string, indexes: readonly Index[] = []): void {
    if (this.collections.has(name)) {
      throw new Refusal('DATABASE_COLLECTION_ALREADY_EXIST', `collection ${name} already exists`)
    }
    if (this.collections.size >= this.limits.collections) {
      throw new Refusal('DATABASE_COLLECTION_EXCEED_LIMIT', 'too many collections')
    }
    this.collections.set(name, new Collection(name, indexes))
  }

  collection(name: string): Collection {
    const found = this.collections.get(name)
    if (!found) throw noCollection(name)
    return found
  }

  begin(): Transaction {
    const begun = new Transaction(this.seq, this.clock.now(), () => this.wording)
    this.open.set(begun.id, begun)
    return begun
  }

  /** Null without an id. One that is over, or too old, is not there. */
  transaction(id: string | undefined): Transaction | null {
    if (id === undefined) return null
    this.expire()
    const found = this.open.get(id)
    if (!found) throw transactionGone()
    return found
  }

  commit(transaction: Transaction): void {
    try {
      transaction.commit(this.seq + 1, this.oldestBut(transaction))
      this.seq++
    } finally {
      this.end(transaction)
    }
  }

  end(transaction: Transaction): void {
    this.open.delete(transaction.id)
    transaction.release()
    for (const wake of this.waiting.splice(0)) wake()
  }

  endById(id: string): void {
    const found = this.open.get(id)
    if (found) this.end(found)
  }

  declare(name: string, indexes: readonly Index[]): void {
    const there = this.collections.get(name)
    if (there) there.setIndexes(indexes)
    else this.create(name, indexes)
  }

  fill(name: string, docs: readonly Fields[]): void {
    if (!this.collections.has(name)) this.create(name)
    const collection = this.collection(name)
    for (const doc of docs)
      collection.put(String(doc._id), structuredClone(doc), ++this.seq, this.oldest())
  }

  /**
   * A write outside any transaction: it waits for the lock where one holds it.
   * @param change undefined leaves the document as it is
   */
  async plain(
    collection: Collection,
    id: string,
    change: (now: Fields | null) => Fields | null | undefined,
  ): Promise<boolean> {
    const until = this.clock.now() + this.limits.lockMs
    while (this.locked(collection, id)) {
      if (this.clock.now() >= until) {
        throw new Refusal(
          'DATABASE_TIMEOUT',
          '[OperationTimeout] waiting for the lock of a transaction',
        )
      }
      await this.untilSomeEnds()
    }
    const next = change(collection.get(id, Infinity))
    if (next === undefined) return false
    const broken = next && collection.broken(next)
    if (broken) throw duplicate(this.wording, collection.name, indexName(broken.index), broken.key)
    collection.put(id, next, ++this.seq, this.oldest())
    return true
  }

  private locked(collection: Collection, id: string): boolean {
    this.expire()
    return collection.holder(id) !== undefined
  }

  private untilSomeEnds(): Promise<void> {
    return new Promise((resolve) => {
      this.waiting.push(resolve)
      setTimeout(resolve, 50)
    })
  }

  private expire(): void {
    const least = this.clock.now() - this.limits.transactionMs
    for (const one of this.open.values()) {
      // They are kept in the order of their birth.
      if (one.bornAt > least) return
      this.end(one)
    }
  }

  private oldest(): number {
    return Math.min(...[...this.open.values()].map(({ seq }) => seq), this.seq)
  }

  private oldestBut(one: Transaction): number {
    const others = [...this.open.values()].filter((other) => other !== one)
    return others.length === 0 ? this.seq + 1 : Math.min(...others.map(({ seq }) => seq))
  }
}
