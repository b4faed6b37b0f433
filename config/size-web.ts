// What a phone loads before the first page stands and asks for its rows: JavaScript and styles, gzipped, as Chromium
// requests them. What comes ahead of a tap waits for the first answer, which is never given here.
import { existsSync, readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import path from 'node:path'
import { gzipSync } from 'node:zlib'
import { launchChromium } from './chromium'

const dist = 'dist/web'
const jsLimitKb = 200
const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
}

void main()

async function main() {
  if (!existsSync(`${dist}/index.html`)) {
    console.error(`${dist} is missing: npm run build:web`)
    process.exit(1)
  }
  const loaded = new Map<string, number>()
  const server = createServer((request, response) => {
    const name = new URL(request.url ?? '/', 'http://web').pathname.replace(/\/$/, '/index.html')
    if (name === '/call') return
    const file = path.join(dist, path.normalize(decodeURIComponent(name)))
    if (!existsSync(file)) return void response.writeHead(404).end()
    const body = gzipSync(readFileSync(file), { level: 9 })
    loaded.set(name, body.length)
    const type = types[path.extname(name)] ?? 'application/octet-stream'
    response.writeHead(200, { 'content-type': type, 'content-encoding': 'gzip' }).end(body)
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const { port } = server.address() as AddressInfo

  const browser = await launchChromium()
  try {
    const page = await browser.newPage({ viewport: { width: 390, height: 844 } })
    const failures: string[] = []
    page.on('pageerror', (error) => failures.push(error.message))
    const asked = page.waitForRequest('**/call')
    await page.goto(`http://127.0.0.1:${port}/`)
    await Promise.all([asked, page.waitForSelector('.taro_page')])
    if (failures.length) throw new Error(`the first page fails: ${failures.join('; ')}`)
  } finally {
    await browser.close()
    server.close()
  }
  report(loaded)
}

function report(loaded: Map<string, number>) {
  for (const [name, bytes] of [...loaded].sort((a, b) => b[1] - a[1])) {
    console.log(`${kb(bytes).padStart(9)}  ${name}`)
  }
  const sum = (ext: string) =>
    [...loaded].reduce((total, [name, bytes]) => total + (name.endsWith(ext) ? bytes : 0), 0)
  const js = sum('.js')
  console.log(
    `first web page, gzipped: JavaScript ${kb(js)} of ${jsLimitKb} KB allowed, styles ${kb(sum('.css'))}`,
  )
  if (js > jsLimitKb * 1024) {
    console.error('the first web page loads too much JavaScript')
    process.exitCode = 1
  }
}

function kb(bytes: number) {
  return `${(bytes / 1024).toFixed(1)} KB`
}
