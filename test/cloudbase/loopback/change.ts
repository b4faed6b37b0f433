import { update } from 'mingo/updater'
import { write, type Fields } from './ejson'
import { Refusal, tooLarge } from './errors'
import { at } from './query'

/** A document as large as the platform takes. */
export function checkedSize(doc: Fields, most: number): Fields {
  const bytes = Buffer.byteLength(write(doc))
  if (bytes > most) throw tooLarge('a document', bytes, most)
  return doc
}

/** What an update with operators makes of a document. Objects are merged only as far as their paths say. */
export function applied(doc: Fields, change: Fields): Fields {
  const bare = Object.keys(change).find((key) => !key.startsWith('$'))
  if (bare !== undefined) {
    throw new Refusal('DATABASE_INVALID_OPERRATOR', `[InvalidParameter] unknown operator: ${bare}`)
  }
  for (const [path, by] of Object.entries((change.$inc ?? {}) as Fields)) {
    const value = at(doc, path.split('.'))
    if (value !== undefined && (typeof value !== 'number' || typeof by !== 'number')) {
      throw new Refusal(
        'DATABASE_REQUEST_FAILED',
        `[FailedOperation] Cannot apply $inc to a value of non-numeric type. {_id: "${String(doc._id)}"} has the field '${path}'`,
      )
    }
  }
  const next = structuredClone(doc)
  update(next, change)
  return next
}
