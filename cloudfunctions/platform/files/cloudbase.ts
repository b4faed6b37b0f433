import { addressMs, checkFilePath, type Files } from './files'

/** What this needs of wx-server-sdk. */
export interface CloudStorage {
  uploadFile(file: { cloudPath: string; fileContent: Buffer }): Promise<{ fileID: string }>
  deleteFile(files: { fileList: string[] }): Promise<unknown>
  getTempFileURL(files: {
    fileList: { fileID: string; maxAge: number }[]
  }): Promise<{ fileList: { fileID: string; tempFileURL: string; status: number }[] }>
}

export interface CloudbaseFilesOptions {
  readonly storage: CloudStorage
  /** What every file's id begins with: `cloud://<environment>.<bucket>/`. Learnt from a small upload where unknown. */
  readonly idPrefix?: string
}

const missing = -503003
const atOnceMax = 50
const fetchTimeoutMs = 15_000
/** Says nothing; storage tells the bucket's name only in the answer to an upload. */
const probePath = 'system/probe.txt'

/**
 * Files in CloudBase's storage. It is private by its rule: a phone may put files under `incoming/` and read nothing
 * but an address given out here. Storage limits no upload's size, so whoever takes a file asks for its size first;
 * and it takes no name for a download, which the app gives the file when it opens it.
 */
export function cloudbaseFiles({ storage, idPrefix }: CloudbaseFilesOptions): Files {
  let prefix = idPrefix === undefined ? null : Promise.resolve(idPrefix)
  const addresses = inGroups(atOnceMax, async (paths: readonly string[]) => {
    const start = await knownPrefix()
    const { fileList } = await storage.getTempFileURL({
      fileList: paths.map((path) => ({ fileID: start + path, maxAge: addressMs / 1000 })),
    })
    const byId = new Map(fileList.map((file) => [file.fileID, file]))
    return paths.map((path) => {
      const file = byId.get(start + path)
      if (file?.status === missing) return null
      if (file?.status !== 0) throw storageError('no address', file?.status)
      return file.tempFileURL
    })
  })

  function knownPrefix(): Promise<string> {
    prefix ??= upload(probePath, Buffer.from('.')).catch((error: unknown) => {
      prefix = null
      throw error
    })
    return prefix
  }

  /** @returns what the ids of this storage begin with */
  async function upload(path: string, bytes: Buffer): Promise<string> {
    const { fileID } = await storage.uploadFile({ cloudPath: path, fileContent: bytes })
    if (!fileID.endsWith(`/${path}`)) throw storageError('an upload got no id')
    return fileID.slice(0, -path.length)
  }

  /** As the SDK's own download does, which says of a missing file no more than that it failed. */
  async function fetched(path: string, method: 'GET' | 'HEAD'): Promise<Response | null> {
    checkFilePath(path)
    const address = await addresses(path)
    if (address === null) return null
    const response = await fetch(address, { method, signal: AbortSignal.timeout(fetchTimeoutMs) })
    if (response.status === 404) return null
    if (!response.ok) throw storageError(`no answer to ${method}`, response.status)
    return response
  }

  return {
    async read(path) {
      const response = await fetched(path, 'GET')
      return response && Buffer.from(await response.arrayBuffer())
    },
    async size(path) {
      const response = await fetched(path, 'HEAD')
      if (!response) return null
      const length = response.headers.get('content-length')
      if (length === null) throw storageError('no size')
      return Number(length)
    },
    async write(path, bytes) {
      checkFilePath(path)
      const start = await upload(path, Buffer.from(bytes))
      prefix ??= Promise.resolve(start)
    },
    async remove(path) {
      checkFilePath(path)
      await storage.deleteFile({ fileList: [(await knownPrefix()) + path] })
    },
    async readAddress(path) {
      checkFilePath(path)
      // A file that went away must not take the page with it that shows it among others.
      return (await addresses(path)) ?? ''
    },
    async writeAddress(path) {
      checkFilePath(path)
      return path
    },
  }
}

function storageError(what: string, code?: number): Error {
  return new Error(`storage: ${what}${code === undefined ? '' : ` (${String(code)})`}`)
}

/** Asks together for what is wanted in the same moment: a list shows many photos, and each request takes its time. */
function inGroups<T>(
  atOnce: number,
  ask: (wanted: readonly string[]) => Promise<readonly T[]>,
): (wanted: string) => Promise<T> {
  interface Group {
    readonly wanted: string[]
    readonly answers: Promise<readonly T[]>
  }
  let open: Group | null = null

  function start(): Group {
    const wanted: string[] = []
    const answers = new Promise((resolve) => setImmediate(resolve)).then(() => {
      if (open?.wanted === wanted) open = null
      return ask(wanted)
    })
    return { wanted, answers }
  }

  return async (one) => {
    if (!open || open.wanted.length >= atOnce) open = start()
    const at = open.wanted.push(one) - 1
    return (await open.answers)[at] as T
  }
}
