import { once } from 'node:events'
import type { Readable } from 'node:stream'
import * as yauzl from 'yauzl'
import { UnreadableSheet } from './sheets'

/** Unpacked, a roster of 10,000 rows has about 6 MB. */
const unpackedBytesMax = 64 * 1024 * 1024
const entriesMax = 500

/** The parts of a zip archive by name. A part is unpacked only when it is read, and never beyond what it declares. */
export interface Archive {
  readonly names: readonly string[]
  /** Text of the part in pieces; null where there is none. `stop` in the consumer's `for await` ends it. */
  open(name: string): Promise<AsyncIterable<string> | null>
  close(): void
}

export async function openArchive(bytes: Buffer): Promise<Archive> {
  const zip = await opened(bytes)
  const entries = new Map<string, yauzl.Entry>()
  let unpacked = 0
  zip.on('entry', (entry: yauzl.Entry) => {
    unpacked += entry.uncompressedSize
    entries.set(keyOf(entry.fileName), entry)
    if (unpacked > unpackedBytesMax || entries.size > entriesMax)
      zip.emit('error', new UnreadableSheet('SHEET_TOO_LARGE'))
    else zip.readEntry()
  })
  zip.readEntry()
  await unreadableOr(() => once(zip, 'end'))
  let read = 0
  return {
    names: [...entries.keys()],
    async open(name) {
      const entry = entries.get(keyOf(name))
      if (!entry) return null
      const stream = await unreadableOr(() => streamOf(zip, entry))
      // A bomb may lie about its size: yauzl stops at what was declared, and here all parts together are counted.
      return textOf(stream, (n) => (read += n) <= unpackedBytesMax)
    },
    close: () => {
      zip.close()
    },
  }
}

/**
 * Names of parts are one in either case, and a space in them is %20 to some; other programs write them with the backslash
 * of their paths.
 */
function keyOf(name: string): string {
  return unescaped(name.replace(/\\/g, '/').replace(/^\/+/, '')).toLowerCase()
}

function unescaped(name: string): string {
  try {
    return decodeURIComponent(name)
  } catch {
    return name
  }
}

async function* textOf(stream: Readable, within: (bytes: number) => boolean) {
  const decoder = new TextDecoder('utf-8')
  try {
    for await (const chunk of stream as AsyncIterable<Buffer>) {
      if (!within(chunk.length)) throw new UnreadableSheet('SHEET_TOO_LARGE')
      yield decoder.decode(chunk, { stream: true })
    }
  } catch (error) {
    if (error instanceof UnreadableSheet) throw error
    const lied = error instanceof Error && error.message.includes('too many bytes')
    throw new UnreadableSheet(lied ? 'SHEET_TOO_LARGE' : 'SHEET_UNREADABLE', error)
  } finally {
    stream.destroy()
  }
  yield decoder.decode()
}

function opened(bytes: Buffer): Promise<yauzl.ZipFile> {
  return unreadableOr(
    () =>
      new Promise((resolve, reject) => {
        yauzl.fromBuffer(
          bytes,
          { lazyEntries: true, validateEntrySizes: true } as yauzl.Options,
          (error, zip) => {
            if (error) reject(error)
            else resolve(zip)
          },
        )
      }),
  )
}

function streamOf(zip: yauzl.ZipFile, entry: yauzl.Entry): Promise<Readable> {
  return new Promise((resolve, reject) => {
    zip.openReadStream(entry, (error, stream) => {
      if (error) reject(error)
      else resolve(stream)
    })
  })
}

async function unreadableOr<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof UnreadableSheet) throw error
    throw new UnreadableSheet('SHEET_UNREADABLE', error)
  }
}
