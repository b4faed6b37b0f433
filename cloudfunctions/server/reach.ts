import type { IncomingMessage } from 'node:http'
import { isIP, type BlockList } from 'node:net'

/** By which address people come to this server. */
export interface Reach {
  /** `https://zhiqi.example`; null where it is reached on the loopback alone. */
  readonly origin: string | null
  /** To be shown to whoever came by another one. */
  readonly shown: string
  /** Where this server speaks https itself. */
  readonly tls: { readonly cert: Buffer; readonly key: Buffer } | null
  /** Reverse proxies whose word is taken on where a request comes from. */
  readonly trusted: BlockList | null
}

export const onLoopback: Reach = {
  origin: null,
  shown: '127.0.0.1 或 localhost',
  tls: null,
  trusted: null,
}

export function isKnownHost({ origin }: Reach, { headers: { host } }: IncomingMessage): boolean {
  return isLoopback(host) || (origin !== null && host === new URL(origin).host)
}

export function isLoopback(host: string | undefined): boolean {
  return host !== undefined && /^(localhost|127\.0\.0\.1|\[::1\])(:\d{1,5})?$/i.test(host)
}

/** A browser tells where a request comes from. */
export function isSameOrigin({ origin, tls }: Reach, { headers }: IncomingMessage): boolean {
  const site = headers['sec-fetch-site']
  const here = [
    origin,
    isLoopback(headers.host) ? `${tls ? 'https' : 'http'}://${headers.host ?? ''}` : null,
  ]
  const fromHere = headers.origin === undefined || here.includes(headers.origin)
  return fromHere && (site === undefined || site === 'same-origin' || site === 'none')
}

/**
 * The address that a request comes from: of the connection, or what the trusted proxies nearest to us say of it. What
 * stands before the first that is not trusted, anybody may have written.
 */
export function sourceOf({ trusted }: Reach, { socket, headers }: IncomingMessage): string | null {
  const nearest = plain(socket.remoteAddress ?? '')
  if (trusted === null) return nearest || null
  const said = [headers['x-forwarded-for'] ?? []].flat().join()
  const hops = [...said.split(',').map((each) => plain(each.trim())), nearest].filter(
    (each) => isIP(each) !== 0,
  )
  const isTrusted = (address: string) =>
    trusted.check(address, isIP(address) === 6 ? 'ipv6' : 'ipv4')
  const first = hops.findLastIndex((address) => !isTrusted(address))
  return hops[Math.max(first, 0)] ?? null
}

/** An IPv4 address as such, also where the socket is one of IPv6. */
function plain(address: string): string {
  return address.replace(/^::ffff:(?=\d+\.\d+\.\d+\.\d+$)/, '')
}
