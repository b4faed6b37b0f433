import { createServer, type Server } from 'node:http'
import { createServer as createSecureServer } from 'node:https'
import { createAdaptorServer } from '@hono/node-server'
import { Hono, type MiddlewareHandler } from 'hono'
import { compress } from 'hono/compress'
import { HTTPException } from 'hono/http-exception'
import { secureHeaders } from 'hono/secure-headers'
import { pageAt } from '@/domain/common/pages'
import type { CallAnswer } from '../api/dispatch'
import { receive, type Body } from '../api/receive'
import type { FolderFiles } from '../platform/files/folder'
import { Unwritable } from '../platform/unwritable'
import type { Platform } from '../services/common/context'
import { madeOf } from '../services/common/lasting'
import { addressOf, atMost, json, refuse, type Asked, type Env } from './answers'
import { Limits } from './limits'
import { lostPage } from './lost-page'
import { isKnownHost, isSameOrigin, onLoopback, sourceOf, type Reach } from './reach'
import { reference } from './reference'
import { referencePage } from './reference-page'
import { fileRoutes } from './uploads'
import { policyFor, type Web } from './web'

export interface SiteOptions {
  readonly platform: Platform
  /** The same files as the platform's, with the seals of their addresses. */
  readonly files: FolderFiles
  readonly web: Web | null
  /** By which address people come; the loopback alone where nothing is said. */
  readonly reach?: Reach
}

const bodyBytesMax = 100 * 1024
const headersMs = 10_000
/** An upload over a weak network takes its time. */
const requestMs = 120_000
/** Half a year: from then on a browser that was here once asks without https no more. */
const httpsOnly = 'max-age=15552000'
const fromElsewhere = '只有从本网站打开的页面能办事'
const html = 'text/html; charset=utf-8'

/** The app and its API on one port. Answers only to the names that it is reached by. */
export function createSite({ platform, files, web, reach = onLoopback }: SiteOptions): Server {
  const app = new Hono<Env>()
  const limits = new Limits(platform, reach)
  app.use(async (c, next) => {
    c.set('requestId', platform.ids.id())
    await next()
  })
  app.use(
    secureHeaders({
      contentSecurityPolicy: web?.policy ?? policyFor(''),
      xFrameOptions: 'DENY',
      strictTransportSecurity: reach.origin?.startsWith('https:') ? httpsOnly : false,
    }),
  )
  app.use(inWords)
  app.get('/health', (c) => health(platform, c))
  // A page elsewhere that gives its name our address would otherwise be of our origin: DNS rebinding.
  app.use((c, next) =>
    isKnownHost(reach, c.env.incoming)
      ? next()
      : Promise.resolve(refuse(c, 403, 'BAD_INPUT', `请用 ${reach.shown} 打开`)),
  )
  const fromHere: MiddlewareHandler<Env> = async (c, next) =>
    isSameOrigin(reach, c.env.incoming) ? next() : refuse(c, 403, 'BAD_INPUT', fromElsewhere)
  const within: MiddlewareHandler<Env> = async (c, next) => {
    const waitMs = await limits.take(tokenOf(c), sourceOf(reach, c.env.incoming))
    if (waitMs === 0) return next()
    c.header('retry-after', String(Math.ceil(waitMs / 1000)))
    return refuse(c, 429, 'TRY_AGAIN')
  }
  app.post(
    '/call',
    fromHere,
    isJson,
    within,
    atMost(bodyBytesMax, 'TOO_LARGE'),
    compress({ encoding: 'gzip' }),
    async (c) => {
      const asked = parse(await c.req.text())
      if (!asked) return refuse(c, 400, 'BAD_INPUT')
      const sender = { token: tokenOf(c), from: sourceOf(reach, c.env.incoming) }
      return json(c, textOf(await receive(platform, asked, sender), asked.queries !== undefined))
    },
  )
  app.all('/call', (c) => {
    c.header('allow', 'POST')
    return refuse(c, 405, 'UNKNOWN_CALL')
  })
  app.put('/files/*', fromHere, within)
  app.route('/', fileRoutes(files))
  app.get('/api', compress({ encoding: 'gzip' }), (c) =>
    asksForPage(c) ? c.body(referencePage(), 200, { 'content-type': html }) : json(c, reference()),
  )
  // Browsers ask for it unasked; a failure would only stain their console.
  app.get('/favicon.ico', (c) => c.body(null, 204))
  if (web) app.get('*', ...web.serve)
  app.get('*', (c) => refuse(c, 404, 'NOT_FOUND'))
  app.all('*', (c) => refuse(c, 405, 'UNKNOWN_CALL'))
  app.onError((error, c) => {
    if (error instanceof HTTPException) return error.getResponse()
    platform.log.error('request failed', error, { requestId: c.get('requestId') })
    return error instanceof Unwritable ? refuse(c, 503, 'TRY_AGAIN') : refuse(c, 500, 'INTERNAL')
  })
  return listening(app, reach)
}

function listening(app: Hono<Env>, { tls }: Reach): Server {
  const times = { headersTimeout: headersMs, requestTimeout: requestMs }
  return createAdaptorServer({
    fetch: app.fetch,
    overrideGlobalObjects: false,
    ...(tls
      ? { createServer: createSecureServer, serverOptions: { ...tls, ...times } }
      : { createServer, serverOptions: times }),
  }) as Server
}

/** For whoever watches over the server: whether the store answers. It says nothing of the installation. */
async function health({ store, log }: Platform, c: Asked): Promise<Response> {
  try {
    await store.list('regions', { eq: {}, limit: 1 })
    return json(c, JSON.stringify({ ok: true }))
  } catch (error) {
    log.error('unwell', error)
    return json(c, JSON.stringify({ ok: false }), 503)
  }
}

/** Keeps those out that need not ask before they send. */
const isJson: MiddlewareHandler<Env> = async (c, next) =>
  /^application\/json\s*(;|$)/i.test(c.req.header('content-type') ?? '')
    ? next()
    : refuse(c, 403, 'BAD_INPUT', fromElsewhere)

/** Where nothing is to be read, a program is refused in JSON and a person reads a page. */
const inWords: MiddlewareHandler<Env> = async (c, next) => {
  await next()
  const nothing = c.res.status === 404 || c.res.status === 405
  if (!nothing || c.req.method !== 'GET' || !asksForPage(c)) return
  // Else the refusal's headers would go out with it, its length too.
  c.res = undefined
  c.res = lost(c)
}

/** A person at a browser, not a program. */
function asksForPage(c: Asked): boolean {
  return c.req.header('accept')?.includes('text/html') ?? false
}

/** A page of the app without its sign is led to; of anything else a page says that there is none. */
function lost(c: Asked): Response {
  const url = addressOf(c)
  const led = pageAt(url) !== null
  const headers = { 'content-type': html, ...(led ? { location: `/#${url}` } : {}) }
  return new Response(lostPage, { status: led ? 302 : 404, headers })
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

function parse(body: string): Body | null {
  try {
    const value: unknown = JSON.parse(body)
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : null
  } catch {
    return null
  }
}

function tokenOf(c: Asked): string | null {
  return /^Bearer ([\w-]{1,200})$/.exec(c.req.header('authorization') ?? '')?.[1] ?? null
}
