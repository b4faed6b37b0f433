import { extname } from 'node:path'
import { Hono } from 'hono'
import type { FolderFiles } from '../platform/files/folder'
import { addressOf, atMost, json, refuse, type Env } from './answers'

/** What this program makes or keeps; anything else is only ever downloaded. */
const types: Readonly<Record<string, string>> = {
  '.jpg': 'image/jpeg',
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
    c.header('content-type', types[extname(allowed.path)] ?? 'application/octet-stream')
    c.header('cache-control', 'private, max-age=600')
    if (allowed.name !== null) {
      const name = encodeURIComponent(allowed.name)
      c.header('content-disposition', `attachment; filename*=UTF-8''${name}`)
    }
    return c.body(new Uint8Array(bytes))
  })
  return app
}
