import { Conflict, Misuse, type Filter } from '../../platform/store/store'
import { reachOf, remember, storeBehind } from './across'
import type { Docs, DocsTx, Documents, Reader } from './documents'

/** Collections whose documents say of which village they are; the others are read through. */
export type InAVillage = {
  [C in keyof Documents]: Documents[C] extends { readonly villageId: string } ? C : never
}[keyof Documents]

/** Reads as if nothing were stored of any other village. */
export interface Here extends Reader {
  /** Names the village, since a number does not show of whose documents it is. */
  count<C extends InAVillage>(
    collection: C,
    filter: Filter & { readonly eq: Whose },
  ): Promise<number>
}

/** Of whose documents a query is. */
export type Whose = { readonly villageId: string } | { readonly townId: string }

/** The same for commands, which write more than their one transaction. */
export type HereToWrite = Here & Pick<Docs, 'tx'>

/** What a call may reach: its village, or for an officer all villages of the town. */
export interface Reach {
  readonly villages: ReadonlySet<string>
  readonly townId: string | null
}

export function villageAlone(villageId: string): Reach {
  return { villages: new Set([villageId]), townId: null }
}

/**
 * The store as far as a call reaches. A document of another village is not there: reading it answers null, changing it
 * is the Conflict that changing nothing is, and removing it removes nothing. Writing one is a mistake of the program.
 */
export function within(store: Docs, reach: Reach): HereToWrite {
  const isHere = (document: object): boolean => {
    const { villageId } = document as { readonly villageId?: unknown }
    return typeof villageId !== 'string' || reach.villages.has(villageId)
  }
  const own = <D extends object>(document: D | null): D | null =>
    document !== null && isHere(document) ? document : null
  const here: HereToWrite = {
    get: async (collection, id) => own(await store.get(collection, id)),
    async follow(collection, id, ...steps) {
      const [document, ...found] = await store.follow(collection, id, ...steps)
      const isOwn = own(document) !== null
      const named = found.map((other) => (isOwn ? own(other) : null))
      return [isOwn ? document : null, ...named] as never
    },
    async list(collection, query) {
      checkPlace(reach, query.eq)
      const found = await store.list(collection, query)
      if (found.every(isHere)) return found
      const ours = found.filter(isHere)
      // Pages of it would have gaps.
      if (ours.length > 0) throw new Misuse(`${collection}: a list that names no village`)
      return ours
    },
    async count(collection, filter) {
      if (!checkPlace(reach, filter.eq))
        throw new Misuse(`${collection}: a count that names no village`)
      return store.count(collection, filter)
    },
    tx: (fn) => store.tx((t) => fn(txWithin(t, isHere))),
    ...(store.changes ? { changes: store.changes } : {}),
  }
  return remember(here, store, [...reach.villages].join())
}

/** The same for a command: each transaction of its own begins with `still`. */
export function checking(here: HereToWrite, still: (t: DocsTx) => Promise<void>): HereToWrite {
  const checked: HereToWrite = {
    ...here,
    tx: (fn) =>
      here.tx(async (t) => {
        await still(t)
        return fn(t)
      }),
  }
  return remember(checked, storeBehind(here), reachOf(here))
}

/** @returns whether a query says where it looks */
function checkPlace({ villages, townId }: Reach, eq: Filter['eq']): boolean {
  if (eq.villageId !== undefined) {
    if (typeof eq.villageId === 'string' && villages.has(eq.villageId)) return true
    throw new Misuse('a query about another village')
  }
  return townId !== null && eq.townId === townId
}

function txWithin(t: DocsTx, isHere: (document: object) => boolean): DocsTx {
  /** Known to be here, so that a change of what was read or made needs no reading. */
  const known = new Set<string>()
  const ownIn = async <C extends keyof Documents>(
    collection: C,
    id: string,
  ): Promise<Documents[C] | null> => {
    const document = await t.get(collection, id)
    if (document === null || !isHere(document)) return null
    known.add(`${collection} ${id}`)
    return document
  }
  const isOwn = async (collection: keyof Documents, id: string) =>
    known.has(`${collection} ${id}`) || (await ownIn(collection, id)) !== null
  const mayWrite = (collection: string, fields: object) => {
    if (!isHere(fields)) throw new Misuse(`${collection}: a document of another village`)
  }
  return {
    get: ownIn,
    async insert(collection, document) {
      mayWrite(collection, document)
      await t.insert(collection, document)
      known.add(`${collection} ${document._id}`)
    },
    async update(collection, id, set, more) {
      mayWrite(collection, set)
      if (!(await isOwn(collection, id))) throw new Conflict(`${collection}: no document to update`)
      await t.update(collection, id, set, more)
    },
    async remove(collection, id) {
      if (await isOwn(collection, id)) await t.remove(collection, id)
    },
  }
}
