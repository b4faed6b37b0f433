import type { IncomingMessage } from 'node:http'
import { promisify } from 'node:util'
import { gzip } from 'node:zlib'

const gzipped = promisify(gzip)

/** From here on a weak network feels what is saved. */
const bytesMin = 1024

export interface Sent {
  readonly headers: Record<string, string>
  readonly body: string | Buffer
}

/** An answer as small as the browser takes it. */
export async function compressed(request: IncomingMessage, body: string): Promise<Sent> {
  const headers = { vary: 'accept-encoding' }
  const taken = request.headers['accept-encoding'] ?? ''
  if (body.length < bytesMin || !/\bgzip\b/.test(taken)) return { headers, body }
  return { headers: { ...headers, 'content-encoding': 'gzip' }, body: await gzipped(body) }
}
