import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { serveStatic } from '@hono/node-server/serve-static'
import type { MiddlewareHandler } from 'hono'
import { etag } from 'hono/etag'

/** Directives of a page's content security policy. */
export type Policy = Readonly<Record<string, string[]>>

export interface Web {
  readonly serve: [MiddlewareHandler, MiddlewareHandler, MiddlewareHandler]
  readonly policy: Policy
}

/** The built web app, or null where there is none. Files with a hash in their name never change. */
export function openWeb(folder: string): Web | null {
  const index = join(folder, 'index.html')
  if (!existsSync(index)) return null
  // The small forms are made by the build beside each file.
  const files = serveStatic({ root: folder, precompressed: true })
  return { serve: [kept, etag(), files], policy: policyFor(readFileSync(index, 'utf8')) }
}

const kept: MiddlewareHandler = async (c, next) => {
  await next()
  if (!c.res.ok && c.res.status !== 304) return
  const hashed = /\.[0-9a-f]{8}\.(js|css)$/.test(c.req.path)
  c.header('cache-control', hashed ? 'public, max-age=31536000, immutable' : 'no-cache')
}

/** Scripts come from here alone, and those inside the page only as it was built. The libraries set styles inline. */
export function policyFor(html: string): Policy {
  const inline = [...html.matchAll(/<script(?![^>]*\ssrc=)[^>]*>([^]*?)<\/script>/g)].map(
    ([, text = '']) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`,
  )
  return {
    defaultSrc: ["'self'"],
    scriptSrc: ["'self'", ...inline],
    styleSrc: ["'self'", "'unsafe-inline'"],
    imgSrc: ["'self'", 'data:', 'blob:'],
    mediaSrc: ["'self'", 'blob:'],
    fontSrc: ["'self'", 'data:'],
    objectSrc: ["'none'"],
    baseUri: ["'none'"],
    formAction: ["'none'"],
    frameAncestors: ["'none'"],
  }
}
