/** What may be stored: JSON, in the part of it that every database keeps as it is. */

/** A function may send 5 MB to CloudBase, and a Chinese character takes three bytes. */
export const documentCharsMax = 1_500_000
const depthMax = 32
const idCharsMax = 256

/** NUL ends a string in SQLite and is refused by PostgreSQL; half a surrogate pair has no UTF-8 form. */
const unstorable = /\0|\p{Surrogate}/u
const unnameable = /^\$|\.|\0|\p{Surrogate}/u

export function checkText(text: unknown, what: string): asserts text is string {
  if (typeof text !== 'string') throw new TypeError(`${what} must be a string`)
  if (unstorable.test(text)) throw new TypeError(`${what} holds a character that cannot be stored`)
}

export function checkId(id: unknown, collection: string): asserts id is string {
  const what = `an id of ${collection}`
  checkText(id, what)
  if (id.length < 1 || id.length > idCharsMax) {
    throw new TypeError(`${what} has 1 to ${String(idCharsMax)} characters`)
  }
}

/** Messages name the place, never the value: they may reach a log. */
export function checkDocument(value: object, collection: string): void {
  place[0] = collection
  if (weigh(value, 0) > documentCharsMax) {
    throw new RangeError(
      `${collection}: a document is limited to ${String(documentCharsMax)} characters`,
    )
  }
}

/** Where the check stands, from the collection down; put together for a message alone. */
const place: string[] = []

function refuse(depth: number, what: string): never {
  throw new TypeError(`${place.slice(0, depth + 1).join('.')}${what}`)
}

/** Checks a value and everything in it; returns its size, about that of its JSON text. */
function weigh(value: unknown, depth: number): number {
  switch (typeof value) {
    case 'string':
      if (unstorable.test(value)) refuse(depth, ' holds a character that cannot be stored')
      return value.length + 3
    case 'number':
      if (!Number.isFinite(value)) refuse(depth, ': NaN and Infinity are not JSON')
      return 8
    case 'boolean':
      return 5
    case 'object':
      if (value === null) return 5
      if (depth > depthMax) refuse(depth, ': nested too deeply, or in itself')
      return Array.isArray(value) ? weighList(value, depth) : weighObject(value, depth)
    default:
      return refuse(depth, `: ${typeof value} is not JSON`)
  }
}

function weighList(list: readonly unknown[], depth: number): number {
  let size = 2
  for (const item of list) {
    place[depth + 1] = '[]'
    size += weigh(item, depth + 1)
  }
  return size
}

function weighObject(object: object, depth: number): number {
  if (!isPlain(object)) refuse(depth, `: ${object.constructor.name} is not JSON`)
  const values = object as Readonly<Record<string, unknown>>
  let size = 2
  for (const key of Object.keys(values)) {
    if (!mayNameAField(key)) refuse(depth, `: "${key}" cannot name a field`)
    place[depth + 1] = key
    size += key.length + 3 + weigh(values[key], depth + 1)
  }
  return size
}

/** Dots and dollars are operators in a document database. */
function mayNameAField(key: string): boolean {
  return key !== '' && key !== '__proto__' && !unnameable.test(key)
}

/** Compared by the length of the chain, since an object of another realm has another Object.prototype. */
function isPlain(object: object): boolean {
  const prototype = Object.getPrototypeOf(object) as object | null
  if (prototype === Object.prototype) return true
  return prototype === null || Object.getPrototypeOf(prototype) === null
}
