import { followApart, type Named } from '../../platform/store/follow'
import type { Query } from '../../platform/store/store'
import type { Docs, DocsTx } from '../common/context'
import type { Documents } from '../common/documents'
import type { Pending } from './documents'

/**
 * How an import of 10,000 rows comes into force at once without one giant transaction, and without any reader that
 * has to know of it. Every document that an import makes or changes first carries what is to be beside what is, as
 * `pending`. One write, of the import's state, makes all of that count; afterwards it is folded in, chunk by chunk.
 * Until then this view of the store shows a pending document as the import's state says: before the write as it was
 * (or not at all), after it as it will be. Copies under a version number, the other way, would change every id that
 * deeds, accounts, cards and bindings point to. Where nothing is pending, the view costs nothing.
 *
 * In the seconds before a household's new head is folded in, it is found under the old head's name.
 * @returns the same view for the same store
 */
export function rosterView(store: Docs): Docs {
  const known = views.get(store)
  if (known) return known
  const view = viewOf(store)
  views.set(store, view)
  // A view of a view is the view.
  views.set(view, view)
  return view
}

const views = new WeakMap<Docs, Docs>()

function viewOf(store: Docs): Docs {
  const apart = (...what: [keyof Documents, string, Named]) =>
    followApart((collection, id) => view.get(collection as keyof Documents, id), ...what) as never
  const view: Docs = {
    get: (collection, id) =>
      isVersioned(collection) ? shownNow(store, collection, id) : store.get(collection, id),
    async follow(collection, id, ...steps) {
      // What it names may be pending too.
      if (isVersioned(collection)) return apart(collection, id, steps)
      const [document, ...found] = await store.follow(collection, id, ...steps)
      const shown = steps.map(([, other], i) =>
        resolved(other, found[i] ?? null, (importId) => inForce(store, importId)),
      )
      return [document, ...(await Promise.all(shown))] as never
    },
    list: (collection, query) =>
      isVersioned(collection) ? listed(store, collection, query) : store.list(collection, query),
    count: (collection, filter) => store.count(collection, filter),
    tx: (fn) => store.tx((t) => fn(txView(t))),
    ...(store.changes ? { changes: store.changes } : {}),
    ...(store.sharing === undefined ? {} : { sharing: store.sharing }),
    close: () => store.close(),
  }
  return view
}

function txView(t: DocsTx): DocsTx {
  return {
    get: (collection, id) =>
      isVersioned(collection) ? shownNow(t, collection, id) : t.get(collection, id),
    insert: (collection, document) => t.insert(collection, document),
    remove: (collection, id) => t.remove(collection, id),
    async update(collection, id, set, more) {
      const pending = isVersioned(collection) ? (await t.get(collection, id))?.pending : undefined
      // Else what is folded in later would undo this write.
      const due = pending && (await inForce(t, pending.importId)) ? pending.set : null
      const folded = pending && due !== null ? { ...due, pending: null } : {}
      await t.update(collection, id, { ...folded, ...set }, more)
    },
  }
}

type Versioned = 'groups' | 'households' | 'residents'

function isVersioned(collection: string): collection is Versioned {
  return collection === 'households' || collection === 'residents' || collection === 'groups'
}

async function inForce(store: Pick<Docs, 'get'> | DocsTx, importId: string): Promise<boolean> {
  const state = (await store.get('rosterImports', importId))?.state
  return state === 'folding' || state === 'done'
}

async function shownNow<C extends keyof Documents>(
  reader: Pick<Docs, 'get'> | DocsTx,
  collection: C,
  id: string,
): Promise<Documents[C] | null> {
  const found = await reader.get(collection, id)
  return resolved(collection, found, (importId) => inForce(reader, importId))
}

async function resolved<C extends keyof Documents>(
  collection: C,
  document: Documents[C] | null,
  isInForce: (importId: string) => Promise<boolean>,
): Promise<Documents[C] | null> {
  if (document === null || !isVersioned(collection)) return document
  const { pending } = document as { pending?: Pending | null }
  if (!pending) return document
  if (await isInForce(pending.importId)) return { ...document, ...pending.set, pending: null }
  return pending.set === null ? null : { ...document, pending: null }
}

/** As many as asked for, though some of those read may not be there yet. */
async function listed<C extends Versioned>(
  store: Docs,
  collection: C,
  query: Query,
): Promise<Documents[C][]> {
  const asked = new Map<string, Promise<boolean>>()
  const isInForce = (importId: string) => {
    const answer = asked.get(importId) ?? inForce(store, importId)
    asked.set(importId, answer)
    return answer
  }
  const limit = query.limit ?? 50
  const field = query.range?.field
  const found: Documents[C][] = []
  let after = query.after && (await placeOf(store, collection, query, query.after.id))
  for (;;) {
    const raw = await store.list(collection, { ...query, limit, ...(after ? { after } : {}) })
    for (const document of raw) {
      const shown = await resolved(collection, document, isInForce)
      if (shown && found.length < limit) found.push(shown)
    }
    const last = raw[raw.length - 1]
    if (raw.length < limit || found.length === limit || field === undefined || !last) return found
    after = { value: valueOf(last, field), id: last._id }
  }
}

/** Where a document stands in the index, which knows only what is folded in. */
async function placeOf(store: Docs, collection: Versioned, query: Query, id: string) {
  const document = await store.get(collection, id)
  return document && query.range ? { value: valueOf(document, query.range.field), id } : query.after
}

function valueOf(document: object, field: string): string | number {
  return (document as Record<string, string | number>)[field] ?? ''
}
