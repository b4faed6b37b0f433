import type { Fields } from './ejson'
import { at } from './query'
import type { Transaction } from './transaction'

export interface Index {
  readonly fields: readonly string[]
  readonly unique?: boolean
}

/** One state of a document, and the ones before it that a transaction under way may still see. */
interface Version {
  readonly doc: Fields | null
  readonly seq: number
  readonly before: Version | null
}

/** A unique index that a document would break, and the document that is in its way. */
export interface Broken {
  readonly index: Index
  readonly key: string
  readonly by: string
}

/** Documents with their history, the write locks on them, and the unique indexes over what is committed. */
export class Collection {
  private readonly versions = new Map<string, Version>()
  private readonly locks = new Map<string, Transaction>()
  /** By the first field of each index: in which documents a value stands, or once stood. */
  private readonly places = new Map<string, Map<unknown, Set<string>>>()
  private readonly unique: { readonly index: Index; readonly ids: Map<string, string> }[] = []

  constructor(
    readonly name: string,
    indexes: readonly Index[],
  ) {
    this.setIndexes(indexes)
  }

  setIndexes(indexes: readonly Index[]): void {
    this.unique.splice(0)
    this.places.clear()
    for (const { fields } of indexes) this.places.set(fields[0] ?? '', new Map())
    for (const doc of this.all(Infinity)) this.note(doc)
    for (const index of indexes.filter(({ unique }) => unique)) {
      const ids = new Map<string, string>()
      for (const doc of this.all(Infinity)) ids.set(keyOf(index, doc), doc._id as string)
      this.unique.push({ index, ids })
    }
  }

  /** The document as it was after `seq`; of what is committed with Infinity. */
  get(id: string, seq: number): Fields | null {
    let version = this.versions.get(id) ?? null
    while (version && version.seq > seq) version = version.before
    return version?.doc ?? null
  }

  *all(seq: number): Generator<Fields> {
    for (const id of this.versions.keys()) {
      const doc = this.get(id, seq)
      if (doc) yield doc
    }
  }

  /** All documents that can have these values, where an index knows; else all there are. */
  *among(values: ReadonlyMap<string, unknown>, seq: number): Generator<Fields> {
    for (const [field, value] of values) {
      const ids = this.places.get(field)
      if (!ids) continue
      for (const id of ids.get(value) ?? []) {
        const doc = this.get(id, seq)
        if (doc) yield doc
      }
      return
    }
    yield* this.all(seq)
  }

  private note(doc: Fields): void {
    for (const [field, ids] of this.places) {
      const value = at(doc, field.split('.'))
      for (const one of Array.isArray(value) ? (value as unknown[]) : [value]) {
        const there = ids.get(one)
        if (there) there.add(doc._id as string)
        else ids.set(one, new Set([doc._id as string]))
      }
    }
  }

  changedSince(id: string, seq: number): boolean {
    return (this.versions.get(id)?.seq ?? 0) > seq
  }

  /** @param oldest what the oldest transaction under way sees; history before it is forgotten */
  put(id: string, doc: Fields | null, seq: number, oldest: number): void {
    const before = this.versions.get(id) ?? null
    if (doc) this.note(doc)
    for (const { index, ids } of this.unique) {
      if (before?.doc && ids.get(keyOf(index, before.doc)) === id)
        ids.delete(keyOf(index, before.doc))
      if (doc) ids.set(keyOf(index, doc), id)
    }
    if (!doc && oldest >= seq) this.versions.delete(id)
    else this.versions.set(id, { doc, seq, before: oldest >= seq ? null : trimmed(before, oldest) })
  }

  holder(id: string): Transaction | undefined {
    return this.locks.get(id)
  }

  lock(id: string, holder: Transaction): void {
    this.locks.set(id, holder)
  }

  unlock(holder: Transaction, ids: Iterable<string>): void {
    for (const id of ids) if (this.locks.get(id) === holder) this.locks.delete(id)
  }

  /**
   * The unique index that `doc` would break, among what is committed and, before that, what a transaction wrote:
   * its own documents count as it left them.
   */
  broken(doc: Fields, written: ReadonlyMap<string, Fields | null> = new Map()): Broken | null {
    const id = doc._id as string
    for (const { index, ids } of this.unique) {
      const key = keyOf(index, doc)
      const other = ids.get(key)
      if (other !== undefined && other !== id && !written.has(other))
        return { index, key, by: other }
      for (const [mine, state] of written) {
        if (mine !== id && state && keyOf(index, state) === key) return { index, key, by: mine }
      }
    }
    return null
  }
}

function trimmed(version: Version | null, oldest: number): Version | null {
  if (!version) return null
  return version.seq <= oldest
    ? { ...version, before: null }
    : { ...version, before: trimmed(version.before, oldest) }
}

/** Absent counts as null, as in MongoDB. */
function keyOf({ fields }: Index, doc: Fields): string {
  return JSON.stringify(fields.map((field) => at(doc, field.split('.')) ?? null))
}

export function indexName({ fields }: Index): string {
  return fields.map((field) => `${field}_1`).join('_')
}
