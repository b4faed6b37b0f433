import { nextTick } from 'node:process'
import { setImmediate } from 'node:timers/promises'
import type { AdapterTx } from './guarded'
import { retrying } from './retry'
import type { Connection } from './sqlite-connection'
import { Flushes } from './sqlite-flushes'
import { KeptDocuments } from './sqlite-kept'
import type { WriteAheadLog } from './sqlite-log'
import { SqliteTx, withinOneTurn, Written } from './sqlite-tx'
import { Busy } from './store'

/** So many share a commit at most, so that the first of them does not wait for ever. */
export const sharingMax = 64

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
 * failed too, since they may have failed over something that another wrote. Meanwhile the next ones run and commit.
 */
export class Writer {
  /** Whether a commit has to outlive the machine. */
  flushes: boolean
  private readonly documents = new KeptDocuments()
  private readonly changes = new Map<string, number>()
  private readonly strangers = { version: 0, changes: 0, asked: false }
  private waiting: Job[] = []
  private gathering = false
  /** The end of the last thing asked for. */
  private tail: Promise<unknown> = Promise.resolve()
  private open = false
  /** Somebody waits, or did a moment ago. */
  private crowded = false
  private readonly unflushed: Flushes

  constructor(
    private readonly connection: Connection,
    log: WriteAheadLog,
    flushes: boolean,
  ) {
    this.flushes = flushes
    this.unflushed = new Flushes(log)
  }

  /** The handle, unless it sees what is not committed. */
  get committed(): Connection | null {
    this.unflushed.check()
    return this.open ? null : this.connection
  }

  /**
   * Resolves when what was just read of a document (or of any, for null) can no longer be lost: a commit can be seen a
   * moment before it is flushed, and nobody shall be told of what a power cut may yet undo.
   */
  lasting(collection: string, id: string | null): Promise<void> {
    return this.unflushed.of(collection, id)
  }

  /** Documents as of the last commit. */
  get kept(): KeptDocuments {
    this.notice()
    return this.documents
  }

  /** How many commits wrote to a collection. */
  changesOf(collection: string): number {
    this.notice()
    return this.strangers.changes + (this.changes.get(collection) ?? 0)
  }

  transact<T>(work: (t: AdapterTx) => Promise<T>): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      this.waiting.push({ work, resolve: resolve as Job['resolve'], reject })
      if (this.gathering) return
      this.gathering = true
      void this.queue(() => this.serve())
    })
  }

  /** Runs `job` when no transaction is under way, and all that were are told. */
  alone(job: (connection: Connection) => void): Promise<void> {
    return this.queue(async () => {
      await this.unflushed.all().catch(() => undefined)
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
        void this.tell(jobs, ...(await this.commit(jobs)))
      } catch (error) {
        if (error instanceof AllUndone) this.again(jobs, error)
        else for (const { reject } of jobs) reject(error)
      }
    }
    this.gathering = false
  }

  /** When it is on the disk. */
  private async tell(
    jobs: readonly Job[],
    answers: readonly (() => void)[],
    written: Written,
  ): Promise<void> {
    try {
      await this.flush(written, jobs.length > 1)
      for (const answer of answers) answer()
    } catch (error) {
      for (const { reject } of jobs) reject(error)
    }
  }

  /** @returns what to tell each of them, and what they wrote */
  private async commit(jobs: readonly Job[]): Promise<[(() => void)[], Written]> {
    this.unflushed.check()
    await this.begin()
    const written = new Written()
    const answers: (() => void)[] = []
    try {
      for (const job of jobs) answers.push(await this.run(job, written, jobs.length > 1))
      this.connection.commit()
      this.keep(written)
      return [answers, written]
    } catch (error) {
      // What a commit that failed left behind is asked of the database again.
      this.documents.clear()
      throw error
    } finally {
      this.connection.rollback()
      this.open = false
    }
  }

  /** In the same moment as the commit, before anybody can read. */
  private keep({ documents, collections }: Written): void {
    for (const [key, json] of documents) this.documents.set(key, json)
    for (const collection of collections)
      this.changes.set(collection, (this.changes.get(collection) ?? 0) + 1)
  }

  /**
   * A person may have written with a tool. SQLite knows; it is asked once in each turn of the event loop, which is before
   * anything is answered to a request that came after the tool was done.
   */
  private notice(): void {
    const { strangers } = this
    if (strangers.asked) return
    strangers.asked = true
    nextTick(() => (strangers.asked = false))
    const version = this.connection.number('pragma data_version')
    if (version === strangers.version) return
    strangers.version = version
    strangers.changes++
    this.documents.clear()
  }

  private async begin(): Promise<void> {
    // IMMEDIATE, since a transaction that only later asks to write may find that it has lost already.
    // Nobody else should hold the lock; a person looking at the file with a tool may.
    await retrying(
      async () => {
        this.connection.run('begin immediate')
        this.open = true
        this.strangers.asked = false
        this.notice()
      },
      (error) => error instanceof Busy,
    )
  }

  private async run(job: Job, written: Written, shared: boolean): Promise<() => void> {
    const t = new SqliteTx(this.connection, written, this.documents)
    try {
      if (shared) this.connection.run('savepoint one')
      const value = await withinOneTurn(job.work(t))
      if (shared) this.connection.run('release one')
      written.addAll(t.written)
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

  /** What wrote nothing may have read what is not on the disk yet. */
  private async flush(written: Written, shared: boolean): Promise<void> {
    if (!this.flushes || !written.something) return this.unflushed.all()
    if (!shared && !this.crowded && this.unflushed.idle) {
      this.unflushed.now()
      return
    }
    await this.unflushed.beside(written)
    this.crowded = this.waiting.length > 0 || !this.unflushed.idle
  }
}
