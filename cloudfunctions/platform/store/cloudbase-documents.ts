import type { Doc } from './store'

/**
 * Documents as the SDK can carry them. It takes an object with `_bsontype` or `_internalType` for one of its own, falls
 * over fields that every object has (`constructor`), and hands back a class of its own where an object looks like a
 * place on the map (`type` and `coordinates`). A user's text becomes a field's name nowhere, but the store promises
 * JSON; so such names get a mark on the way in and lose it on the way out.
 */
export function packed(value: unknown): unknown {
  return renamed(value, (key, depth) => (isMarked(key, depth) ? mark + key : key), 0)
}

export function unpacked(value: unknown): Doc {
  return renamed(value, (key) => (key.startsWith(mark) ? key.slice(mark.length) : key), 0) as Doc
}

/** A field's own value, which stands one level down in its document. */
export function packedField(value: unknown): unknown {
  return renamed(value, (key, depth) => (isMarked(key, depth) ? mark + key : key), 1)
}

export function packedName(field: string): string {
  return isMarked(field, 0) ? mark + field : field
}

const mark = '~'

function isMarked(key: string, depth: number): boolean {
  return (
    key.startsWith(mark) ||
    key === '_bsontype' ||
    key === '_internalType' ||
    key in Object.prototype ||
    // Only of inner objects does the SDK ask what they look like; a field of the document may have an index.
    (key === 'coordinates' && depth > 0)
  )
}

function renamed(
  value: unknown,
  name: (key: string, depth: number) => string,
  depth: number,
): unknown {
  if (typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) return value.map((item) => renamed(item, name, depth + 1))
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [
      name(key, depth),
      renamed(inner, name, depth + 1),
    ]),
  )
}
