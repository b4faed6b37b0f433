import { followApart, type Named } from '../platform/store/follow'
import type { Docs, DocsTx } from '../services/common/context'
import type { Documents } from '../services/common/documents'
import { changesOf, shapesOf, upgraded, type Migration } from './migration'

/**
 * The store as this version's code knows it. Documents that an earlier version wrote are read in today's shape and
 * rewritten with the next change to them; what is written new carries its version. So it makes no difference how far
 * a migration has come, or that functions of the previous version are still writing.
 */
export function upgrading(stored: Docs, migrations: readonly Migration[]): Docs {
  const shapes = shapesOf(migrations)
  const versionOf = (collection: string) => (shapes.get(collection)?.length ?? 0) + 1
  const apart = (...what: [keyof Documents, string, Named]) =>
    followApart((collection, id) => store.get(collection as keyof Documents, id), ...what) as never
  const store: Docs = {
    async get(collection, id) {
      const document = await stored.get(collection, id)
      return document && upgraded(shapes, collection, document)
    },
    async follow(collection, id, ...steps) {
      // An old document may have what it names in another field.
      if (shapes.has(collection)) return apart(collection, id, steps)
      const [document, ...named] = await stored.follow(collection, id, ...steps)
      const today = steps.map(([, other], i) => named[i] && upgraded(shapes, other, named[i]))
      return [document, ...today] as never
    },
    async list(collection, query) {
      const documents = await stored.list(collection, query)
      if (!shapes.has(collection)) return documents
      return documents.map((document) => upgraded(shapes, collection, document))
    },
    count: (collection, filter) => stored.count(collection, filter),
    tx: (fn) => stored.tx((t) => fn(upgradingTx(t))),
    close: () => stored.close(),
  }
  return store

  function upgradingTx(t: DocsTx): DocsTx {
    /** The changes that a document still needs, of those that this transaction looked at. */
    const needed = new Map<string, ReturnType<typeof changesOf>>()
    return {
      async get(collection, id) {
        const document = await t.get(collection, id)
        if (!shapes.has(collection)) return document
        needed.set(`${collection} ${id}`, changesOf(shapes, collection, document))
        return document && upgraded(shapes, collection, document)
      },
      async insert(collection, document) {
        const v = versionOf(collection)
        needed.set(`${collection} ${document._id}`, null)
        await t.insert(collection, v === 1 ? document : { ...document, v })
      },
      async update(collection, id, set, more) {
        if (shapes.has(collection)) {
          const key = `${collection} ${id}`
          const changes = needed.has(key)
            ? needed.get(key)
            : changesOf(shapes, collection, await t.get(collection, id))
          if (changes) await t.update(collection, id, changes as typeof set)
          needed.set(key, null)
        }
        await t.update(collection, id, set, more)
      },
      remove: (collection, id) => t.remove(collection, id),
    }
  }
}
