import { closeSync, fdatasync, fdatasyncSync, openSync } from 'node:fs'

/**
 * SQLite's write-ahead log, flushed by us: SQLite would do it within the commit, and the whole process would wait for
 * the disk. The file stays the same one while the database is open. Unlike the other files of the store it carries no
 * lock that closing it would give up.
 */
export class WriteAheadLog {
  private readonly descriptor: number

  constructor(database: string) {
    this.descriptor = openSync(`${database}-wal`, 'r+')
  }

  /** Resolves when everything that was committed before is on the disk. */
  flush(): Promise<void> {
    return new Promise((resolve, reject) => {
      fdatasync(this.descriptor, (error) => {
        if (error) reject(error)
        else resolve()
      })
    })
  }

  /** The same before it returns. */
  flushNow(): void {
    fdatasyncSync(this.descriptor)
  }

  close(): void {
    closeSync(this.descriptor)
  }
}
