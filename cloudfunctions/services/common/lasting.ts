import type { Docs } from './context'
import type { Documents } from './documents'
import { keepNewest } from './newest'

const keptMax = 300

/**
 * What was worked out of whole collections, kept until one of them is written. Exact, since the store counts its writes;
 * where other processes write too nothing is kept. All else that it depends on belongs into the key. Whoever gets it
 * shares it, and changes nothing in it.
 */
export async function whileUnchanged<T>(
  store: Docs,
  collections: readonly (keyof Documents)[],
  key: string,
  work: () => Promise<T>,
): Promise<T> {
  if (!store.changes) return work()
  const kept = keptFor(store)
  // Before anything is read: what is written in between makes it outdated.
  const changes = collections.map(store.changes).join()
  const known = kept.get(key)
  if (known?.changes === changes) return known.value as T
  const value = await work()
  share(value)
  keepNewest(kept, key, { changes, value }, keptMax)
  return value
}

interface Kept {
  readonly changes: string
  readonly value: unknown
}

const keptOf = new WeakMap<Docs, Map<string, Kept>>()

function keptFor(store: Docs): Map<string, Kept> {
  const kept = keptOf.get(store) ?? new Map<string, Kept>()
  keptOf.set(store, kept)
  return kept
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
