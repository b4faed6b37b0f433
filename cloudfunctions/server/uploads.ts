import { extname } from 'node:path'
import { Hono } from 'hono'
import type { FolderFiles } from '../platform/files/folder'
import { addressOf, atMost, json, refuse, type Env } from './answers'

/** What this program makes or keeps; anything else is only ever downloaded. */
const types: Readonly<Record<string, string>> = {
  '.jpg': 'image/jpeg',
  '.mp3': 'audio/mpeg',
  '.aac': 'audio/aac',
  '.m4a': 'audio/mp4',
  '.webm': 'audio/webm',
  '.pdf': 'application/pdf',
  '.csv': 'text/csv; charset=utf-8',
  '.xlsx': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
}

/** Files at the addresses that `files` sealed: to write one, and to read one. */
export function fileRoutes(files: FolderFiles): Hono<Env> {
  const app = new Hono<Env>()
  app.put(
    '/files/*',
    (c, next) => {
      const allowed = files.allowed('write', addressOf(c))
      if (!allowed) return Promise.resolve(refuse(c, 404, 'FILE_NOT_YOURS'))
      return atMost(allowed.bytesMax, 'FILE_TOO_LARGE')(c, next)
    },
    async (c) => {
      const allowed = files.allowed('write', addressOf(c))
      if (!allowed) return refuse(c, 404, 'FILE_NOT_YOURS')
      await files.write(allowed.path, Buffer.from(await c.req.arrayBuffer()))
      return json(c, JSON.stringify({ ok: true, data: {} }))
    },
  )
  app.get('/files/*', async (c) => {
    const allowed = files.allowed('read', addressOf(c))
    const bytes = allowed && (await files.read(allowed.path))
    if (!allowed || !bytes) return refuse(c, 404, 'NOT_FOUND')
    const part = rangeOf(c.req.header('range'), bytes.length)
    c.header('accept-ranges', 'bytes')
    c.header('content-type', types[extname(allowed.path)] ?? 'application/octet-stream')
    c.header('cache-control', 'private, max-age=600')
    if (allowed.name !== null) {
      const name = encodeURIComponent(allowed.name)
      c.header('content-disposition', `attachment; filename*=UTF-8''${name}`)
    }
    if (part === null) return c.body(new Uint8Array(bytes))
    const { from, to } = part
    c.header('content-range', `bytes ${String(from)}-${String(to)}/${String(bytes.length)}`)
    return c.body(new Uint8Array(bytes.subarray(from, to + 1)), 206)
  })
  return app
}

/** The one part that is asked for: Safari plays no sound from a server that gives none. Null: the whole file. */
function rangeOf(asked: string | undefined, size: number): { from: number; to: number } | null {
  const [, first = '', last = ''] = /^bytes=(\d{1,15})-(\d{0,15})$/.exec(asked ?? '') ?? []
  if (first === '') return null
  const from = Number(first)
  const to = last === '' ? size - 1 : Math.min(Number(last), size - 1)
  return from <= to ? { from, to } : null
}
