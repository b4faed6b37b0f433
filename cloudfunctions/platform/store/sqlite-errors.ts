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
export class StoreUnwritable extends Error {
  override readonly name = 'StoreUnwritable'
}

/** SQLite's error in the words of the port. Its message may quote a value, so it stays in `cause`. */
export function translated(cause: unknown, during: 'work' | 'commit'): unknown {
  const { code = '', message = '' } = cause as { code?: string; message?: string }
  const because = { cause }
  if (/^SQLITE_CONSTRAINT_(PRIMARYKEY|UNIQUE)/.test(code)) {
    return new Duplicate(`already there: ${/failed: (.*)/.exec(message)?.[1] ?? ''}`, because)
  }
  if (/^SQLITE_(BUSY|LOCKED)/.test(code))
    return new Busy('another program holds the database', because)
  if (/^SQLITE_(CORRUPT|NOTADB)/.test(code) || message === 'malformed JSON') {
    return new StoreDamaged('the database is damaged', because)
  }
  if (
    /^SQLITE_(READONLY|FULL|CANTOPEN|PERM)/.test(code) ||
    message.startsWith('ConnectionFailed')
  ) {
    return new StoreUnwritable('the database cannot be written to', because)
  }
  // A write-ahead log that could not be flushed may still be found and replayed at the next start.
  if (during === 'commit' && code.startsWith('SQLITE_IOERR')) {
    return new Unknown('the disk failed during the commit', because)
  }
  return cause
}
