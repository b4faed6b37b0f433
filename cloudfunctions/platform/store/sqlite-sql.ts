/**
 * The texts of SQL. Names of collections and fields come from the declaration, which allows only letters and
 * digits; every value is bound.
 */
import type { Bound, Page, Plan } from './plan'
import type { CollectionSpec, IndexSpec, Scalar } from './store'

type Query = readonly [text: string, values: (string | number)[]]

const operators: Readonly<Record<Bound['is'], string>> = { gt: '>', gte: '>=', lt: '<', lte: '<=' }

export const get = (collection: string) =>
  `select cast(doc as blob) from "${collection}" where _id = ?`
export const insert = (collection: string) => `insert into "${collection}" values (?, ?)`
export const update = (collection: string) => `update "${collection}" set doc = ? where _id = ?`
export const remove = (collection: string) => `delete from "${collection}" where _id = ?`

export function list(collection: string, page: Page): Query {
  const where = conditions(page)
  const { range, after, order, limit } = page
  const direction = order === 'asc' ? '>' : '<'
  if (range && after) {
    const column = field(range.field)
    if (range.field === '_id') where.add(`_id ${direction} ?`, after.id)
    else if (page.ties) {
      // The first part is what lets SQLite enter the index at the right place.
      where.add(`${column} ${direction}= ?`, after.value)
      where.add(`(${column} ${direction} ? or _id ${direction} ?)`, after.value, after.id)
    } else where.add(`${column} ${direction} ?`, after.value)
  }
  // Without ties `_id` must not be named: SQLite would sort everything it finds by it, unaware that it decides nothing.
  const by = [
    ...(range && range.field !== '_id' ? [field(range.field)] : []),
    ...(page.ties ? ['_id'] : []),
  ]
  const text =
    `select cast(doc as blob) from ${source(collection, page)}${where.text()} ` +
    `order by ${by.map((column) => `${column} ${order}`).join(', ')} limit ?`
  return [text, [...where.values, limit]]
}

export function count(collection: string, plan: Plan): Query {
  const where = conditions(plan)
  return [`select count(*) from ${source(collection, plan)}${where.text()}`, where.values]
}

export const presentIndexes = `select name from sqlite_schema where type = 'index' and sql is not null`

/** What makes the tables and indexes as declared; an index no longer declared goes. */
export function* layout(
  collections: readonly (readonly [collection: string, spec: CollectionSpec])[],
  present: ReadonlySet<string>,
): Generator<string> {
  const wanted = new Map<string, string>()
  for (const [collection, { indexes }] of collections) {
    yield `create table if not exists "${collection}" (_id text primary key, doc text not null) strict`
    for (const index of indexes) {
      const columns = [...index.fields.map(field), ...(index.unique ? [] : ['_id'])]
      wanted.set(
        indexName(collection, index),
        `create ${index.unique ? 'unique ' : ''}index "${indexName(collection, index)}" ` +
          `on "${collection}" (${columns.join(', ')})`,
      )
    }
  }
  for (const name of present) if (!wanted.has(name)) yield `drop index "${name}"`
  for (const [name, statement] of wanted) if (!present.has(name)) yield statement
}

function indexName(collection: string, { fields, unique }: IndexSpec): string {
  return `${collection}:${fields.join(',')}${unique ? '!' : ''}`
}

/** The index is named, because without statistics SQLite may choose a worse one. */
function source(collection: string, { index }: Plan): string {
  return `"${collection}"${index ? ` indexed by "${indexName(collection, index)}"` : ''}`
}

function field(name: string): string {
  return name === '_id' ? '_id' : `json_extract(doc, '$.${name}')`
}

class Where {
  private readonly parts: string[] = []
  readonly values: (string | number)[] = []

  add(condition: string, ...values: (string | number)[]): void {
    this.parts.push(condition)
    this.values.push(...values)
  }

  text(): string {
    return this.parts.length > 0 ? ` where ${this.parts.join(' and ')}` : ''
  }
}

function conditions({ eq, range }: Plan): Where {
  const where = new Where()
  for (const [name, value] of eq) equals(where, name, value)
  if (range) {
    // Keeps out documents without the field, and lets an index serve that has nothing else to begin with.
    where.add(`${field(range.field)} is not null`)
    for (const { is, value } of range.bounds)
      where.add(`${field(range.field)} ${operators[is]} ?`, value)
  }
  return where
}

function equals(where: Where, name: string, value: Scalar): void {
  if (value === null) where.add(`${field(name)} is null`)
  else if (typeof value === 'boolean') {
    where.add(`${field(name)} = ${value ? '1' : '0'}`)
    where.add(`json_type(doc, '$.${name}') = '${String(value)}'`)
  } else {
    where.add(`${field(name)} = ?`, value)
    // SQLite takes true and false for 1 and 0.
    if (value === 0 || value === 1) where.add(`json_type(doc, '$.${name}') = 'integer'`)
  }
}
