// The web app over a weak network, beside that of an older commit: npm run bench:web [-- --beside <commit>]
import { execFileSync, spawn, type ChildProcess } from 'node:child_process'
import path from 'node:path'
import { parseArgs } from 'node:util'
import type { Browser, Page } from 'playwright-core'
import { launchChromium } from '../../config/chromium'
import { removeFolder, temporaryFolder } from '../store/temporary'
import { worktreeOf } from './beside/worktree'
import { median } from './figures'
import { addressOf } from './server'

/** A village at the edge of the network: 240 kbit/s, 800 ms until anything comes back. */
const network = {
  offline: false,
  latency: 800,
  downloadThroughput: 240_000 / 8,
  uploadThroughput: 240_000 / 8,
}
const rounds = 3
const patienceMs = 120_000
const firstBoard = '#/pages/boards/index?villageId=shiwan'
const onFirstBoard = '何秀兰'
const wanted = { read: 0.15, usable: 0.4 }
/** A tab's frame: within what a finger takes for at once. */
const atOnceMs = 300

interface Side {
  readonly name: string
  readonly address: string
  readonly server: ChildProcess
  readonly folder: string
}

interface Times {
  /** Something to read stands. */
  readonly read: number
  /** The rows of the first board stand. */
  readonly usable: number
  /** From a tap on another tab, once the network is quiet, to its frame. */
  readonly tab: number
}

void main()

async function main() {
  const { beside } = parseArgs({
    options: { beside: { type: 'string', default: '9bbb15c' } },
  }).values
  const sides = [
    await start(beside, worktreeOf(beside, 'its own')),
    await start('this', process.cwd()),
  ]
  const browser = await launchChromium()
  const all = new Map<string, Times[]>(sides.map(({ name }) => [name, []]))
  try {
    for (let round = 0; round < rounds; round++) {
      for (const side of sides) all.get(side.name)?.push(await measure(browser, side.address))
    }
  } finally {
    await browser.close()
    await Promise.all(sides.map(stop))
  }
  report(beside, all)
}

function report(commit: string, all: Map<string, Times[]>) {
  const compare = (what: keyof Times) => {
    const [before, now] = [commit, 'this'].map((name) =>
      median((all.get(name) ?? []).map((times) => times[what])),
    ) as [number, number]
    return { before, now, ratio: now / before }
  }
  const seconds = (ms: number) => `${(ms / 1000).toFixed(1)} s`
  for (const [what, said] of [
    ['read', 'something to read'],
    ['usable', 'first board usable'],
  ] as const) {
    const { before, now, ratio } = compare(what)
    const figures = `${commit} ${seconds(before)}, now ${seconds(now)}: ${ratio.toFixed(2)} of it`
    print(said, figures, `${String(wanted[what])} at most`, ratio <= wanted[what])
  }
  const { before, now } = compare('tab')
  const figures = `${commit} ${before.toFixed(0)} ms, now ${now.toFixed(0)} ms`
  print('frame of a tapped tab', figures, `${String(atOnceMs)} ms at most`, now <= atOnceMs)
}

function print(what: string, figures: string, limit: string, holds: boolean) {
  console.log(`${what.padEnd(22)} ${figures} (${limit})`)
  if (!holds) process.exitCode = 1
}

async function measure(browser: Browser, address: string): Promise<Times> {
  const context = await browser.newContext({
    viewport: { width: 390, height: 844 },
    isMobile: true,
    hasTouch: true,
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
  })
  const page = await context.newPage()
  page.setDefaultTimeout(patienceMs)
  const devtools = await context.newCDPSession(page)
  await devtools.send('Network.emulateNetworkConditions', network)
  const startedMs = performance.now()
  const read = page.waitForFunction(() => document.body.innerText.trim().length > 2).then(since)
  const usable = page.getByText(onFirstBoard).first().waitFor().then(since)
  await page.goto(`${address}/${firstBoard}`, { waitUntil: 'commit', timeout: patienceMs })
  const times = { read: await read, usable: await usable }
  await page.waitForLoadState('networkidle', { timeout: patienceMs })
  const tab = await tapped(page)
  await context.close()
  return { ...times, tab }

  function since() {
    return performance.now() - startedMs
  }
}

/** As the page itself sees it, from the finger's touch to the first picture with the tab's name. */
async function tapped(page: Page): Promise<number> {
  const shown = page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        document.addEventListener(
          'touchstart',
          () => {
            const touchedMs = performance.now()
            const isThere = () =>
              [...document.querySelectorAll('h1, [role=heading]')].some(
                (heading) => heading.textContent === '活动' && heading.getClientRects().length > 0,
              )
            const look = () => {
              if (isThere()) resolve(performance.now() - touchedMs)
              else requestAnimationFrame(look)
            }
            look()
          },
          { once: true, capture: true },
        )
      }),
  )
  await page.getByRole('link', { name: /^活动/ }).filter({ visible: true }).tap()
  return shown
}

/** The server of a tree as `npm start` runs it, on a demo county of its own; builds what is not built. */
async function start(name: string, tree: string): Promise<Side> {
  const run = (...args: string[]) =>
    execFileSync(process.execPath, args, { cwd: tree, stdio: ['ignore', 'ignore', 'inherit'] })
  const current = (await import(path.join(tree, 'config/current.mjs'))) as {
    isCurrent: (build: string) => boolean
  }
  if (!current.isCurrent('web')) run('config/build.mjs', 'web')
  run('config/bundle.mjs', 'server')
  const folder = temporaryFolder()
  const main = path.join(tree, 'dist/server/main.js')
  const server = spawn(process.execPath, [main, '--data', folder, '--port', '0'], {
    cwd: tree,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  return { name, address: await addressOf(server.stdout), server, folder }
}

async function stop({ server, folder }: Side) {
  await new Promise((resolve) => {
    server.once('exit', resolve)
    server.kill('SIGTERM')
  })
  removeFolder(folder)
}
