import type { Query, Range } from '../../platform/store/store'
import type { Docs, Documents, DocsTx, Reader } from './documents'

/** Writes the fields in which `after` differs. Decisions keep what they do not change, so identity tells. */
export async function replace<C extends keyof Documents>(
  t: DocsTx,
  collection: C,
  before: Documents[C],
  after: Documents[C],
): Promise<void> {
  const set: Partial<Documents[C]> = {}
  for (const field of Object.keys(after) as (keyof Documents[C])[]) {
    if (after[field] !== before[field]) set[field] = after[field]
  }
  await t.update(collection, before._id, set)
}

export async function upsert<C extends keyof Documents>(
  t: DocsTx,
  collection: C,
  document: Documents[C],
): Promise<void> {
  const before = await t.get(collection, document._id)
  if (before) await replace(t, collection, before, document)
  else await t.insert(collection, document)
}

/** Every document of a query, in pages: for villages, not for counties. */
export async function listAll<C extends keyof Documents>(
  store: Reader,
  collection: C,
  query: Omit<Query, 'limit' | 'after'> & { range: { field: string } },
): Promise<Documents[C][]> {
  const all: Documents[C][] = []
  const limit = 1000
  for (;;) {
    const last = all[all.length - 1]
    const page: Documents[C][] = await store.list(collection, {
      ...query,
      limit,
      ...(last ? { after: cursorOf(last, query.range.field) } : {}),
    })
    all.push(...page)
    if (page.length < limit) return all
  }
}

/**
 * A page behind the document whose id is the cursor that a caller carries. A cursor that names nothing,
 * or another village's document, starts from the beginning: it cannot be used to look elsewhere.
 */
export async function pageOf<C extends keyof Documents>(
  store: Reader,
  collection: C,
  query: Omit<Query, 'limit' | 'after'> & { range: { field: string } },
  cursor: string | undefined,
  limit: number,
): Promise<{ rows: Documents[C][]; after: string | null }> {
  const last = cursor === undefined ? null : await store.get(collection, cursor)
  const known = last !== null && matches(last, query.eq)
  const rows = await store.list(collection, {
    ...query,
    limit: limit + 1,
    ...(known ? { after: cursorOf(last, query.range.field) } : {}),
  })
  const shown = rows.slice(0, limit)
  const end = shown[shown.length - 1]
  return { rows: shown, after: rows.length > limit && end ? end._id : null }
}

/** The same of what the caller may know of: pages are read until one is full, so that none has gaps. */
export async function pageOfSeen<C extends keyof Documents>(
  store: Reader,
  collection: C,
  query: Parameters<typeof pageOf<C>>[2],
  { after: cursor, limit }: { readonly after?: string | undefined; readonly limit: number },
  sees: (document: Documents[C]) => boolean | Promise<boolean>,
): Promise<{ rows: Documents[C][]; after: string | null }> {
  const rows: Documents[C][] = []
  let from = cursor
  for (;;) {
    const page = await pageOf(store, collection, query, from, limit - rows.length)
    const seen = await Promise.all(page.rows.map(async (row) => sees(row)))
    rows.push(...page.rows.filter((_, i) => seen[i]))
    if (page.after === null || rows.length === limit) return { rows, after: page.after }
    from = page.after
  }
}

/** The village of a document must be the one asked for; other fields may have moved on since. */
function matches(document: object, eq: Query['eq']): boolean {
  const fields = document as Record<string, unknown>
  return ['villageId', 'townId', 'householdId'].every(
    (f) => eq[f] === undefined || fields[f] === eq[f],
  )
}

function cursorOf(
  document: { _id: string },
  field: string,
): { value: string | number; id: string } {
  return {
    value: (document as unknown as Record<string, string | number>)[field] ?? '',
    id: document._id,
  }
}

/** Strings that begin with `text`, in an order by code point. */
export function startsWith(text: string): { gte?: string; lt?: string } {
  return text === '' ? {} : { gte: text, lt: `${text}\u{10FFFF}` }
}

/** Removes documents whose time is over, the oldest ones first, so many in a run. */
export async function removeOld(
  store: Docs,
  collection: keyof Documents,
  range: Range,
  time?: () => boolean,
): Promise<void> {
  const old = await store.list(collection, { eq: {}, range, limit: 200 })
  await inBatches(old, 10, ({ _id }) => store.tx((t) => t.remove(collection, _id)), time)
}

/** `size` at once, the next ones when all of those are done, as long as there is `time`. */
export async function inBatches<T>(
  items: readonly T[],
  size: number,
  work: (item: T) => Promise<void>,
  time: () => boolean = () => true,
): Promise<void> {
  for (let i = 0; i < items.length && time(); i += size) {
    await Promise.all(items.slice(i, i + size).map(work))
  }
}
