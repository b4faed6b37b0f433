import { checkId, checkText } from './json'
import {
  Misuse,
  type CollectionSpec,
  type Cursor,
  type Filter,
  type IndexSpec,
  type Query,
  type Range,
  type Scalar,
} from './store'

/** A query that has been checked and has found its index. Adapters only translate it. */
export interface Plan {
  /** None: the collection in order of `_id`. */
  readonly index: IndexSpec | null
  readonly eq: readonly (readonly [field: string, value: Scalar])[]
  readonly range: { readonly field: string; readonly bounds: readonly Bound[] } | null
  /** Two documents may be equal in all that the query orders by, so that `_id` has to decide. */
  readonly ties: boolean
}

export interface Bound {
  readonly is: (typeof bounds)[number]
  readonly value: string | number
}

export interface Page extends Plan {
  readonly order: 'asc' | 'desc'
  readonly limit: number
  readonly after: Cursor | null
}

const namePattern = /^[a-z][A-Za-z0-9]*$/
const bounds = ['gt', 'gte', 'lt', 'lte'] as const

/** SQLite knows 0.1 by another last digit, so only whole numbers are compared. */
export function isScalar(value: unknown): value is Scalar {
  return (
    typeof value === 'string' ||
    typeof value === 'boolean' ||
    value === null ||
    Number.isSafeInteger(value)
  )
}

export function planPage(collection: string, indexes: readonly IndexSpec[], query: Query): Page {
  const { order = 'asc', limit = 50, after } = query
  if (!(Number.isInteger(limit) && limit >= 1 && limit <= 1000)) {
    throw new RangeError(`${collection}: a list is limited to 1 to 1000 documents`)
  }
  if (!['asc', 'desc'].includes(order))
    throw new TypeError(`${collection}: the order is asc or desc`)
  if (!query.range && (query.order ?? after)) {
    throw new Misuse(`${collection}: order and after need a range to order by`)
  }
  return {
    ...planFilter(collection, indexes, query),
    order,
    limit,
    after: after === undefined ? null : checkedCursor(collection, after),
  }
}

export function planFilter(
  collection: string,
  indexes: readonly IndexSpec[],
  { eq, range }: Filter,
): Plan {
  const values = Object.entries(eq).map(([field, value]) => {
    // An undefined value would drop the condition in silence and find everybody's documents.
    if (!isScalar(value)) throw new TypeError(`${collection}.${field}: not a value to compare with`)
    if (typeof value === 'string') checkText(value, `${collection}.${field}`)
    return [field, value] as const
  })
  const fields = values.map(([field]) => field)
  const index = indexFor(indexes, fields, range?.field)
  if (index === undefined) {
    const wanted = [...fields, ...(range ? [range.field] : [])].join(', ')
    throw new Misuse(`${collection}: no declared index begins with ${wanted}`)
  }
  return {
    index,
    eq: values,
    range: range ? { field: range.field, bounds: checkedBounds(collection, range) } : null,
    ties: !(index?.unique && range && index.fields.length === fields.length + 1),
  }
}

/**
 * The shortest index that begins with the `eq` fields in any order and goes on with the range's field.
 * Every index ends in `_id`, which is what makes ranging over `_id` possible.
 */
function indexFor(
  indexes: readonly IndexSpec[],
  eq: readonly string[],
  range: string | undefined,
): IndexSpec | null | undefined {
  if (eq.length === 0 && (range === undefined || range === '_id')) return null
  return indexes
    .filter(({ fields }) => eq.every((field) => fields.slice(0, eq.length).includes(field)))
    .filter(({ fields }) => {
      if (range === '_id') return fields.length === eq.length
      return range === undefined || fields[eq.length] === range
    })
    .sort((a, b) => a.fields.length - b.fields.length)[0]
}

function checkedBounds(collection: string, range: Range): Bound[] {
  for (const key of Object.keys(range)) {
    if (key !== 'field' && !(bounds as readonly string[]).includes(key)) {
      throw new TypeError(`${collection}: a range has no ${key}`)
    }
  }
  return bounds
    .filter((is) => is in range)
    .map((is) => ({ is, value: checkedBound(range[is], `${collection}.${range.field}`) }))
}

function checkedBound(value: unknown, what: string): string | number {
  if (!isScalar(value) || value === null || typeof value === 'boolean') {
    throw new TypeError(`${what}: a bound is a string or a whole number`)
  }
  if (typeof value === 'string') checkText(value, what)
  return value
}

function checkedCursor(collection: string, { value, id }: Cursor): Cursor {
  checkId(id, collection)
  return { value: checkedBound(value, `after in ${collection}`), id }
}

export function checkSpec(collection: string, { indexes }: CollectionSpec): void {
  if (!namePattern.test(collection)) throw new Misuse(`"${collection}" cannot name a collection`)
  const seen = new Set<string>()
  for (const { fields } of indexes) {
    const name = fields.join(',')
    const named = fields.length > 0 && fields.every((field) => namePattern.test(field))
    if (!named || new Set(fields).size < fields.length || seen.has(name)) {
      throw new Misuse(`${collection}: [${name}] cannot be an index`)
    }
    seen.add(name)
  }
}
