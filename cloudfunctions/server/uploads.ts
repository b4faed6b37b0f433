import type { IncomingMessage, ServerResponse } from 'node:http'
import { extname } from 'node:path'
import type { FolderFiles } from '../platform/files/folder'
import { readBody } from './body'

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

/** Writes the body where its address allows it. Null when it is written. */
export async function takeUpload(
  files: FolderFiles,
  request: IncomingMessage,
): Promise<null | 'FILE_NOT_YOURS' | 'FILE_TOO_LARGE'> {
  const allowed = files.allowed('write', request.url ?? '')
  if (!allowed) return 'FILE_NOT_YOURS'
  const bytes = await readBody(request, allowed.bytesMax)
  if (bytes === null) return 'FILE_TOO_LARGE'
  await files.write(allowed.path, bytes)
  return null
}

/** @returns whether the address was good and the file is there */
export async function serveFile(
  files: FolderFiles,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<boolean> {
  const allowed = files.allowed('read', request.url ?? '')
  const bytes = allowed && (await files.read(allowed.path))
  if (!allowed || !bytes) return false
  const part = rangeOf(request.headers.range, bytes.length)
  const body = part ? bytes.subarray(part.from, part.to + 1) : bytes
  response.writeHead(part ? 206 : 200, {
    'content-type': types[extname(allowed.path)] ?? 'application/octet-stream',
    'content-length': body.length,
    'accept-ranges': 'bytes',
    ...(part ? { 'content-range': `bytes ${part.from}-${part.to}/${bytes.length}` } : {}),
    'cache-control': 'private, max-age=600',
    ...(allowed.name === null
      ? {}
      : {
          'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(allowed.name)}`,
        }),
  })
  response.end(request.method === 'HEAD' ? undefined : body)
  return true
}

/** The one part that is asked for: Safari plays no sound from a server that gives none. Null: the whole file. */
function rangeOf(asked: string | undefined, size: number): { from: number; to: number } | null {
  const [, first = '', last = ''] = /^bytes=(\d{1,15})-(\d{0,15})$/.exec(asked ?? '') ?? []
  if (first === '') return null
  const from = Number(first)
  const to = last === '' ? size - 1 : Math.min(Number(last), size - 1)
  return from <= to ? { from, to } : null
}
