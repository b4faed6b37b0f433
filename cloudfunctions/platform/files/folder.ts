import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import { mkdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import type { Clock } from '../clock'
import { isFull, Unwritable } from '../unwritable'
import { addressMs, checkFilePath, isFilePath, type Files } from './files'

export interface FolderOptions {
  /** Made when the first file is written. */
  readonly folder: string
  readonly clock: Clock
}

/** What a sealed address allows, once the seal is proven. */
export interface Allowed {
  readonly path: string
  /** Of an address to write to. */
  readonly bytesMax: number
  readonly name: string | null
}

export interface FolderFiles extends Files {
  /** What the address allows; null where it was not issued for this, is changed, or has run out. */
  allowed(method: 'read' | 'write', address: string): Allowed | null
}

const prefix = '/files/'

/**
 * Files in a folder. An address is `/files/<path>` with a seal over what it allows and until when; the key is this
 * process's own, so a restart ends every address.
 */
export function folderFiles({ folder, clock }: FolderOptions): FolderFiles {
  const root = resolve(folder)
  const key = randomBytes(32)

  function place(path: string): string {
    checkFilePath(path)
    return join(root, path)
  }

  function sealOf(method: string, path: string, query: string): Buffer {
    return createHmac('sha256', key).update(`${method}\n${path}\n${query}`).digest()
  }

  function address(method: 'read' | 'write', path: string, also: Record<string, string>): string {
    checkFilePath(path)
    const until = String(Date.parse(clock.now()) + addressMs)
    const query = new URLSearchParams({ until, ...also }).toString()
    return `${prefix}${path}?${query}&seal=${sealOf(method, path, query).toString('base64url')}`
  }

  return {
    read: (path) => orNull(() => readFile(place(path))),
    size: (path) => orNull(async () => (await stat(place(path))).size),
    async write(path, bytes) {
      const target = place(path)
      const beside = `${target}.${randomBytes(6).toString('hex')}`
      try {
        await mkdir(dirname(target), { recursive: true })
        await writeFile(beside, bytes)
        await rename(beside, target)
      } catch (error) {
        await rm(beside, { force: true })
        throw isFull(error) ? new Unwritable('no room for the file', { cause: error }) : error
      }
    },
    remove: (path) => rm(place(path), { force: true }),
    readAddress: async (path, name) => address('read', path, name === undefined ? {} : { name }),
    writeAddress: async (path, bytesMax) => address('write', path, { max: String(bytesMax) }),
    allowed(method, address) {
      const [, path = '', query = '', seal = ''] =
        /^\/files\/([^?]*)\?(.*)&seal=([\w-]+)$/.exec(address) ?? []
      if (!isFilePath(path)) return null
      const expected = sealOf(method, path, query)
      const given = Buffer.from(seal, 'base64url')
      if (given.length !== expected.length || !timingSafeEqual(given, expected)) return null
      const values = new URLSearchParams(query)
      if (Number(values.get('until')) <= Date.parse(clock.now())) return null
      return { path, bytesMax: Number(values.get('max') ?? 0), name: values.get('name') }
    },
  }
}

async function orNull<T>(ask: () => Promise<T>): Promise<T | null> {
  try {
    return await ask()
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
    throw error
  }
}
