import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { pageAt } from '@/domain/common/pages'
import { messages, type ErrorCode } from '@/domain/contracts'
import type { CallAnswer } from '../api/dispatch'
import { receive, type Body } from '../api/receive'
import type { FolderFiles } from '../platform/files/folder'
import { Unwritable } from '../platform/unwritable'
import type { Platform } from '../services/common/context'
import { madeOf } from '../services/common/lasting'
import { readBody } from './body'
import { compressed } from './compressed'
import { lostPage } from './lost-page'
import { serveFile, takeUpload } from './uploads'
import { reference } from './reference'
import { referencePage } from './reference-page'
import { policyFor, type Web } from './web'

export interface SiteOptions {
  readonly platform: Platform
  /** The same files as the platform's, with the seals of their addresses. */
  readonly files: FolderFiles
  readonly web: Web | null
}

const bodyBytesMax = 100 * 1024
const fromElsewhere = '只有本机打开的页面能办事'
const headersMs = 10_000
/** An upload over a weak network takes its time. */
const requestMs = 120_000

/** The app and its API on one port. Answers only to the names of the loopback. */
export function createSite(options: SiteOptions): Server {
  const { platform, web } = options
  const policy = web?.policy ?? policyFor('')
  const server = createServer((request, response) => {
    secure(response, policy)
    void route(options, request, response).catch((error: unknown) => {
      const requestId = platform.ids.id()
      platform.log.error('request failed', error, { requestId })
      if (response.headersSent) response.destroy()
      else if (error instanceof Unwritable) refuse(response, 503, 'TRY_AGAIN', requestId)
      else refuse(response, 500, 'INTERNAL', requestId)
    })
  })
  server.headersTimeout = headersMs
  server.requestTimeout = requestMs
  return server
}

async function route(
  { platform, files, web }: SiteOptions,
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
  if (pathname?.startsWith('/files/') && request.method === 'PUT') {
    if (!isSameOrigin(request)) return refuse(response, 403, 'BAD_INPUT', requestId, fromElsewhere)
    const refused = await takeUpload(files, request)
    if (refused === null) json(response, 200, JSON.stringify({ ok: true, data: {} }))
    else {
      response.setHeader('connection', 'close')
      refuse(response, refused === 'FILE_TOO_LARGE' ? 413 : 404, refused, requestId)
    }
    return
  }
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    refuse(response, 405, 'UNKNOWN_CALL', requestId)
    return
  }
  if (pathname === '/api') {
    if (asksForPage(request)) {
      response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' })
      response.end(referencePage())
    } else json(response, 200, reference())
    return
  }
  if (pathname?.startsWith('/files/')) {
    if (!(await serveFile(files, request, response))) refuse(response, 404, 'NOT_FOUND', requestId)
    return
  }
  const missing = () => {
    // Browsers ask for it unasked; a failure would only stain their console.
    if (pathname === '/favicon.ico') {
      response.writeHead(204).end()
      return
    }
    if (asksForPage(request)) lost(response, request.url ?? '')
    else refuse(response, 404, 'NOT_FOUND', requestId)
  }
  if (web) web.serve(request, response, missing)
  else missing()
}

/** A person at a browser, not a program. */
function asksForPage({ headers }: IncomingMessage): boolean {
  return headers.accept?.includes('text/html') ?? false
}

/** A page of the app without its sign is led to; of anything else a page says that there is none. */
function lost(response: ServerResponse, url: string): void {
  const known = pageAt(url) !== null
  response.writeHead(known ? 302 : 404, {
    'content-type': 'text/html; charset=utf-8',
    ...(known ? { location: `/#${url}` } : {}),
  })
  response.end(lostPage)
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
  if (!isSameOrigin(request) || !isJson(request)) {
    refuse(response, 403, 'BAD_INPUT', requestId, fromElsewhere)
    return
  }
  const body = await readBody(request, bodyBytesMax)
  if (body === null) {
    // What is left of the body is not read, so the connection cannot serve another request.
    response.setHeader('connection', 'close')
    refuse(response, 413, 'TOO_LARGE', requestId)
    return
  }
  const asked = parse(body.toString('utf8'))
  if (!asked) {
    refuse(response, 400, 'BAD_INPUT', requestId)
    return
  }
  const sender = { token: tokenOf(request), from: request.socket.remoteAddress ?? null }
  const answer = await receive(platform, asked, sender)
  const sent = await compressed(request, textOf(answer, asked.queries !== undefined))
  json(response, 200, sent.body, sent.headers)
}

/** As JSON. What was kept of an answer, or of one in a list of them, is not written out anew. */
function textOf(answer: CallAnswer, isList: boolean): string {
  if (!answer.ok) return JSON.stringify(answer)
  const { data } = answer
  const text = isList
    ? `[${(data as CallAnswer[]).map((one) => textOf(one, false)).join()}]`
    : madeOf(data, 'text', () => JSON.stringify(data))
  return `{"ok":true,"data":${text}}`
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

/** A browser tells where a request comes from. */
function isSameOrigin({ headers }: IncomingMessage): boolean {
  const site = headers['sec-fetch-site']
  const fromHere = headers.origin === undefined || headers.origin === `http://${headers.host ?? ''}`
  return fromHere && (site === undefined || site === 'same-origin' || site === 'none')
}

/** Keeps those out that need not ask before they send. */
function isJson({ headers }: IncomingMessage): boolean {
  return /^application\/json\s*(;|$)/i.test(headers['content-type'] ?? '')
}

function parse(body: string): Body | null {
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

function json(
  response: ServerResponse,
  status: number,
  body: string | Buffer,
  headers: Record<string, string> = {},
): void {
  // With its length known, head and body leave in one piece.
  response.writeHead(status, {
    ...headers,
    'content-type': 'application/json; charset=utf-8',
    'content-length': Buffer.byteLength(body),
    'cache-control': 'no-store',
  })
  response.end(body)
}
