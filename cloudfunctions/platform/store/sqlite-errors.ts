import { Unwritable } from '../unwritable'
import { Busy, Duplicate, Unknown } from './store'

/** The file is no database, is broken, or belongs to another program. It is left as it was found. */
export class StoreDamaged extends Error {
  override readonly name = 'StoreDamaged'
}
/** Written by a newer version of this program; this one would not know what it changes. */
export class StoreNewer extends Error {
  override readonly name = 'StoreNewer'
}
/** Another process has the folder open. */
export class StoreLocked extends Error {
  override readonly name = 'StoreLocked'
}
/** No permission, a read-only or a full disk. */
export class StoreUnwritable extends Unwritable {
  override readonly name = 'StoreUnwritable'
}

/** SQLite's primary result codes. libsql knows no names for most of the extended ones. */
const primary = {
  perm: 3,
  busy: 5,
  locked: 6,
  readonly: 8,
  ioerr: 10,
  corrupt: 11,
  full: 13,
  cantopen: 14,
  notadb: 26,
}
const constraintPrimaryKey = 1555
const constraintUnique = 2067

/** SQLite's error in the words of the port. Its message may quote a value, so it stays in `cause`. */
export function translated(cause: unknown, during: 'work' | 'commit'): unknown {
  const { rawCode = 0, message = '' } = cause as { rawCode?: number; message?: string }
  const because = { cause }
  if (rawCode === constraintPrimaryKey || rawCode === constraintUnique) {
    return new Duplicate(`already there: ${/failed: (.*)/.exec(message)?.[1] ?? ''}`, because)
  }
  switch (rawCode & 0xff) {
    case primary.busy:
    case primary.locked:
      return new Busy('another program holds the database', because)
    case primary.corrupt:
    case primary.notadb:
      return new StoreDamaged('the database is damaged', because)
    case primary.perm:
    case primary.readonly:
    case primary.full:
    case primary.cantopen:
      return new StoreUnwritable('the database cannot be written to', because)
    case primary.ioerr:
      // A write-ahead log that could not be flushed may still be found and replayed at the next start.
      return during === 'commit'
        ? new Unknown('the disk failed during the commit', because)
        : new StoreUnwritable('the disk failed', because)
  }
  // These two have no code of their own.
  if (message.startsWith('ConnectionFailed')) {
    return new StoreUnwritable('the database cannot be opened', because)
  }
  if (message === 'malformed JSON')
    return new StoreDamaged('a document is not JSON any more', because)
  return cause
}
