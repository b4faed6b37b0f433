import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import sirv from 'sirv'

export interface Web {
  readonly serve: ReturnType<typeof sirv>
  readonly policy: string
}

/** The built web app, or null where there is none. Files with a hash in their name never change. */
export function openWeb(folder: string): Web | null {
  const index = join(folder, 'index.html')
  if (!existsSync(index)) return null
  const serve = sirv(folder, {
    etag: true,
    // Made by the build beside each file.
    brotli: true,
    gzip: true,
    setHeaders(response, pathname) {
      const hashed = /\.[0-9a-f]{8}\.(js|css)$/.test(pathname)
      response.setHeader(
        'cache-control',
        hashed ? 'public, max-age=31536000, immutable' : 'no-cache',
      )
    },
  })
  return { serve, policy: policyFor(readFileSync(index, 'utf8')) }
}

/** Scripts come from here alone, and those inside the page only as it was built. The libraries set styles inline. */
export function policyFor(html: string): string {
  const inline = [...html.matchAll(/<script(?![^>]*\ssrc=)[^>]*>([^]*?)<\/script>/g)].map(
    ([, text = '']) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`,
  )
  return [
    "default-src 'self'",
    ["script-src 'self'", ...inline].join(' '),
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self' data:",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ')
}
