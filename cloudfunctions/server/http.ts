import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { messages, type ErrorCode } from '@/domain/contracts'
import { dispatch, type CallAnswer } from '../api/dispatch'
import type { Platform } from '../services/context'
import { reference } from './reference'
import { policyFor, type Web } from './web'

export interface SiteOptions {
  readonly platform: Platform
  readonly web: Web | null
}

const bodyBytesMax = 100 * 1024
const headersMs = 10_000
const requestMs = 30_000

/** The app and its API on one port. Answers only to the names of the loopback. */
export function createSite(options: SiteOptions): Server {
  const { platform, web } = options
  const policy = web?.policy ?? policyFor('')
  const server = createServer((request, response) => {
    secure(response, policy)
    void route(options, request, response).catch((error: unknown) => {
      const requestId = platform.ids.id()
      platform.log.error('request failed', error, { requestId })
      if (!response.headersSent) refuse(response, 500, 'INTERNAL', requestId)
      else response.destroy()
    })
  })
  server.headersTimeout = headersMs
  server.requestTimeout = requestMs
  return server
}

async function route(
  { platform, web }: SiteOptions,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const requestId = platform.ids.id()
  // A page elsewhere that gives its name our address would otherwise be of our origin: DNS rebinding.
  if (!isLoopback(request.headers.host)) {
    refuse(response, 403, 'BAD_INPUT', requestId, '请用 127.0.0.1 或 localhost 打开')
    return
  }
  const [pathname] = (request.url ?? '/').split('?')
  if (pathname === '/call') {
    await call(platform, request, response, requestId)
    return
  }
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    refuse(response, 405, 'UNKNOWN_CALL', requestId)
    return
  }
  if (pathname === '/api') {
    json(response, 200, reference())
    return
  }
  const missing = () => {
    // Browsers ask for it unasked; a failure would only stain their console.
    if (pathname === '/favicon.ico') {
      response.writeHead(204).end()
      return
    }
    refuse(response, 404, 'NOT_FOUND', requestId)
  }
  if (web) web.serve(request, response, missing)
  else missing()
}

async function call(
  platform: Platform,
  request: IncomingMessage,
  response: ServerResponse,
  requestId: string,
): Promise<void> {
  if (request.method !== 'POST') {
    response.setHeader('allow', 'POST')
    refuse(response, 405, 'UNKNOWN_CALL', requestId)
    return
  }
  if (!isSameOrigin(request)) {
    refuse(response, 403, 'BAD_INPUT', requestId, '只有本机打开的页面能办事')
    return
  }
  const body = await readBody(request)
  if (body === null) {
    // What is left of the body is not read, so the connection cannot serve another request.
    response.setHeader('connection', 'close')
    refuse(response, 413, 'TOO_LARGE', requestId)
    return
  }
  const asked = parse(body)
  if (!asked) {
    refuse(response, 400, 'BAD_INPUT', requestId)
    return
  }
  const { name, payload, key } = asked
  const answer = await dispatch(platform, { name, payload, key, token: tokenOf(request) })
  json(response, 200, JSON.stringify(answer))
}

function secure(response: ServerResponse, policy: string): void {
  response.setHeader('content-security-policy', policy)
  response.setHeader('x-content-type-options', 'nosniff')
  response.setHeader('x-frame-options', 'DENY')
  response.setHeader('referrer-policy', 'no-referrer')
  response.setHeader('cross-origin-opener-policy', 'same-origin')
  response.setHeader('cross-origin-resource-policy', 'same-origin')
}

export function isLoopback(host: string | undefined): boolean {
  return host !== undefined && /^(localhost|127\.0\.0\.1|\[::1\])(:\d{1,5})?$/i.test(host)
}

/** A browser tells where a request comes from; JSON keeps those out that need not ask before they send. */
function isSameOrigin({ headers }: IncomingMessage): boolean {
  const site = headers['sec-fetch-site']
  const fromHere = headers.origin === undefined || headers.origin === `http://${headers.host ?? ''}`
  const isJson = /^application\/json\s*(;|$)/i.test(headers['content-type'] ?? '')
  return isJson && fromHere && (site === undefined || site === 'same-origin' || site === 'none')
}

/** Null when it is too long. */
async function readBody(request: IncomingMessage): Promise<string | null> {
  if (Number(request.headers['content-length'] ?? 0) > bodyBytesMax) return null
  const chunks: Buffer[] = []
  let bytes = 0
  for await (const chunk of request as AsyncIterable<Buffer>) {
    bytes += chunk.length
    if (bytes > bodyBytesMax) return null
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString('utf8')
}

function parse(body: string): { name?: unknown; payload?: unknown; key?: unknown } | null {
  try {
    const value: unknown = JSON.parse(body)
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : null
  } catch {
    return null
  }
}

function tokenOf(request: IncomingMessage): string | null {
  return /^Bearer ([\w-]{1,200})$/.exec(request.headers.authorization ?? '')?.[1] ?? null
}

function refuse(
  response: ServerResponse,
  status: number,
  code: ErrorCode,
  requestId: string,
  message: string = messages[code],
): void {
  json(
    response,
    status,
    JSON.stringify({ ok: false, code, message, requestId } satisfies CallAnswer),
  )
}

function json(response: ServerResponse, status: number, body: string): void {
  response.writeHead(status, {
    'content-type': 'application/json; charset=utf-8',
    'cache-control': 'no-store',
  })
  response.end(body)
}
