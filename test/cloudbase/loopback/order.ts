/**
 * MongoDB's order of values: first by type, then within it; texts by the bytes of their UTF-8 form, which is the
 * order of code points. JavaScript compares UTF-16 units and puts 🌾 before ￥.
 */
export function compare(a: unknown, b: unknown): number {
  const [left, right] = [rank(a), rank(b)]
  if (left !== right) return left - right
  if (typeof a === 'string' && typeof b === 'string') return compareTexts(a, b)
  if (Array.isArray(a) && Array.isArray(b)) return compareLists(a, b)
  if (left === ranks.object)
    return compareLists(Object.entries(a as object), Object.entries(b as object))
  const [x, y] = [Number(a), Number(b)]
  return x < y ? -1 : x > y ? 1 : 0
}

export function sameType(a: unknown, b: unknown): boolean {
  return rank(a) === rank(b)
}

const ranks = { null: 1, number: 2, string: 3, object: 4, array: 5, boolean: 6, date: 7 }

function rank(value: unknown): number {
  if (value === undefined || value === null) return ranks.null
  if (Array.isArray(value)) return ranks.array
  if (value instanceof Date) return ranks.date
  if (typeof value === 'number' || typeof value === 'bigint') return ranks.number
  if (typeof value === 'string') return ranks.string
  return typeof value === 'boolean' ? ranks.boolean : ranks.object
}

/** Half a surrogate pair stands for a code point above all others, wherever UTF-16 puts it. */
function compareTexts(a: string, b: string): number {
  const least = Math.min(a.length, b.length)
  for (let i = 0; i < least; i++) {
    const [x, y] = [a.charCodeAt(i), b.charCodeAt(i)]
    if (x !== y) return Number(isSurrogate(x)) - Number(isSurrogate(y)) || x - y
  }
  return a.length - b.length
}

function isSurrogate(unit: number): boolean {
  return unit >= 0xd800 && unit <= 0xdfff
}

function compareLists(a: readonly unknown[], b: readonly unknown[]): number {
  const least = Math.min(a.length, b.length)
  for (let i = 0; i < least; i++) {
    const order = compare(a[i], b[i])
    if (order !== 0) return order
  }
  return a.length - b.length
}
