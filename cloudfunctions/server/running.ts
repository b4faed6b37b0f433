import type { Server } from 'node:http'
import { join } from 'node:path'
import { pixelsMax } from '@/domain/photos/photo'
import { systemClock } from '../platform/clock'
import { folderFiles } from '../platform/files/folder'
import { randomIds } from '../platform/ids'
import { sharpImages } from '../platform/images/sharp'
import type { Log } from '../platform/log'
import { lazyPaper } from '../platform/paper/lazy'
import type { WeChat } from '../platform/wechat/wechat'
import type { Platform } from '../services/common/context'
import { rosterView } from '../services/roster/view'
import { filesFolder, type DataStore } from './data'
import type { KeptClock } from './demo/clock'
import { demoControl } from './demo/control'
import { createSite } from './http'
import type { Reach } from './reach'
import { Stop } from './stop'
import { Ticker } from './ticker'
import { openWeb } from './web'

/** Requests under way get so long to finish. */
const farewellMs = 10_000

export interface ToRun {
  readonly folder: string
  readonly store: DataStore
  readonly host: string
  readonly port: number
  readonly reach: Reach
  /** Where people reach the web app, for what is printed. */
  readonly origin: string | undefined
  readonly wechat: WeChat
  readonly tickMs: number
  readonly log: Log
  /** Of a demo county, whose clock goes ahead. */
  readonly clock: KeptClock | null
}

export interface Running {
  readonly platform: Platform
  readonly port: number
  readonly hasWeb: boolean
}

/** Serves until the process is asked to end; the store is then closed. */
export async function run(toRun: ToRun): Promise<Running> {
  const { folder, store, host, reach, origin, wechat, tickMs, log, clock } = toRun
  await freeLeases(store)
  const files = folderFiles({ folder: filesFolder(folder), clock: systemClock })
  const outside = {
    ...{ files, wechat, log, origin },
    images: sharpImages({ pixelsMax }),
    store: rosterView(store),
    paper: lazyPaper,
    ids: randomIds,
  }
  const platform: Platform = clock
    ? { ...outside, clock, demo: demoControl(store, clock, () => ticker) }
    : { ...outside, clock: systemClock }
  const ticker = new Ticker(platform, log, tickMs, () => clock?.mark() ?? Promise.resolve())
  const web = openWeb(join(__dirname, '..', 'web'))
  const server = createSite({ platform, files, web, reach })
  const port = await listen(server, toRun.port, host)
  ticker.start()
  stopOnSignal(async () => {
    await close(server)
    await ticker.stop()
    await clock?.keep()
    await store.close()
  })
  return { platform, port, hasWeb: web !== null }
}

/** This process alone has the folder open, so a lease that is still held is held by nobody. */
async function freeLeases(store: DataStore): Promise<void> {
  const leases = await store.list('timers', { eq: {}, limit: 1000 })
  for (const { _id, holder } of leases) {
    if (holder !== null) await store.tx((t) => t.update('timers', _id, { holder: null }))
  }
}

/** @returns the port, where any free one was asked for */
export function listen(server: Server, port: number, host: string): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const taken = error.code === 'EADDRINUSE'
      const why = taken ? 'is in use' : `cannot be used (${error.code ?? error.name})`
      reject(new Stop(`Port ${port} ${why}. Choose another one with --port.`, { cause: error }))
    })
    server.listen({ port, host }, () => {
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

export function close(server: Server): Promise<void> {
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
