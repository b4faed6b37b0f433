/**
 * As much of `cloud.database({ throwOnNotFound: false })` as the store uses. The declarations of wx-server-sdk allow
 * callbacks beside promises and know nothing of transactions.
 */
export interface CloudDatabase {
  readonly command: CloudCommand
  collection(name: string): CloudCollection
  startTransaction(): Promise<CloudTransaction>
}

export interface CloudTransaction {
  collection(name: string): CloudDocuments
  commit(): Promise<unknown>
  rollback(reason?: unknown): Promise<unknown>
}

/**
 * What works inside a transaction: one document by its id. `where`, `count` and `aggregate` of the same object
 * silently run outside it, so they are not named here.
 */
export interface CloudDocuments {
  doc(id: string): CloudDocument
  add(options: { data: object }): Promise<unknown>
}

export interface CloudDocument {
  get(): Promise<{ data: unknown }>
  update(options: { data: object }): Promise<{ stats: { updated: number } }>
  remove(): Promise<unknown>
}

export interface CloudCollection extends CloudDocuments, CloudQuery {
  where(condition: object): CloudQuery
  aggregate(): CloudAggregate
}

export interface CloudAggregate {
  match(condition: object): CloudAggregate
  lookup(join: {
    from: string
    localField: string
    foreignField: string
    as: string
  }): CloudAggregate
  limit(most: number): CloudAggregate
  end(): Promise<{ list: unknown[] }>
}

export interface CloudQuery {
  orderBy(field: string, order: 'asc' | 'desc'): CloudQuery
  limit(most: number): CloudQuery
  get(): Promise<{ data: unknown }>
  count(): Promise<{ total: number }>
}

/** Makes conditions and changes that no value of a user can be mistaken for. */
export interface CloudCommand {
  eq(value: unknown): object
  neq(value: unknown): object
  gt(value: unknown): object
  gte(value: unknown): object
  lt(value: unknown): object
  lte(value: unknown): object
  and(conditions: readonly object[]): object
  or(conditions: readonly object[]): object
  set(value: unknown): object
  inc(by: number): object
}
