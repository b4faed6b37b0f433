import { execFileSync, spawn, type ChildProcess } from 'node:child_process'
import { cpSync, renameSync, rmSync } from 'node:fs'
import path from 'node:path'
import type { Browser, BrowserContext, Locator, Page } from 'playwright-core'
import { launchChromium } from '../../config/chromium'
import { clockEnvironment, moveClockOf } from '../clock'
import { unpack } from '../kept/release'
import { temporaryFolder } from '../store/temporary'

export const phone = { width: 390, height: 844 }
export const smallPhone = { width: 320, height: 640 }

export interface App {
  /** A phone of its own: nothing is remembered from another one. */
  phone(options?: { size?: { width: number; height: number }; elder?: boolean }): Promise<Phone>
  close(): Promise<void>
}

export interface Phone {
  readonly page: Page
  open(route: string): Promise<void>
  /** Goes on to a page of the app that is open, which is quicker than opening it anew. */
  go(route: string): Promise<void>
  tab(name: '榜' | '活动' | '积分' | '我家'): Promise<void>
  /** Signs in on 我家 as one of the demo's people. */
  signInAs(name: string): Promise<void>
  button(name: string | RegExp): Locator
  /** What stands on the page that is shown; pages behind it stay in the document. */
  text(words: string | RegExp): Locator
  /** What was asked of the server since this was called last: the names in each trip. */
  takeTrips(): string[]
  /** Two minutes later, when no answer is fresh any more. */
  later(): Promise<void>
  /** Errors of the page since it was opened; none is the promise of every journey. */
  readonly errors: readonly string[]
  close(): Promise<void>
}

/** What `npm start` runs; builds first if the sources are newer than what is built. */
const start = 'config/start.mjs'

/** The app as anybody starts it, on a fresh demo county. */
export async function openApp(): Promise<App> {
  const folder = temporaryFolder()
  const server = await serve([start, '--data', folder])
  const browser = await launchChromium()
  return {
    phone: (options = {}) => openPhone(browser, server.address, options),
    async close() {
      await browser.close()
      await server.stop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

export interface AppOfBefore extends App {
  /** The server goes on with today's app, at the same address. */
  update(): Promise<void>
}

/** The web app and the data of an earlier release, on today's server. */
export async function openAppOf(release: string): Promise<AppOfBefore> {
  const data = unpack(release, 'data')
  // The server serves the app that lies beside it.
  const site = temporaryFolder()
  const entry = path.join(site, 'server/main.js')
  execFileSync(process.execPath, ['config/bundle.mjs', 'server'])
  cpSync('dist/server/main.js', entry)
  renameSync(unpack(release, 'web'), path.join(site, 'web'))
  let server = await serve([entry, '--data', data])
  const browser = await launchChromium()
  return {
    phone: (options = {}) => openPhone(browser, server.address, options),
    async update() {
      await server.stop()
      server = await serve([start, '--data', data], new URL(server.address).port)
    },
    async close() {
      await browser.close()
      await server.stop()
      for (const folder of [data, site]) rmSync(folder, { recursive: true, force: true })
    },
  }
}

async function serve(args: readonly string[], port = '0') {
  const server = spawn(process.execPath, [...args, '--port', port], {
    env: { ...process.env, ...clockEnvironment, NODE_PATH: path.resolve('node_modules') },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  return { address: await addressOf(server), stop: () => stopped(server) }
}

async function openPhone(
  browser: Browser,
  address: string,
  { size = phone, elder = false }: { size?: { width: number; height: number }; elder?: boolean },
): Promise<Phone> {
  const context: BrowserContext = await browser.newContext({
    viewport: size,
    deviceScaleFactor: 2,
    isMobile: true,
    hasTouch: true,
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
  })
  context.setDefaultTimeout(15_000)
  await moveClockOf(context)
  const page = await context.newPage()
  const errors: string[] = []
  page.on('pageerror', (error) => errors.push(error.message))
  page.on('console', (message) => {
    if (message.type() === 'error') errors.push(message.text())
  })
  let trips: string[] = []
  page.on('request', (request) => {
    if (new URL(request.url()).pathname === '/call') trips.push(namesIn(request.postDataJSON()))
  })
  const button = (name: string | RegExp) =>
    page.getByRole('button', { name }).filter({ visible: true })
  const text = (words: string | RegExp) => page.getByText(words).filter({ visible: true })
  const open = async (route: string) => {
    await page.goto('about:blank')
    await page.goto(`${address}/#/${route}`)
  }
  const tab = async (name: string) => {
    await page
      .getByRole('link', { name: new RegExp(`^${name}`) })
      .filter({ visible: true })
      .tap()
  }
  await open('pages/boards/index')
  if (elder)
    await button(/长辈版/)
      .first()
      .tap()
  return {
    page,
    errors,
    open,
    async go(route) {
      await page.evaluate((hash) => (location.hash = hash), `#/${route}`)
    },
    tab,
    takeTrips() {
      const taken = trips
      trips = []
      return taken
    },
    later: () =>
      page.evaluate(() => {
        // The clock that the test has moved goes by that of the machine.
        const machine = new Date().constructor as DateConstructor
        const before = machine.now
        machine.now = () => before() + 120_000
      }),
    button,
    text,
    async signInAs(name) {
      await open('pages/me/index')
      const person = button(new RegExp(`^以${name}登录`))
      await person.or(button('换一个人')).first().waitFor()
      if (!(await person.isVisible())) await button('换一个人').tap()
      await person.tap()
      await text(`您现在是${name}`).waitFor()
    },
    close: () => context.close(),
  }
}

/** `session.me home.village` of a list of queries. */
export function namesIn(body: unknown): string {
  const { name, queries } = body as { name?: string; queries?: readonly { name: string }[] }
  return (queries ?? [{ name }]).map((one) => String(one.name)).join(' ')
}

async function addressOf(server: ChildProcess): Promise<string> {
  let printed = ''
  for await (const chunk of server.stdout ?? []) {
    printed += String(chunk)
    const address = /http:\/\/[\w.]+:\d+/.exec(printed)?.[0]
    if (address !== undefined) {
      server.stdout?.resume()
      return address
    }
  }
  throw new Error(`the server did not start: ${printed}`)
}

function stopped(server: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    server.once('exit', () => {
      resolve()
    })
    server.kill('SIGTERM')
  })
}
