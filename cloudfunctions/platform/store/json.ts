/** What may be stored: JSON, in the part of it that every database keeps as it is. */

/** A function may send 5 MB to CloudBase, and a Chinese character takes three bytes. */
export const documentCharsMax = 1_500_000
const depthMax = 32
const idCharsMax = 256

/** NUL ends a string in SQLite and is refused by PostgreSQL; half a surrogate pair has no UTF-8 form. */
const unstorable = /\0|\p{Surrogate}/u

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
  if (weigh(value, collection, 0) > documentCharsMax) {
    throw new RangeError(
      `${collection}: a document is limited to ${String(documentCharsMax)} characters`,
    )
  }
}

/** Checks a value and everything in it; returns its size, about that of its JSON text. */
function weigh(value: unknown, path: string, depth: number): number {
  if (typeof value === 'string') {
    checkText(value, path)
    return value.length + 3
  }
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) throw new TypeError(`${path}: NaN and Infinity are not JSON`)
    return 8
  }
  if (typeof value === 'boolean' || value === null) return 5
  if (typeof value !== 'object') throw new TypeError(`${path}: ${typeof value} is not JSON`)
  if (depth > depthMax) throw new TypeError(`${path}: nested too deeply, or in itself`)
  return Array.isArray(value) ? weighList(value, path, depth) : weighObject(value, path, depth)
}

function weighList(list: readonly unknown[], path: string, depth: number): number {
  let size = 2
  for (const item of list) size += weigh(item, `${path}[]`, depth + 1)
  return size
}

function weighObject(object: object, path: string, depth: number): number {
  if (!isPlain(object)) throw new TypeError(`${path}: ${object.constructor.name} is not JSON`)
  let size = 2
  for (const [key, value] of Object.entries(object)) {
    checkKey(key, path)
    size += key.length + 3 + weigh(value, `${path}.${key}`, depth + 1)
  }
  return size
}

/** Dots and dollars are operators in a document database. */
function checkKey(key: string, path: string): void {
  checkText(key, `a field name in ${path}`)
  if (key === '' || key === '__proto__' || key.startsWith('$') || key.includes('.')) {
    throw new TypeError(`${path}: "${key}" cannot name a field`)
  }
}

/** Compared by the length of the chain, since an object of another realm has another Object.prototype. */
function isPlain(object: object): boolean {
  const prototype = Object.getPrototypeOf(object) as object | null
  return prototype === null || Object.getPrototypeOf(prototype) === null
}
