import { execFileSync, spawn, type ChildProcess } from 'node:child_process'
import { cpSync, renameSync, rmSync } from 'node:fs'
import path from 'node:path'
import { launchChromium } from '../../config/chromium'
import { clockEnvironment } from '../clock'
import { unpack } from '../kept/release'
import { temporaryFolder } from '../store/temporary'
import { openPhone, type BrowserPhone } from './browser-phone'
import { demoCounty } from './demo-county'
import type { Setting } from './phone'

export interface App {
  phone(setting?: Setting): Promise<BrowserPhone>
  close(): Promise<void>
}

/** What `npm start` runs; builds first if the sources are newer than what is built. */
const start = 'config/start.mjs'

/** The app as anybody starts it, on a fresh demo county. */
export async function openApp(): Promise<App> {
  const folder = temporaryFolder()
  cpSync((await demoCounty()).data, folder, { recursive: true })
  const server = await serve([start, '--data', folder])
  const browser = await launchChromium()
  return {
    phone: (setting) => openPhone(browser, server.address, setting),
    async close() {
      await browser.close()
      await server.stop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

export interface Installation extends App {
  /** With which the county is opened, as the terminal tells it. */
  readonly code: string
}

/** What `npm run serve` runs, on a folder in which there is nothing. */
export async function openInstallation(): Promise<Installation> {
  const folder = temporaryFolder()
  const origin = ['--origin', 'https://zhiqi.example']
  const server = await serve([start, 'serve', '--data', folder, ...origin])
  const browser = await launchChromium()
  return {
    code: /开机码：(\S{4} \S{4})/.exec(server.printed)?.[1] ?? '',
    phone: (setting) => openPhone(browser, server.address, setting),
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
    phone: (setting) => openPhone(browser, server.address, setting),
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
  return { ...(await addressOf(server)), stop: () => stopped(server) }
}

async function addressOf(server: ChildProcess): Promise<{ address: string; printed: string }> {
  let printed = ''
  for await (const chunk of server.stdout ?? []) {
    printed += String(chunk)
    const [, port] = /127\.0\.0\.1:(\d+)/.exec(printed) ?? []
    if (port !== undefined) {
      server.stdout?.resume()
      return { address: `http://127.0.0.1:${port}`, printed }
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
