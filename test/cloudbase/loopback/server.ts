import { randomBytes } from 'node:crypto'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { Clock } from './clock'
import { Refusal, tooLarge } from './errors'
import { refusalOf, type Asked, type Fault, type Faults } from './faults'
import type { Limits } from './limits'
import { callOpenApi, type OpenApi } from './openapi'
import { parseForm, type Body } from './request'
import { checkSignature, type Keys } from './signature'

/** One request that reached the loopback with a good signature. */
export interface Traced extends Asked {
  readonly queryType?: string
}

export interface Parts {
  readonly keys: Keys
  readonly limits: Limits
  readonly clock: Clock
  readonly faults: Faults
  readonly trace: Traced[]
  readonly openapi: Readonly<Record<string, OpenApi>>
  readonly files: Map<string, Buffer>
  /** Authorizations to upload, each for one path. */
  readonly tickets: Map<string, string>
  latencyMs: number
  act(body: Body, host: string): Promise<Record<string, unknown>>
  /** A transaction that has lost is over. */
  endTransaction(id: string): void
}

export function createLoopbackServer(parts: Parts): Server {
  return createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const raw = Buffer.concat(chunks)
      const { url = '' } = request
      const answered = url.startsWith('/cos/')
        ? serveFile(parts, request, response, raw)
        : serveAdmin(parts, request, response, raw)
      answered.catch((error: unknown) => fail(response, error))
    })
  })
}

/** Uploads need the authorization that was given for the path; downloads are by an address nobody can guess. */
async function serveFile(
  { files, tickets, latencyMs }: Parts,
  request: IncomingMessage,
  response: ServerResponse,
  raw: Buffer,
): Promise<void> {
  if (latencyMs > 0) await pause(latencyMs)
  const path = decodeURI((request.url ?? '').slice('/cos/'.length))
  if (request.method === 'PUT') {
    if (tickets.get(String(request.headers.authorization)) !== path) {
      response.statusCode = 403
      response.end(
        '<?xml version="1.0"?><Error><Code>SignatureDoesNotMatch</Code><Message>no</Message><RequestId>r</RequestId><TraceId>t</TraceId></Error>',
      )
      return
    }
    files.set(path, raw)
    response.end()
    return
  }
  const file = files.get(path)
  response.statusCode = file ? 200 : 404
  // Node adds it by itself, but not to the answer to a HEAD.
  if (file) response.setHeader('content-length', file.length)
  response.end(file)
}

async function serveAdmin(
  parts: Parts,
  request: IncomingMessage,
  response: ServerResponse,
  raw: Buffer,
): Promise<void> {
  const { fields, body } = parse(request, raw)
  const { pathname, search } = new URL(request.url ?? '', 'http://loopback')
  checkSignature(
    {
      method: request.method ?? '',
      path: pathname,
      query: search.slice(1),
      headers: request.headers,
      fields,
    },
    parts.keys,
    Date.now(),
  )
  const asked: Asked = {
    action: body.action,
    ...(body.collectionName === undefined ? {} : { collection: body.collectionName }),
    ...(body.transactionId === undefined ? {} : { transactionId: body.transactionId }),
  }
  parts.trace.push({ ...asked, ...(body.queryType ? { queryType: body.queryType } : {}) })
  if (parts.latencyMs > 0) await pause(parts.latencyMs)

  const fault = parts.faults.of(asked)
  if (fault && (await happens(parts, fault, asked, request, response))) return
  if (body.action.startsWith('database.') && raw.length > parts.limits.writeBytes) {
    throw tooLarge('a request', raw.length, parts.limits.writeBytes)
  }
  const host = request.headers.host ?? ''
  if (body.action === 'wx.openApi') {
    const answer = await callOpenApi(
      parts.openapi,
      String(body.apiName),
      body.requestData ?? Buffer.alloc(0),
    )
    response.setHeader('content-type', 'application/octet-stream')
    response.end(answer)
    return
  }
  const answer = await parts.act(body, host)
  if (fault?.is === 'lost') request.socket.destroy()
  else send(response, answer)
}

/** @returns whether it answers the request, so that nothing is done */
async function happens(
  parts: Parts,
  fault: Fault,
  asked: Asked,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<boolean> {
  if (fault.is === 'lost') return false
  if (fault.is === 'slow') {
    await pause(fault.ms)
    return false
  }
  if (fault.is === 'reset') request.socket.destroy()
  else if (fault.is === 'http') {
    response.statusCode = fault.status
    response.end()
  } else {
    if (fault.is !== 'throttled' && asked.transactionId) parts.endTransaction(asked.transactionId)
    fail(response, refusalOf(fault, asked))
  }
  return true
}

/** What goes to WeChat is a form, everything else JSON. */
function parse(
  { headers }: IncomingMessage,
  raw: Buffer,
): { fields: Record<string, unknown>; body: Body } {
  const type = headers['content-type'] ?? ''
  if (type.startsWith('multipart/form-data')) {
    const fields = parseForm(raw, type)
    const text = (name: string) => String(fields[name] ?? '')
    return {
      fields,
      body: {
        action: text('action'),
        apiName: text('apiName'),
        ...(fields.requestData ? { requestData: fields.requestData } : {}),
      },
    }
  }
  try {
    const fields = JSON.parse(raw.toString()) as Record<string, unknown>
    return { fields, body: { ...fields, action: String(fields.action) } }
  } catch {
    throw new Refusal('INVALID_PARAM', 'the body is no JSON')
  }
}

function send(response: ServerResponse, answer: Record<string, unknown>): void {
  response.setHeader('content-type', 'application/json; charset=utf-8')
  response.end(JSON.stringify({ requestId: randomBytes(8).toString('hex'), ...answer }))
}

function fail(response: ServerResponse, error: unknown): void {
  const { code, message } =
    error instanceof Refusal ? error : { code: 'SYS_ERR', message: (error as Error).message }
  send(response, { code, message })
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms))
}
