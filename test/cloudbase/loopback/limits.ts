/** What the platform documents; see the README for where. */
export const limits = {
  /** Rows of a list that asks for no number, and the most that it gets, in silence. */
  rows: 100,
  rowsMost: 1000,
  aggregateRows: 20,
  transactionMs: 30_000,
  /** A plain write waits so long for the lock of a transaction. */
  lockMs: 5_000,
  /** What a function may send to the database in one request, and read from it. */
  writeBytes: 5 * 1024 * 1024,
  readBytes: 50 * 1024 * 1024,
  documentBytes: 16 * 1024 * 1024,
  /** Of a call's event and answer. */
  eventBytes: 6 * 1024 * 1024,
  collections: 100,
}
export type Limits = typeof limits
