import { setImmediate } from 'node:timers/promises'
import type { AdapterTx } from './guarded'
import { retrying } from './retry'
import type { Connection } from './sqlite-connection'
import { StoreUnwritable } from './sqlite-errors'
import type { WriteAheadLog } from './sqlite-log'
import { SqliteTx, withinOneTurn, Written } from './sqlite-tx'
import { Busy, Unknown } from './store'

/** So many share a commit at most, so that the first of them does not wait for ever. */
const sharingMax = 64

interface Job {
  readonly work: (t: AdapterTx) => Promise<unknown>
  readonly resolve: (value: unknown) => void
  readonly reject: (error: unknown) => void
}

/** A failure after which SQLite has undone everything, also what the others wrote. */
class AllUndone extends Error {
  constructor(
    readonly by: Job,
    override readonly cause: unknown,
  ) {
    super('the whole batch was rolled back')
  }
}

/**
 * The one handle that writes. Transactions that wait at the same time share a commit and its flush: each runs in a
 * savepoint, one that fails rolls back to it alone, and all hear of it only when the log is on the disk, those that
 * failed too, since they may have failed over something that another wrote. Meanwhile the next ones gather.
 */
export class Writer {
  /** Whether a commit has to outlive the machine. */
  flushes: boolean
  private waiting: Job[] = []
  private gathering = false
  /** The end of the last thing asked for. */
  private tail: Promise<unknown> = Promise.resolve()
  private open = false
  /** Somebody waits, or did a moment ago. */
  private crowded = false
  private unflushed: { readonly written: Written; readonly done: Promise<void> } | undefined
  private broken: StoreUnwritable | undefined

  constructor(
    private readonly connection: Connection,
    private readonly log: WriteAheadLog,
    flushes: boolean,
  ) {
    this.flushes = flushes
  }

  /** The handle, unless it sees what is not committed. */
  get committed(): Connection | null {
    if (this.broken) throw this.broken
    return this.open ? null : this.connection
  }

  /**
   * Resolves when what was just read of a document (or of any, for null) can no longer be lost: a commit can be seen a
   * moment before it is flushed, and nobody shall be told of what a power cut may yet undo.
   */
  async lasting(collection: string, id: string | null): Promise<void> {
    if (this.unflushed?.written.has(collection, id)) await this.unflushed.done
  }

  transact<T>(work: (t: AdapterTx) => Promise<T>): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      this.waiting.push({ work, resolve: resolve as Job['resolve'], reject })
      if (this.gathering) return
      this.gathering = true
      void this.queue(() => this.serve())
    })
  }

  /** Runs `job` when no transaction is under way. */
  alone(job: (connection: Connection) => void): Promise<void> {
    return this.queue(async () => {
      job(this.connection)
    })
  }

  private queue<T>(job: () => Promise<T>): Promise<T> {
    const done = this.tail.then(job)
    this.tail = done.catch(() => undefined)
    return done
  }

  private async serve(): Promise<void> {
    while (this.waiting.length > 0) {
      // Whoever comes in this turn of the event loop still comes along.
      await setImmediate()
      const jobs = this.waiting.splice(0, sharingMax)
      try {
        const answers = await this.commit(jobs)
        for (const answer of answers) answer()
      } catch (error) {
        if (error instanceof AllUndone) this.again(jobs, error)
        else for (const { reject } of jobs) reject(error)
      }
    }
    this.gathering = false
  }

  /** @returns what to tell each of them, to be told when all is on the disk */
  private async commit(jobs: readonly Job[]): Promise<(() => void)[]> {
    if (this.broken) throw this.broken
    await this.begin()
    const written = new Written()
    const answers: (() => void)[] = []
    try {
      for (const job of jobs) answers.push(await this.run(job, written, jobs.length > 1))
      this.connection.commit()
    } finally {
      this.connection.rollback()
      this.open = false
    }
    this.crowded = this.crowded || jobs.length > 1
    if (this.flushes && written.something) await this.flush(written)
    return answers
  }

  private async begin(): Promise<void> {
    // IMMEDIATE, since a transaction that only later asks to write may find that it has lost already.
    // Nobody else should hold the lock; a person looking at the file with a tool may.
    await retrying(
      async () => {
        this.connection.run('begin immediate')
        this.open = true
      },
      (error) => error instanceof Busy,
    )
  }

  private async run(job: Job, written: Written, shared: boolean): Promise<() => void> {
    const t = new SqliteTx(this.connection)
    try {
      if (shared) this.connection.run('savepoint one')
      const value = await withinOneTurn(job.work(t))
      if (shared) this.connection.run('release one')
      for (const [collection, id] of t.written) written.add(collection, id)
      return () => {
        job.resolve(value)
      }
    } catch (error) {
      if (!shared) throw error
      if (!this.undoOne()) throw new AllUndone(job, error)
      return () => {
        job.reject(error)
      }
    } finally {
      t.over = true
    }
  }

  /** @returns false where SQLite has rolled back everything by itself, as it does on some errors */
  private undoOne(): boolean {
    try {
      this.connection.run('rollback to one')
      this.connection.run('release one')
      return true
    } catch {
      return false
    }
  }

  /** The one that failed hears why; the others, who did nothing wrong, come first in the next commit. */
  private again(jobs: readonly Job[], { by, cause }: AllUndone): void {
    by.reject(cause)
    this.waiting.unshift(...jobs.filter((job) => job !== by))
  }

  /**
   * Off the main thread, which meanwhile reads the next requests. For somebody alone the way to another thread and back
   * would only be longer.
   */
  private async flush(written: Written): Promise<void> {
    try {
      if (this.crowded) await this.flushBeside(written)
      else this.log.flushNow()
    } catch (cause) {
      // Whether the next flush would tell of this one's loss depends on the system. What is on the disk is known
      // again after a start.
      this.broken = new StoreUnwritable('the disk failed: start again', { cause })
      throw new Unknown('the disk failed during the commit', { cause })
    }
  }

  private async flushBeside(written: Written): Promise<void> {
    const done = this.log.flush()
    this.unflushed = { written, done }
    try {
      await done
    } finally {
      this.unflushed = undefined
      this.crowded = this.waiting.length > 0
    }
  }
}
