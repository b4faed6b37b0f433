import type { Collections, Name, Store } from './store'

/** What `follow` promises, in two trips. */
export async function followInTwo<C extends Collections<C>, K extends Name<C>, L extends Name<C>>(
  store: Pick<Store<C>, 'get'>,
  collection: K,
  id: string,
  field: string,
  other: L,
): Promise<[C[K] | null, C[L] | null]> {
  const document = await store.get(collection, id)
  const named = (document as Readonly<Record<string, unknown>> | null)?.[field]
  return [document, typeof named === 'string' ? await store.get(other, named) : null]
}
