import { createHash, createHmac } from 'node:crypto'
import type { IncomingMessage } from 'node:http'

/** TC3-HMAC-SHA256, as Tencent documents it: over method, path, query, two headers and the body. */
export function isSigned(
  { method = '', url = '', headers }: IncomingMessage,
  body: string,
  secretKey: string,
): boolean {
  const [, date = '', service = '', given = ''] =
    /Credential=[^/]+\/(\d{4}-\d\d-\d\d)\/(\w+)\/tc3_request, SignedHeaders=content-type;host, Signature=(\w+)/.exec(
      headers.authorization ?? '',
    ) ?? []
  const { pathname, search, hostname } = new URL(url, `http://${headers.host ?? ''}`)
  const signed = `content-type:${headers['content-type'] ?? ''}\nhost:${hostname}\n`
  const request = [method, pathname, search.slice(1), signed, 'content-type;host', sha256(body)]
  const stamp = String(headers['x-tc-timestamp'])
  const scope = `${date}/${service}/tc3_request`
  const text = ['TC3-HMAC-SHA256', stamp, scope, sha256(request.join('\n'))].join('\n')
  const key = [date, service, 'tc3_request'].reduce<Buffer | string>(hmac, `TC3${secretKey}`)
  return hmac(key, text).toString('hex') === given
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}

function hmac(key: Buffer | string, text: string): Buffer {
  return createHmac('sha256', key).update(text).digest()
}
