import { readFileSync } from 'node:fs'
import { BlockList, isIP } from 'node:net'
import { createSecureContext } from 'node:tls'
import { parse, whole } from './options'
import { isLoopback, type Reach } from './reach'
import { Stop } from './stop'

/** Of `npm run serve`: a real installation. */
export interface ServeOptions {
  readonly does: 'serve'
  readonly host: string
  readonly port: number
  readonly folder: string
  readonly tickMs: number
  readonly reach: Reach & { readonly origin: string }
}

export interface CopyOptions {
  readonly does: 'backup' | 'restore'
  readonly folder: string
  readonly file: string
}

type Text = 'host' | 'port' | 'origin' | 'cert' | 'key' | 'data' | 'tick' | 'backup' | 'restore'

const defaults = { host: '127.0.0.1', port: '7420', data: 'serve-data', tick: '10' }
const originLike = 'https://zhiqi.example'

/** The options, or `help`. Throws Stop with one line that says what to change. */
export function readServeOptions(args: readonly string[]): ServeOptions | CopyOptions | 'help' {
  const values = parse<Text, 'help'>('serve', args)
  if (values.help === true) return 'help'
  const folder = values.data ?? defaults.data
  const { backup, restore } = values
  if (backup !== undefined && restore !== undefined)
    throw new Stop('--backup 和 --restore 一次只做一件')
  if (backup !== undefined) return { does: 'backup', folder, file: backup }
  if (restore !== undefined) return { does: 'restore', folder, file: restore }
  const host = values.host ?? defaults.host
  const port = whole('--port', values.port ?? defaults.port, 0, 65_535)
  const tls = tlsOf(values.cert, values.key)
  const origin = originOf(values.origin, { host, port, isSecure: tls !== null })
  const trusted = trustedOf(values['trust-proxy' as 'host'] as unknown as string[] | undefined)
  return {
    does: 'serve',
    ...{ host, port, folder },
    tickMs: whole('--tick', values.tick ?? defaults.tick, 1, 3_600) * 1000,
    reach: { origin, shown: origin, tls, trusted },
  }
}

/** Over the air nobody may read along: https, save on this computer itself. */
function originOf(
  said: string | undefined,
  { host, port, isSecure }: { host: string; port: number; isSecure: boolean },
): string {
  if (said === undefined) {
    if (!isLoopback(host))
      throw new Stop(`请用 --origin 写明大家打开的网址，例如 --origin ${originLike}`)
    return `${isSecure ? 'https' : 'http'}://${host}:${String(port)}`
  }
  const url = URL.canParse(said) ? new URL(said) : null
  if (url?.origin !== said.replace(/\/$/, ''))
    throw new Stop(`--origin 要写成 ${originLike} 这样，不带路径；现在写的是 ${said}`)
  if (url.protocol !== 'https:' && !isLoopback(url.host))
    throw new Stop(
      `--origin 要用 https，否则路上谁都能看到口令：把 ${said} 换成 https 网址，证书见 config/serve/README.md`,
    )
  return url.origin
}

function tlsOf(cert: string | undefined, key: string | undefined): Reach['tls'] {
  if (cert === undefined && key === undefined) return null
  if (cert === undefined || key === undefined)
    throw new Stop('--cert 和 --key 要一起写：一个是证书，一个是它的私钥')
  const tls = { cert: readPem('--cert', cert), key: readPem('--key', key) }
  try {
    createSecureContext(tls)
  } catch (cause) {
    throw new Stop(
      `证书打不开：${cert} 和 ${key} 不是一对，或者不是 PEM 文件（${(cause as Error).message}）`,
      { cause },
    )
  }
  return tls
}

function readPem(option: string, file: string): Buffer {
  try {
    return readFileSync(file)
  } catch (cause) {
    throw new Stop(`${option} 读不了 ${file}，请检查文件在不在、能不能读`, { cause })
  }
}

function trustedOf(ranges: readonly string[] | undefined): BlockList | null {
  if (ranges === undefined) return null
  const list = new BlockList()
  for (const range of ranges) {
    const [address = '', bits] = range.split('/')
    const family = isIP(address) === 6 ? 'ipv6' : 'ipv4'
    const length = Number(bits ?? (family === 'ipv6' ? 128 : 32))
    const isRange =
      isIP(address) !== 0 &&
      Number.isInteger(length) &&
      length >= 0 &&
      length <= (family === 'ipv6' ? 128 : 32)
    if (!isRange) throw new Stop(`--trust-proxy 要写成 10.0.0.0/8 或一个地址，现在写的是 ${range}`)
    list.addSubnet(address, length, family)
  }
  return list
}
