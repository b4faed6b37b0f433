/**
 * The store port: only what every document database can honour inside a transaction. Services import
 * this file and never an adapter; the rules of use and their reasons are in the README beside it.
 */

/** A document is JSON under a string id: 1 to 256 characters. */
export interface Doc {
  readonly _id: string
}

/** Collection → type of its documents. Supplied by the user of the port. */
export type Collections<C> = { [K in keyof C]: Doc }

export type Name<C> = keyof C & string
export type Scalar = string | number | boolean | null

/** Fields of a document; of a union, those of every member. */
export type Fields<D> = D extends unknown ? keyof D & string : never

export interface Filter {
  /** `null` also finds documents without the field. */
  readonly eq: Readonly<Record<string, Scalar>>
  readonly range?: Range
}

/**
 * Finds and orders by one field, which holds strings in all documents or integers in all of them.
 * Strings are ordered by code point. Documents where the field is null or absent are left out.
 */
export interface Range {
  readonly field: string
  readonly gt?: string | number
  readonly gte?: string | number
  readonly lt?: string | number
  readonly lte?: string | number
}

export interface Query extends Filter {
  /** By the range's field, then by `_id`, both in this direction. Without a range: by `_id`, ascending. */
  readonly order?: 'asc' | 'desc'
  /** 1 to 1000, default 50. */
  readonly limit?: number
  /** Continues strictly behind this place. Needs a range. */
  readonly after?: Cursor
}

/** The place of a document in a list: its value of the range's field, and its id. */
export interface Cursor {
  readonly value: string | number
  readonly id: string
}

/** From a field that holds an id to the collection of what it names. */
export type Steps<C, D> = readonly (readonly [field: Fields<D>, other: Name<C>])[]
/** The document, and for each step what it named. */
export type Followed<C extends Collections<C>, K extends Name<C>, S extends Steps<C, C[K]>> = [
  C[K] | null,
  ...{ -readonly [I in keyof S]: C[S[I][1]] | null },
]

export interface Store<C extends Collections<C>> {
  get<K extends Name<C>>(collection: K, id: string): Promise<C[K] | null>
  /** A document and those whose ids are in its fields, in one trip; null for what is not there. */
  follow<K extends Name<C>, const S extends Steps<C, C[K]>>(
    collection: K,
    id: string,
    ...steps: S
  ): Promise<Followed<C, K, S>>
  list<K extends Name<C>>(collection: K, query: Query): Promise<C[K][]>
  count<K extends Name<C>>(collection: K, filter: Filter): Promise<number>
  /**
   * All or nothing. `fn` awaits only `t.*`, one at a time, and may run again from the start. An operation
   * that fails dooms the transaction, also when `fn` catches its error.
   * Rejects with what `fn` threw, or Duplicate, Conflict, Busy (nothing was written) or Unknown.
   */
  tx<T>(fn: (t: Tx<C>) => Promise<T>): Promise<T>
  /**
   * How often a collection was written, where this process alone writes it: what was worked out from collections holds
   * as long as this stays the same. Absent where others write too.
   */
  readonly changes?: (collection: Name<C>) => number
  /** So many transactions at once share a commit. Absent where each has one of its own. */
  readonly sharing?: number
  /** Waits for the transactions under way; later calls are refused. */
  close(): Promise<void>
}

export interface Tx<C extends Collections<C>> {
  /** Sees what this transaction wrote. */
  get<K extends Name<C>>(collection: K, id: string): Promise<C[K] | null>
  /** Duplicate when the id, or a value of a unique index, is there already. */
  insert<K extends Name<C>>(collection: K, doc: C[K]): Promise<void>
  /**
   * Replaces the fields named in `set` whole, never merging into them; a field cannot be taken away, only set to
   * null. `inc` adds whole numbers; an absent field counts as 0. Conflict when the document is not there.
   */
  update<K extends Name<C>>(
    collection: K,
    id: string,
    set: Partial<C[K]>,
    more?: { readonly inc?: { readonly [F in Fields<C[K]>]?: number } },
  ): Promise<void>
  /** Removing what is not there is no error. */
  remove<K extends Name<C>>(collection: K, id: string): Promise<void>
}

/**
 * The fields compared for equality, then the one that is ranged over and ordered by. Indexed fields hold
 * scalars, and numbers in them are whole. `unique` fields are never null or absent, since databases differ
 * on whether two absent values collide.
 */
export interface IndexSpec<F extends string = string> {
  readonly fields: readonly F[]
  readonly unique?: boolean
}

export interface CollectionSpec<F extends string = string> {
  readonly indexes: readonly IndexSpec<F>[]
}

export type CollectionSpecs<C extends Collections<C>> = {
  readonly [K in Name<C>]: CollectionSpec<Fields<C[K]>>
}

/** The id, or a value of a unique index, is there already. */
export class Duplicate extends Error {
  override readonly name = 'Duplicate'
}
/** Lost against another transaction until the time was up, or the document to change is not there. */
export class Conflict extends Error {
  override readonly name = 'Conflict'
}
/** The answer to the commit was lost: it may or may not be written. See `withReceipt`. */
export class Unknown extends Error {
  override readonly name = 'Unknown'
}
/** The database takes no more work at present; nothing was written. */
export class Busy extends Error {
  override readonly name = 'Busy'
}
/** The port was used against its rules: a mistake of the program, never of its user. */
export class Misuse extends Error {
  override readonly name = 'Misuse'
}
