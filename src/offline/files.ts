import Taro from '@tarojs/taro'
import { inWeChat } from './files-weapp'
import { onWeb } from './files-web'

/** A file on this device: in WeChat behind a path, in a browser a Blob behind an object URL. */
export interface FileHere {
  readonly path: string
  readonly blob?: Blob
  readonly bytes: number
}

/** Where the bytes lie; each may fail, as where the phone is full. */
export interface Shelf {
  put(id: string, file: FileHere): Promise<void>
  /** Null where it is gone. */
  get(id: string): Promise<Pick<FileHere, 'path' | 'blob'> | null>
  drop(id: string): Promise<void>
}

interface Entry {
  readonly id: string
  /** The draft that they belong to, or `outbox`. */
  readonly under: string
  readonly bytes: number
  /** Milliseconds since 1970 on this phone. */
  readonly at: number
}

const place = 'zhiqi.files'
/** Whose command waits keeps them until it is sent, also past a sign-out. */
export const outbox = 'outbox'
const filesMax = 40
const daysMax = 30
const dayMs = 86_400_000

const shelf: Shelf = process.env.TARO_ENV === 'weapp' ? inWeChat : onWeb

/** Keeps a file that is not sent yet, so that a closed app costs nobody a photo. @returns whether there was room */
export async function keepFile(id: string, under: string, file: FileHere): Promise<boolean> {
  if (entries().some((entry) => entry.id === id)) return true
  try {
    await shelf.put(id, file)
    const entry = { id, under, bytes: file.bytes, at: Date.now() }
    rewrite(prune([...entries(), entry]))
    return true
  } catch {
    return false
  }
}

export async function keptFile(id: string): Promise<FileHere | null> {
  const entry = entries().find((one) => one.id === id)
  const found = entry === undefined ? null : await shelf.get(id).catch(() => null)
  return entry === undefined || found === null ? null : { ...found, bytes: entry.bytes }
}

export function filesUnder(under: string): readonly string[] {
  return entries().flatMap((entry) => (entry.under === under ? [entry.id] : []))
}

export function moveFiles(ids: readonly string[], under: string): void {
  if (ids.length > 0)
    rewrite(entries().map((one) => (ids.includes(one.id) ? { ...one, under } : one)))
}

export function dropFiles(ids: readonly string[]): void {
  if (ids.length > 0) rewrite(entries().filter((entry) => !ids.includes(entry.id)))
}

/** At sign-out: photos of what somebody was writing must not stay behind for the next person. */
export function forgetFiles(): void {
  rewrite(entries().filter(({ under }) => under === outbox))
}

/** The oldest drafts' go first; what waits to be sent stays. */
function prune(all: readonly Entry[]): readonly Entry[] {
  const oldest = Date.now() - daysMax * dayMs
  const drafts = all.filter(({ under, at }) => under !== outbox && at > oldest)
  const most = Math.max(0, filesMax - (all.length - drafts.length))
  const kept = drafts.slice(Math.max(0, drafts.length - most))
  return all.filter((entry) => entry.under === outbox || kept.includes(entry))
}

function entries(): readonly Entry[] {
  return Taro.getStorageSync<Entry[] | ''>(place) || []
}

function rewrite(next: readonly Entry[]): void {
  for (const { id } of entries())
    if (!next.some((entry) => entry.id === id)) void shelf.drop(id).catch(() => undefined)
  if (next.length === 0) Taro.removeStorageSync(place)
  else Taro.setStorageSync(place, next)
}
