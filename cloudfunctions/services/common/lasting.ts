import { reachOf, storeBehind } from './across'
import type { Documents, Reader } from './documents'

const keptMax = 300
/** Of their JSON; as objects, and with what is made of them, they take a few times as much. */
const lengthMax = 4_000_000

/**
 * What was worked out of whole collections, kept until one of them is written. Exact, since the store counts its writes;
 * where other processes write too nothing is kept. What the store reaches is part of the key; all else that it depends on
 * belongs into it. Whoever gets it shares it, and changes nothing in it.
 */
export async function whileUnchanged<T>(
  store: Reader,
  collections: readonly (keyof Documents)[],
  key: string,
  work: () => Promise<T>,
): Promise<T> {
  if (!store.changes) return work()
  const kept = keptFor(store)
  const here = `${reachOf(store)} ${key}`
  // Before anything is read: what is written in between makes it outdated.
  const changes = collections.map(store.changes).join()
  const known = kept.get(here)
  if (known?.changes === changes) return known.value as T
  const value = await work()
  share(value)
  kept.set(here, changes, value)
  return value
}

/** The same for as long as somebody holds on to what is given here. */
export function readAgainOnceChanged<T>(
  store: Reader,
  collections: readonly (keyof Documents)[],
  read: () => Promise<T>,
): () => Promise<T> {
  let last: { readonly changes: string; readonly value: T } | undefined
  return async () => {
    const changes = store.changes && collections.map(store.changes).join()
    if (changes === undefined) return read()
    if (last?.changes !== changes) last = { changes, value: await read() }
    return last.value
  }
}

interface Kept {
  readonly changes: string
  readonly value: unknown
  readonly length: number
}

/** The first in line is the one that was made the longest ago. */
class KeptValues {
  private readonly all = new Map<string, Kept>()
  private length = 0

  get(key: string): Kept | undefined {
    return this.all.get(key)
  }

  set(key: string, changes: string, value: unknown): void {
    this.drop(key)
    const { length } = JSON.stringify(value)
    this.all.set(key, { changes, value, length })
    this.length += length
    for (const oldest of this.all.keys()) {
      if (this.all.size <= keptMax && this.length <= lengthMax) break
      this.drop(oldest)
    }
  }

  private drop(key: string): void {
    this.length -= this.all.get(key)?.length ?? 0
    this.all.delete(key)
  }
}

const keptFor = perStore(() => new KeptValues())

/** One for a store, however little of it a reader reaches. */
export function perStore<T>(make: () => T): (reader: Reader) => T {
  const all = new WeakMap<object, T>()
  return (reader) => {
    const store = storeBehind(reader)
    const there = all.get(store) ?? make()
    all.set(store, there)
    return there
  }
}

const made = new WeakMap<object, Map<string, unknown>>()

/** What is made of a value that is kept is kept with it; of any other it is made each time. */
export function madeOf<T>(value: unknown, what: string, make: () => T): T {
  const known = typeof value === 'object' && value !== null ? made.get(value) : undefined
  if (!known) return make()
  if (!known.has(what)) known.set(what, share(make()))
  return known.get(what) as T
}

function share<T>(value: T): T {
  if (typeof value === 'object' && value !== null)
    made.set(value, made.get(value) ?? new Map<string, unknown>())
  return value
}
