import { createServer } from 'node:http'
import { dayOf } from '@/domain/common/day'
import type { Log } from '../platform/log'
import { originOf } from '../platform/origin'
import { fakeWechat } from '../platform/wechat/fake'
import type { Platform } from '../services/common/context'
import { clearData, holdsData, openData, type DataStore } from './data'
import { KeptClock } from './demo/clock'
import { peopleTable } from './greeting'
import { makeDemoApart } from './make-demo'
import { helpOf, readStartOptions, type StartOptions } from './options'
import { onLoopback } from './reach'
import { close, listen, run } from './running'
import { Stop } from './stop'

const host = '127.0.0.1'

/** `npm start`: the demo county, or an empty installation to try, for this computer alone. */
export async function start(args: readonly string[], logTo: (messages: boolean) => Log) {
  const options = readStartOptions(args)
  if (options === 'help') {
    console.log(helpOf('start'))
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

async function makeDemoFor({ folder, port }: StartOptions): Promise<boolean> {
  // Better told now than after the county is made.
  const probe = createServer()
  await listen(probe, port, host)
  await close(probe)
  return makeDemoApart(folder)
}

async function serve(options: StartOptions, store: DataStore, log: Log): Promise<void> {
  const clock = await KeptClock.open(store)
  if (clock && !options.demo) {
    throw new Stop(`${options.folder} holds a demo county. Leave --no-demo out, or choose --data.`)
  }
  const { platform, port, hasWeb } = await run({
    ...{ store, clock, log, host },
    folder: options.folder,
    port: options.port,
    tickMs: options.tickMs,
    reach: onLoopback,
    origin: originOf(process.env, log),
    wechat: fakeWechat({ anybody: true, draws: false }),
  })
  await greet(platform, port, hasWeb)
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
