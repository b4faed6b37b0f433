import { StoreUnwritable } from './sqlite-errors'
import type { WriteAheadLog } from './sqlite-log'
import { Written } from './sqlite-tx'
import { Unknown } from './store'

interface Flush {
  readonly written: Written
  readonly done: Promise<void>
}

/**
 * What is committed and not yet on the disk. One flush is under way at a time; all that is committed meanwhile shares
 * the next one.
 */
export class Flushes {
  private underWay: Flush | undefined
  private next: Flush | undefined
  private failure: StoreUnwritable | undefined

  constructor(private readonly log: WriteAheadLog) {}

  /** Throws once a flush has failed. */
  check(): void {
    if (this.failure) throw this.failure
  }

  get idle(): boolean {
    return this.underWay === undefined
  }

  /** The whole process waits: for somebody alone, the way to another thread and back would only be longer. */
  now(): void {
    try {
      this.log.flushNow()
    } catch (cause) {
      throw this.failed(cause)
    }
  }

  /** Resolves when all that was committed up to now is on the disk. */
  beside(written: Written): Promise<void> {
    if (this.underWay === undefined) {
      this.underWay = this.begin(written)
      return this.underWay.done
    }
    this.next ??= this.afterwards(this.underWay)
    this.next.written.addAll(written)
    return this.next.done
  }

  /** Resolves when nothing that was committed up to now can be lost any more. */
  async all(): Promise<void> {
    await (this.next ?? this.underWay)?.done
  }

  /** The same for what was just read of a document, or of any in a collection, for null. */
  async of(collection: string, id: string | null): Promise<void> {
    if (this.next?.written.has(collection, id)) await this.next.done
    else if (this.underWay?.written.has(collection, id)) await this.underWay.done
  }

  private begin(written: Written): Flush {
    const done = this.log.flush().then(
      () => this.over(),
      (cause: unknown) => {
        throw this.failed(cause)
      },
    )
    return { written, done }
  }

  private afterwards({ done }: Flush): Flush {
    const written = new Written()
    return { written, done: done.then(() => this.begin(written).done) }
  }

  private over(): void {
    this.underWay = this.next
    this.next = undefined
  }

  /**
   * Whether the next flush would tell of this one's loss depends on the system. What is on the disk is known again
   * after a start.
   */
  private failed(cause: unknown): Unknown {
    this.failure = new StoreUnwritable('the disk failed: start again', { cause })
    return new Unknown('the disk failed during the commit', { cause })
  }
}
