import type { IncomingMessage, ServerResponse } from 'node:http'
import { extname } from 'node:path'
import type { FolderFiles } from '../platform/files/folder'
import { readBody } from './body'

/** What this program makes or keeps; anything else is only ever downloaded. */
const types: Readonly<Record<string, string>> = {
  '.jpg': 'image/jpeg',
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
  response.writeHead(200, {
    'content-type': types[extname(allowed.path)] ?? 'application/octet-stream',
    'content-length': bytes.length,
    'cache-control': 'private, max-age=600',
    ...(allowed.name === null
      ? {}
      : {
          'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(allowed.name)}`,
        }),
  })
  response.end(request.method === 'HEAD' ? undefined : bytes)
  return true
}
