import { createHash, createHmac, timingSafeEqual } from 'node:crypto'
import { Refusal } from './errors'

export interface Signed {
  readonly method: string
  /** Without its query. */
  readonly path: string
  readonly query: string
  readonly headers: Readonly<Record<string, string | string[] | undefined>>
  readonly fields: Readonly<Record<string, unknown>>
}

export interface Keys {
  readonly secretId: string
  readonly secretKey: string
}

const scheme =
  /^TC3-HMAC-SHA256 Credential=([^/]+)\/(\d{4}-\d\d-\d\d)\/tcb\/tc3_request, SignedParams=([^,]*), SignedHeaders=([^,]+), Signature=([0-9a-f]{64})$/

/** Checks the signature of a request, in the way of Tencent Cloud's TC3 as CloudBase uses it. */
export function checkSignature(request: Signed, keys: Keys, now: number): void {
  const { headers } = request
  const header = (name: string) => String(headers[name] ?? '')
  const match = scheme.exec(header('authorization'))
  if (!match) throw refused('SIGN_PARAM_INVALID', 'the request is not signed')
  const [, secretId, date = '', params = '', signedHeaders = '', given = ''] = match
  const timestamp = Number(header('x-timestamp'))
  if (secretId !== keys.secretId) throw refused('SIGN_PARAM_INVALID', 'unknown secret id')
  if (Math.abs(now / 1000 - timestamp) > 600 || dateOf(timestamp) !== date) {
    throw refused('SIGN_PARAM_INVALID', 'the signature has expired')
  }
  for (const name of ['host', 'content-type']) {
    if (!signedHeaders.split(';').includes(name))
      throw refused('SIGN_PARAM_INVALID', `${name} is not signed`)
  }
  const canonical = [
    request.method.toLowerCase(),
    `//${header('host')}${request.path}`,
    request.query,
    ...signedHeaders.split(';').map((name) => `${name}:${canonicalHeader(name, header(name))}`),
    '',
    signedHeaders,
    hashOfFields(request.fields, params.split(';')),
  ].join('\n')
  const scope = `${date}/tcb/tc3_request`
  const toSign = ['TC3-HMAC-SHA256', timestamp, scope, sha256(canonical)].join('\n')
  const key = ['tcb', 'tc3_request'].reduce<Buffer>(
    (secret, part) => hmac(part, secret),
    hmac(date, `TC3${keys.secretKey}`),
  )
  if (!timingSafeEqual(hmac(toSign, key), Buffer.from(given, 'hex'))) {
    throw refused('SIGN_PARAM_INVALID', 'the signature does not match')
  }
}

function canonicalHeader(name: string, value: string): string {
  if (name === 'content-type' && value.startsWith('multipart/form-data'))
    return 'multipart/form-data'
  return name === 'content-type' ? value : value.trim().toLowerCase()
}

/** Every field that is there and not empty must be signed, or somebody could add one. */
function hashOfFields(
  fields: Readonly<Record<string, unknown>>,
  signed: readonly string[],
): string {
  const byLowerCase = new Map(
    Object.entries(fields).map(([name, value]) => [name.toLowerCase(), value]),
  )
  const hash = createHash('sha256')
  for (const name of signed) {
    const value = byLowerCase.get(name)
    if (value === undefined) continue
    hash.update(`&${name}=`)
    hash.update(Buffer.isBuffer(value) ? value : textOf(value))
    hash.update('\r\n')
    byLowerCase.delete(name)
  }
  for (const [name, value] of byLowerCase) {
    if (Buffer.isBuffer(value) ? value.length > 0 : value)
      throw refused('SIGN_PARAM_INVALID', `${name} is not signed`)
  }
  return hash.digest('hex')
}

function textOf(value: unknown): string {
  return (typeof value === 'string' ? value : JSON.stringify(value)).trim()
}

const dateOf = (seconds: number) => new Date(seconds * 1000).toISOString().slice(0, 10)
const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')
const hmac = (text: string, secret: string | Buffer) =>
  createHmac('sha256', secret).update(text).digest()
const refused = (code: string, message: string) => new Refusal(code, message)
