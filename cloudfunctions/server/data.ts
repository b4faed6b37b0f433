import {
  existsSync,
  openSync,
  closeSync,
  readdirSync,
  readSync,
  renameSync,
  rmSync,
  rmdirSync,
  statSync,
} from 'node:fs'
import { join } from 'node:path'
import {
  openSqlite,
  StoreDamaged,
  StoreLocked,
  StoreNewer,
  StoreUnwritable,
  type Durability,
  type SqliteStore,
} from '../platform/store/sqlite'
import { systemClock } from '../platform/clock'
import { dataVersion, migrations } from '../migrations'
import { migrate } from '../migrations/run'
import { upgrading } from '../migrations/store'
import { collections } from '../services/capabilities'
import type { Documents } from '../services/common/documents'
import { Stop } from './stop'

export type DataStore = SqliteStore<Documents>

export interface OpenOptions {
  readonly durability?: Durability
  /** Refuses the store's own calls inside a transaction, as every test does. */
  readonly watch?: boolean
}

/** What the store keeps in its folder. Nothing else there is ever touched. */
const storeFiles = ['store.db', 'store.db-wal', 'store.db-shm', 'store.lock', 'store.lock-journal']
/** A demo county is made here and moved out when it is complete, so that half of one is never served. */
const making = 'making'
/** A backup is unpacked and tried here before it takes the place of what is there. */
export const restoring = 'restoring'
/** Photos and other uploads, beside the store. */
const uploads = 'store.files'

/** Opens the data of a folder and brings it to this version, or throws Stop and has changed nothing. */
export async function openData(folder: string, options: OpenOptions = {}): Promise<DataStore> {
  refuseIfHalfRestored(folder)
  refuseIfEmptied(folder)
  const store = await open(folder, folder, options)
  // Moves what is in the log into the file, so that its head tells whose it is, whatever happens later.
  if (options.durability !== 'off') await store.setDurability('full')
  return store
}

export function filesFolder(folder: string): string {
  return join(folder, uploads)
}

async function open(path: string, folder: string, options: OpenOptions): Promise<DataStore> {
  const stored = opened(path, folder, options)
  try {
    await migrate(stored, { migrations, now: () => systemClock.now() })
  } catch (error) {
    await stored.close()
    throw error
  }
  return { ...stored, ...upgrading(stored, migrations) }
}

function opened(path: string, folder: string, options: OpenOptions): DataStore {
  const { durability = 'full', watch = false } = options
  try {
    return openSqlite({ folder: path, collections, dataVersion, durability, watch })
  } catch (cause) {
    throw new Stop(reason(folder, cause), { cause })
  }
}

function reason(folder: string, error: unknown): string {
  if (error instanceof StoreLocked)
    return `${folder} is in use by another process. Stop that one, or choose --data.`
  if (error instanceof StoreNewer)
    return `The data in ${folder} is of a newer version of Zhiqi. Update Zhiqi, or choose --data.`
  if (error instanceof StoreUnwritable)
    return `${folder} cannot be written to. Choose another folder with --data.`
  if (error instanceof StoreDamaged)
    return `The data in ${folder} is damaged and was left as it is. Restore a copy, or choose --data.`
  throw error
}

export function holdsData(folder: string): boolean {
  return existsSync(join(folder, 'store.db'))
}

/** Fills a store beside the final one and puts it into place when `fill` is done. */
export async function makeData(
  folder: string,
  fill: (store: DataStore) => Promise<void>,
): Promise<void> {
  const workshop = join(folder, making)
  if (holdsData(workshop)) removeStore(workshop)
  const store = await open(workshop, folder, { durability: 'off' })
  try {
    await fill(store)
    await store.setDurability('full')
  } finally {
    await store.close()
  }
  renameSync(join(workshop, 'store.db'), join(folder, 'store.db'))
  removeFiles(workshop)
  rmdirSync(workshop)
}

/**
 * Deletes the store of a folder, and only if the file says that it is ours: any other folder is refused.
 * @returns whether there was anything to delete
 */
export function clearData(folder: string): boolean {
  if (!holdsData(folder)) {
    if (existsSync(folder) && !statSync(folder).isDirectory())
      throw new Stop(`${folder} is not a folder.`)
    return false
  }
  if (!isOurs(join(folder, 'store.db'))) {
    throw new Stop(`${folder}/store.db was not written by Zhiqi, so --fresh does not delete it.`)
  }
  removeStore(folder)
  rmSync(filesFolder(folder), { recursive: true, force: true })
  return true
}

/** A first start that was cut off leaves an empty file as well, but neither photos nor a log of SQLite's beside it. */
function refuseIfEmptied(folder: string): void {
  if (sizeOf(join(folder, 'store.db')) > 0) return
  const photos = filesFolder(folder)
  const lost = [
    ...(existsSync(photos) && readdirSync(photos).length > 0 ? ['photos'] : []),
    ...(sizeOf(join(folder, 'store.db-wal')) > 0 ? ['what was written to it last'] : []),
  ]
  if (lost.length > 0)
    throw new Stop(
      `${folder}/store.db is empty or gone, but beside it there is other data (${lost.join(', ')}): the data was lost. Restore a copy, or choose --data.`,
    )
}

function sizeOf(file: string): number {
  return existsSync(file) ? statSync(file).size : 0
}

/** Else the data that were moved aside would look like an installation that never was. */
function refuseIfHalfRestored(folder: string): void {
  if (!holdsData(folder) && existsSync(join(folder, restoring)))
    throw new Stop(`${folder} 的恢复没有做完，请再运行一次 --restore`)
}

function removeStore(folder: string): void {
  refuseIfInUse(folder)
  removeFiles(folder)
}

/** A damaged or newer store may be deleted, one that somebody works with may not. */
function refuseIfInUse(folder: string): void {
  try {
    void openSqlite({ folder, collections }).close()
  } catch (error) {
    if (error instanceof StoreLocked || error instanceof StoreUnwritable)
      throw new Stop(reason(folder, error), { cause: error })
  }
}

function removeFiles(folder: string): void {
  for (const file of storeFiles) rmSync(join(folder, file), { force: true })
}

/** SQLite keeps an application's id in bytes 68 to 71 of the file; the store writes "ZHQI" there. */
function isOurs(file: string): boolean {
  const head = Buffer.alloc(72)
  const handle = openSync(file, 'r')
  try {
    const read = readSync(handle, head, 0, head.length, 0)
    return read === head.length && head.toString('latin1', 68) === 'ZHQI'
  } finally {
    closeSync(handle)
  }
}
