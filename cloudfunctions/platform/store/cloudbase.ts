import { guarded, checkedSpecs, type Adapter, type AdapterTx } from './guarded'
import { packed, packedField, packedName, unpacked } from './cloudbase-documents'
import { Race, translated } from './cloudbase-errors'
import { counted, followed, listed, parted } from './cloudbase-query'
import { followApart, type Named } from './follow'
import type { CloudDatabase, CloudDocuments, CloudTransaction } from './cloudbase-sdk'
import type { Page, Plan } from './plan'
import { retrying, type Pace } from './retry'
import {
  Busy,
  Conflict,
  Misuse,
  type Collections,
  type CollectionSpecs,
  type Doc,
  type Store,
} from './store'

export interface CloudbaseOptions<C extends Collections<C>> {
  /** Of `cloud.database({ throwOnNotFound: false })`; its collections and indexes are made by the deploy command. */
  readonly database: unknown
  readonly collections: CollectionSpecs<C>
  /** How long a call goes on trying. */
  readonly pace?: Pace
  /** Refuses the store's own calls inside a transaction, as every test does. */
  readonly watch?: boolean
}

/** The document database of a WeChat cloud environment, through wx-server-sdk. */
export function openCloudbase<C extends Collections<C>>(options: CloudbaseOptions<C>): Store<C> {
  const { collections, pace, watch = false } = options
  checkedSpecs(collections)
  const adapter = new CloudbaseAdapter(options.database as CloudDatabase, { ...ownPace, ...pace })
  return guarded(collections, adapter, watch)
}

/**
 * Who lost a race tries again soon: whoever begins right after the winner's commit comes next, and with long pauses
 * nobody does (30 writers on one document took 16 s with pauses of up to a second, 8 s with these). A database that
 * takes no more requests is left in peace for longer.
 */
const ownPace: Pace = {
  firstPauseMs: 40,
  longestPauseMs: (error) => (error instanceof Race ? 200 : 1_000),
}

class CloudbaseAdapter implements Adapter {
  private readonly underWay = new Set<Promise<unknown>>()

  constructor(
    private readonly database: CloudDatabase,
    private readonly pace: Pace,
  ) {}

  async get(collection: string, id: string): Promise<Doc | null> {
    const { data } = await this.reading(() => this.database.collection(collection).doc(id).get())
    return found(data)
  }

  follow(collection: string, id: string, ...steps: Named): Promise<(Doc | null)[]> {
    return this.tracked(this.joined(collection, id, steps))
  }

  async list(collection: string, page: Page): Promise<Doc[]> {
    const { command } = this.database
    const { data } = await this.reading(() =>
      listed(this.database.collection(collection), command, page).get(),
    )
    return (data as unknown[]).map(unpacked)
  }

  async count(collection: string, plan: Plan): Promise<number> {
    const { command } = this.database
    const { total } = await this.reading(() =>
      counted(this.database.collection(collection), command, plan).count(),
    )
    return total
  }

  transact<T>(work: (t: AdapterTx) => Promise<T>): Promise<T> {
    return this.tracked(retrying(() => this.attempt(work), mayPass, this.pace))
  }

  async close(): Promise<void> {
    while (this.underWay.size > 0) await Promise.allSettled(this.underWay)
  }

  /** Of an aggregate that failed the SDK may not say why; a document that is read by itself does. */
  private async joined(collection: string, id: string, steps: Named): Promise<(Doc | null)[]> {
    try {
      const { list } = await this.reading(() =>
        followed(this.database.collection(collection), id, steps).end(),
      )
      return parted(list[0], steps)
    } catch (error) {
      if (error instanceof Busy) throw error
      return followApart((...one) => this.get(...one), collection, id, steps)
    }
  }

  /** Reading twice does no harm, so what broke is asked again. */
  private reading<T>(read: () => Promise<T>): Promise<T> {
    return this.tracked(retrying(() => asked(read), mayPass, this.pace))
  }

  private async attempt<T>(work: (t: AdapterTx) => Promise<T>): Promise<T> {
    const transaction = await asked(() => this.database.startTransaction())
    const t = new CloudbaseTx(this.database, transaction)
    try {
      const value = await work(t)
      await asked(() => transaction.commit(), 'commit')
      return value
    } catch (error) {
      await this.rollBack(transaction)
      throw error
    } finally {
      t.over = true
    }
  }

  /**
   * An orphan's locks would stand in the way of every retry until it expires. Where the transaction is gone already,
   * be it committed or lost, there is nothing to roll back, and the database says so.
   */
  private async rollBack(transaction: CloudTransaction): Promise<void> {
    const shortly: Pace = { ...this.pace, budgetMs: 1_000 }
    await retrying(() => asked(() => transaction.rollback()), isBusy, shortly).catch(
      () => undefined,
    )
  }

  private tracked<T>(work: Promise<T>): Promise<T> {
    this.underWay.add(work)
    const forget = () => this.underWay.delete(work)
    work.then(forget, forget)
    return work
  }
}

class CloudbaseTx implements AdapterTx {
  over = false
  /** As read: in its snapshot a document stays as it is until the transaction itself writes it. */
  private readonly read = new Map<string, unknown>()

  constructor(
    private readonly database: CloudDatabase,
    private readonly transaction: CloudTransaction,
  ) {}

  async get(collection: string, id: string): Promise<Doc | null> {
    const place = placeOf(collection, id)
    if (!this.read.has(place)) {
      const { data } = await asked(() => this.documents(collection).doc(id).get())
      this.read.set(place, data)
    }
    return found(this.read.get(place))
  }

  async insert(collection: string, doc: Doc): Promise<void> {
    this.read.delete(placeOf(collection, doc._id))
    await asked(() => this.documents(collection).add({ data: packed(doc) as object }))
  }

  async update(
    collection: string,
    id: string,
    set: Readonly<Record<string, unknown>>,
    inc: Readonly<Record<string, number>>,
  ): Promise<void> {
    this.read.delete(placeOf(collection, id))
    const { command } = this.database
    const data: Record<string, object> = {}
    // A plain object would be merged into what is there.
    for (const [field, value] of Object.entries(set)) {
      data[packedName(field)] = command.set(packedField(value))
    }
    for (const [field, by] of Object.entries(inc)) data[packedName(field)] = command.inc(by)
    const { stats } = await asked(() => this.documents(collection).doc(id).update({ data }))
    // The database may count only what it changed, and an update may change nothing.
    if (stats.updated === 0 && !(await this.get(collection, id))) {
      throw new Conflict(`${collection}: no document to update`)
    }
  }

  async remove(collection: string, id: string): Promise<void> {
    this.read.delete(placeOf(collection, id))
    await asked(() => this.documents(collection).doc(id).remove())
  }

  private documents(collection: string): CloudDocuments {
    if (this.over) throw new Misuse('the transaction is over')
    return this.transaction.collection(collection)
  }
}

function placeOf(collection: string, id: string): string {
  return `${collection}/${id}`
}

function found(data: unknown): Doc | null {
  return data == null ? null : unpacked(data)
}

const isBusy = (error: unknown) => error instanceof Busy
/** A document that is not there will not be there the next time either. */
const mayPass = (error: unknown) => error instanceof Race || error instanceof Busy

async function asked<T>(ask: () => Promise<T>, during: 'work' | 'commit' = 'work'): Promise<T> {
  try {
    return await ask()
  } catch (error) {
    throw error instanceof Conflict || error instanceof Misuse ? error : translated(error, during)
  }
}
