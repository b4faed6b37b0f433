import { EJSON } from 'bson'

/** A document, filter or change as it is inside the database. */
export type Fields = Record<string, unknown>

/** The SDK writes numbers, dates and patterns as canonical Extended JSON. */
export function read(text: string, now: number): Fields {
  return revived(EJSON.parse(text), now) as Fields
}

export function write(value: unknown): string {
  return EJSON.stringify(value, { relaxed: false })
}

/** What the server itself puts in: its own clock, where `db.serverDate()` stood. */
function revived(value: unknown, now: number): unknown {
  if (value instanceof Date || value === null || typeof value !== 'object') return value
  if (Array.isArray(value)) return value.map((item) => revived(item, now))
  const date = (value as { $tcb_server_date?: { offset?: number } }).$tcb_server_date
  if (date) return new Date(now + (date.offset ?? 0))
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, revived(inner, now)]))
}
