import { createHash } from 'node:crypto'
import {
  closeSync,
  createReadStream,
  existsSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  openSync,
  readdirSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { create, list } from 'tar'
import { systemClock } from '../platform/clock'
import { isFull, Unwritable } from '../platform/unwritable'
import { copySqlite } from '../platform/store/sqlite-copy'
import { dataVersion } from '../migrations'
import { accountsOf, verifyAccount } from '../services/ledger/ledger'
import { filesFolder, holdsData, openData } from './data'
import { Stop } from './stop'

/** What a backup says of itself; its first entry, `backup.json`. */
export interface Manifest {
  readonly format: typeof format
  readonly installationId: string
  /** Of the documents; a program of a lower one cannot read them. */
  readonly dataVersion: number
  readonly madeAt: string
  /** Every other entry with its SHA-256. */
  readonly files: Readonly<Record<string, string>>
}

export interface Copied {
  readonly manifest: Manifest
  readonly accounts: number
  readonly entries: number
}

export const format = 'zhiqi-backup-1'
export const manifestFile = 'backup.json'
const making = /^making-backup-(\d+)$/
const photos = 'store.files'

/**
 * Everything of a folder as one tar file, also while a server works with it: whatever was acknowledged before this
 * begins is in it. It appears under its name once it was read back, opened, and every account in it recomputed.
 */
export async function backup(folder: string, file: string): Promise<Copied> {
  if (!holdsData(folder)) throw new Stop(`${folder} 里没有数据，请用 --data 写对目录`)
  if (existsSync(file)) throw new Stop(`${file} 已经有了，请换一个文件名，旧的备份不会被盖掉`)
  if (!existsSync(dirname(resolve(file))))
    throw new Stop(`没有 ${dirname(file)} 这个目录，请先建好再备份`)
  const work = makeWorkshop(folder)
  const partial = `${file}.partial`
  try {
    copySqlite(folder, join(work, 'store.db'))
    linkFiles(filesFolder(folder), join(work, photos))
    const copied = await examined(work)
    writeFileSync(join(work, manifestFile), JSON.stringify(copied.manifest, null, 1))
    await create({ file: partial, cwd: work, portable: true }, [
      manifestFile,
      ...Object.keys(copied.manifest.files),
    ])
    flush(partial)
    await readBack(partial)
    renameSync(partial, file)
    flush(dirname(resolve(file)))
    return copied
  } catch (error) {
    rmSync(partial, { force: true })
    if (isFull(error) || error instanceof Unwritable || isFull((error as Error).cause))
      throw new Stop(`磁盘满了或不能写，没有备份成：请腾出地方，或换一个盘再备份`, { cause: error })
    throw error
  } finally {
    rmSync(work, { recursive: true, force: true })
  }
}

/** Beside the data, since a photo is linked there at no cost. What a killed backup left there goes. */
function makeWorkshop(folder: string): string {
  for (const name of readdirSync(folder)) {
    const [, pid] = making.exec(name) ?? []
    if (pid !== undefined && !isAlive(Number(pid)))
      rmSync(join(folder, name), { recursive: true, force: true })
  }
  const work = join(folder, `making-backup-${String(process.pid)}`)
  mkdirSync(work)
  return work
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

/** Files never change, so a link is a copy; one that goes meanwhile is kept by it. */
function linkFiles(from: string, to: string): void {
  for (const file of filesUnder(from)) {
    const target = join(to, relative(from, file))
    mkdirSync(dirname(target), { recursive: true })
    try {
      linkSync(file, target)
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
    }
  }
}

export function filesUnder(folder: string): string[] {
  if (!existsSync(folder)) return []
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((each) => each.isFile())
    .map((each) => join(each.parentPath, each.name))
    .sort()
}

/** Opens a copy as the server would, recomputes every account, and says what is in it. */
export async function examined(folder: string): Promise<Copied> {
  const store = await openData(folder)
  let accounts = 0
  let entries = 0
  let installationId = ''
  try {
    installationId = (await store.get('installation', 'this'))?.installationId ?? ''
    for (const { _id: villageId } of await store.list('villages', { eq: {}, limit: 1000 })) {
      for (const account of await accountsOf(store, villageId)) {
        const verdict = await verifyAccount(store, account)
        if (verdict.broken)
          throw new Stop(
            `台账核验不过，没有备份成：账户 ${account.accountId} 第 ${String(verdict.broken.seq)} 笔，${verdict.broken.what}`,
          )
        accounts++
        entries += verdict.entries
      }
    }
  } finally {
    await store.close()
  }
  rmSync(join(folder, 'store.lock'), { force: true })
  const names = [join(folder, 'store.db'), ...filesUnder(join(folder, photos))]
  const files: Record<string, string> = {}
  for (const name of names) files[relative(folder, name)] = await hashOf(createReadStream(name))
  const madeAt = systemClock.now()
  return { manifest: { format, installationId, dataVersion, madeAt, files }, accounts, entries }
}

/** Reads a backup through, and refuses it unless every byte is as its manifest says. */
export async function readBack(file: string): Promise<Manifest> {
  const hashes = new Map<string, Promise<string>>()
  const heads: Promise<Buffer>[] = []
  try {
    await list({
      file,
      strict: true,
      onReadEntry(entry) {
        if (entry.path === manifestFile) heads.push(entry.concat())
        else hashes.set(entry.path, hashOf(entry))
      },
    })
  } catch (cause) {
    throw new Stop(`${file} 读不了，或者不是志气榜的备份`, { cause })
  }
  const manifest = manifestOf(file, (await Promise.all(heads))[0])
  const wanted = Object.entries(manifest.files)
  for (const [name, hash] of wanted)
    if ((await hashes.get(name)) !== hash)
      throw new Stop(`${file} 里的 ${name} 坏了，这个备份不能用，请用另一个`)
  if (hashes.size !== wanted.length)
    throw new Stop(`${file} 里多了不该有的文件，这个备份不能用，请用另一个`)
  return manifest
}

function manifestOf(file: string, head: Buffer | undefined): Manifest {
  try {
    const manifest = JSON.parse(head?.toString() ?? '') as { format: string }
    if (manifest.format === format) return manifest as Manifest
  } catch {
    // Told below.
  }
  throw new Stop(`${file} 不是志气榜的备份`)
}

async function hashOf(bytes: AsyncIterable<Buffer>): Promise<string> {
  const hash = createHash('sha256')
  await pipeline(bytes, hash)
  return hash.digest('hex')
}

function flush(path: string): void {
  const handle = openSync(path, 'r')
  try {
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
}
