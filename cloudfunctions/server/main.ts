import { createServer, type Server } from 'node:http'
import { join } from 'node:path'
import { dayOf } from '@/domain/common/day'
import { pixelsMax } from '@/domain/photos/photo'
import { systemClock } from '../platform/clock'
import { randomIds } from '../platform/ids'
import { folderFiles } from '../platform/files/folder'
import { sharpImages } from '../platform/images/sharp'
import { createLog, type Log } from '../platform/log'
import { originOf } from '../platform/origin'
import { lazyPaper } from '../platform/paper/lazy'
import { fakeWechat } from '../platform/wechat/fake'
import type { Platform } from '../services/common/context'
import { rosterView } from '../services/roster/view'
import { clearData, filesFolder, holdsData, openData, type DataStore } from './data'
import { KeptClock } from './demo/clock'
import { demoControl } from './demo/control'
import { peopleTable } from './greeting'
import { createSite } from './http'
import { folderToMake, makeDemo, makeDemoApart } from './make-demo'
import { helpText, readOptions, type Options } from './options'
import { Stop } from './stop'
import { Ticker } from './ticker'
import { openWeb } from './web'

/** Requests under way get so long to finish. */
const farewellMs = 10_000

// A terminal that went away must not take the data with it.
process.stdout.on('error', () => undefined)
process.stderr.on('error', () => undefined)

void main().catch((error: unknown) => {
  if (error instanceof Stop) console.error(error.message)
  else console.error(error)
  process.exitCode = 1
})

async function main(): Promise<void> {
  const toMake = folderToMake(process.argv.slice(2))
  if (toMake !== null) {
    await makeDemo(toMake, logTo(true))
    return
  }
  const options = readOptions(process.argv.slice(2))
  if (options === 'help') {
    console.log(helpText)
    return
  }
  if (options.fresh && clearData(options.folder))
    console.log(`Deleted the data in ${options.folder}.`)
  if (options.demo && !holdsData(options.folder) && !(await makeDemoFor(options))) {
    process.exitCode = 1
    return
  }
  const store = await openData(options.folder)
  try {
    await serve(options, store, logTo(options.demo))
  } catch (error) {
    await store.close()
    throw error
  }
}

/** @param messages of its own, which only a demo tells the terminal */
function logTo(messages: boolean): Log {
  return createLog({
    level: 'warn',
    messages,
    write: (line) => void process.stderr.write(`${line}\n`),
  })
}

async function makeDemoFor({ folder, port }: Options): Promise<boolean> {
  // Better told now than after the county is made.
  const probe = createServer()
  await listen(probe, port)
  await close(probe)
  return makeDemoApart(folder)
}

async function serve(options: Options, store: DataStore, log: Log): Promise<void> {
  const clock = await KeptClock.open(store)
  if (clock && !options.demo) {
    throw new Stop(`${options.folder} holds a demo county. Leave --no-demo out, or choose --data.`)
  }
  await freeLeases(store)
  const files = folderFiles({ folder: filesFolder(options.folder), clock: systemClock })
  const images = sharpImages({ pixelsMax })
  const wechat = fakeWechat({ anybody: true, draws: false })
  const outside = {
    ...{ files, images, wechat, log },
    store: rosterView(store),
    paper: lazyPaper,
    ids: randomIds,
    origin: originOf(process.env, log),
  }
  const platform: Platform = clock
    ? { ...outside, clock, demo: demoControl(store, clock, () => ticker) }
    : { ...outside, clock: systemClock }
  const ticker = new Ticker(platform, log, options.tickMs, () => clock?.mark() ?? Promise.resolve())
  const web = openWeb(join(__dirname, '..', 'web'))
  const server = createSite({ platform, files, web })
  const port = await listen(server, options.port)
  ticker.start()
  stopOnSignal(async () => {
    await close(server)
    await ticker.stop()
    await clock?.keep()
    await store.close()
  })
  await greet(platform, port, web !== null)
}

/** This process alone has the folder open, so a lease that is still held is held by nobody. */
async function freeLeases(store: DataStore): Promise<void> {
  const leases = await store.list('timers', { eq: {}, limit: 1000 })
  for (const { _id, holder } of leases) {
    if (holder !== null) await store.tx((t) => t.update('timers', _id, { holder: null }))
  }
}

function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const taken = error.code === 'EADDRINUSE'
      const why = taken ? 'is in use' : `cannot be used (${error.code ?? error.name})`
      reject(new Stop(`Port ${port} ${why}. Choose another one with --port.`, { cause: error }))
    })
    server.listen({ port, host: '127.0.0.1' }, () => {
      const address = server.address()
      resolve(typeof address === 'object' && address !== null ? address.port : port)
    })
  })
}

function stopOnSignal(stop: () => Promise<void>): void {
  let stopping = false
  const onSignal = (signal: NodeJS.Signals) => {
    if (stopping) return
    stopping = true
    console.log(`${signal}: finishing what is under way`)
    stop().then(
      () => process.exit(0),
      (error: unknown) => {
        console.error(error)
        process.exit(1)
      },
    )
  }
  process.on('SIGINT', onSignal)
  process.on('SIGTERM', onSignal)
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    const late = setTimeout(() => {
      server.closeAllConnections()
    }, farewellMs)
    server.close(() => {
      clearTimeout(late)
      resolve()
    })
    server.closeIdleConnections()
  })
}

async function greet(platform: Platform, port: number, hasWeb: boolean): Promise<void> {
  if (!hasWeb)
    console.log('The web app is not built (npm run build:web): this serves the API alone.')
  if (platform.demo) {
    console.log(
      `\nDemo: everybody in it is invented. Today there: ${dayOf(platform.clock.now())}. Sign in on the page 我家 as`,
    )
    for (const line of await peopleTable(platform)) console.log(`  ${line}`)
    console.log('')
  }
  console.log(`Zhiqi 志气榜: http://127.0.0.1:${port}/   (Ctrl+C stops it)`)
}
