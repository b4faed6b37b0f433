import { randomBytes } from 'node:crypto'
import { indexName, type Broken, type Collection } from './collection'
import type { Fields } from './ejson'
import { conflict, duplicate, type DuplicateWording, type Refusal } from './errors'

/**
 * Snapshot isolation: reads see the database as it was when the transaction began, with its own writes. A write
 * takes the document's lock and fails at once where another holds it or the document has changed since.
 */
export class Transaction {
  readonly id = randomBytes(16).toString('hex')
  private readonly writes = new Map<Collection, Map<string, Fields | null>>()

  constructor(
    readonly seq: number,
    readonly bornAt: number,
    private readonly wording: () => DuplicateWording,
  ) {}

  get(collection: Collection, id: string): Fields | null {
    const mine = this.written(collection)
    return mine.has(id) ? (mine.get(id) ?? null) : collection.get(id, this.seq)
  }

  *all(collection: Collection): Generator<Fields> {
    const mine = this.written(collection)
    for (const doc of collection.all(this.seq)) if (!mine.has(doc._id as string)) yield doc
    for (const doc of mine.values()) if (doc) yield doc
  }

  put(collection: Collection, id: string, doc: Fields | null): void {
    const holder = collection.holder(id)
    if (holder ? holder !== this : collection.changedSince(id, this.seq)) throw conflict()
    const mine = this.written(collection)
    const broken = doc && collection.broken(doc, mine)
    if (broken && collection.changedSince(broken.by, this.seq)) throw conflict()
    if (broken) throw this.duplicate(collection, broken)
    collection.lock(id, this)
    this.writes.set(collection, mine.set(id, doc))
  }

  /** What was unique when it was written may not be any more. */
  commit(seq: number, oldest: number): void {
    for (const [collection, mine] of this.writes) {
      for (const doc of mine.values()) {
        const broken = doc && collection.broken(doc, mine)
        if (broken) throw this.duplicate(collection, broken)
      }
    }
    for (const [collection, mine] of this.writes) {
      for (const [id, doc] of mine) if (!doc) collection.put(id, doc, seq, oldest)
      for (const [id, doc] of mine) if (doc) collection.put(id, doc, seq, oldest)
    }
  }

  release(): void {
    for (const [collection, mine] of this.writes) collection.unlock(this, mine.keys())
  }

  private duplicate({ name }: Collection, { index, key }: Broken): Refusal {
    return duplicate(this.wording(), name, indexName(index), key)
  }

  private written(collection: Collection): Map<string, Fields | null> {
    return this.writes.get(collection) ?? new Map<string, Fields | null>()
  }
}
