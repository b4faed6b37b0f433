import path from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { apiNames } from '../compile/api-names'
import type { Compiled } from '../compile'
import { moveClockOf } from '../../../clock'
import type { Failure, Payload, PhoneSpec, SetDataCall } from '../payload'
import type { HostWindow } from '../view/main'
import { viewCode } from './view-code'
import { answer, type PhoneCloud } from './cloud'
import { openProtocol } from './protocol'

/** The page's own address; nothing leaves the machine for it. */
const origin = 'http://weapp.local'
const blank =
  '<!doctype html><meta charset=utf-8><meta name=viewport content="width=device-width,initial-scale=1,minimum-scale=1,maximum-scale=1"><body></body>'

export interface SimulatedPhone {
  readonly wsEndpoint: string
  readonly page: Page
  /** None is what every test wants. */
  readonly failures: readonly Failure[]
  /** Every setData since the start, or since it was asked last. */
  takeCrossings(): Promise<readonly SetDataCall[]>
  setOnline(online: boolean): Promise<void>
  /** A swipe or the phone's key. */
  back(): Promise<void>
  close(): Promise<void>
}

export interface PhoneOptions {
  readonly browser: Browser
  readonly compiled: Compiled
  readonly folder: string
  readonly cloud: PhoneCloud
  readonly spec: PhoneSpec
  readonly port?: number
  readonly launch?: Payload['launch']
  readonly onClose?: () => void
}

/** A phone of its own in Chromium, on which the mini-program runs and to which an automator connects. */
export async function openPhone(options: PhoneOptions): Promise<SimulatedPhone> {
  const { browser, compiled, folder, cloud, spec, port = 0 } = options
  const context = await browser.newContext({
    viewport: { width: spec.width, height: spec.height },
    deviceScaleFactor: 2,
    isMobile: true,
    hasTouch: true,
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
  })
  await moveClockOf(context)
  const page = await context.newPage()
  const failures: Failure[] = []
  const outside = answer(cloud)

  // Who connects at once waits until the app runs.
  let run: () => void = () => undefined
  const running = new Promise<void>((resolve) => (run = resolve))
  const protocol = await openProtocol(port, async (method, params) => {
    await running
    if (method === 'App.captureScreenshot')
      return { data: (await page.screenshot()).toString('base64') }
    if (method === 'Tool.close') {
      setTimeout(() => options.onClose?.())
      return {}
    }
    return page.evaluate(
      ([name, given]) => (window as unknown as HostWindow).__handle(name, given),
      [method, params] as const,
    )
  })
  page.on('requestfailed', (request) => {
    if (request.resourceType() === 'image')
      failures.push({
        kind: 'resource',
        message: `${request.url()}: ${request.failure()?.errorText ?? ''}`,
      })
  })
  await page.exposeFunction('__tell', (method: string, params: never) => {
    if (method === 'failure') failures.push(params)
    else {
      const { method: event, params: detail } = params as { method: string; params: unknown }
      protocol.tell(event, detail)
    }
  })
  await page.exposeFunction('__ask', async (method: string, params: never) => {
    if (method === 'tap') {
      const { x, y } = params as { x: number; y: number }
      await page.touchscreen.tap(x, y)
      return null
    }
    const act = outside[method]
    if (!act) throw new Error(`${method} is not known to the host`)
    return act(params)
  })
  await page.route(`${origin}/**`, async (route) => {
    const { pathname } = new URL(route.request().url())
    if (pathname === '/') await route.fulfill({ contentType: 'text/html', body: blank })
    else if (pathname === '/favicon.ico') await route.fulfill({ status: 204 })
    else await route.fulfill({ path: path.join(folder, decodeURIComponent(pathname)) })
  })
  // Pictures of the cloud: a browser keeps a page from the machine's own addresses, a phone does not.
  await page.route(/^https?:\/\/(?!weapp\.local)/, async (route) => {
    const response = await route.fetch().catch(() => null)
    await (response ? route.fulfill({ response }) : route.abort()).catch(() => undefined)
  })
  await page.goto(`${origin}/`)
  await page.addScriptTag({ content: viewCode() })
  const { program } = compiled
  const launch = options.launch ?? { path: program.pages[0] ?? '', query: {} }
  const payload: Payload = { program, phone: spec, documented: apiNames(), launch }
  await page.evaluate((given) => {
    ;(window as unknown as HostWindow).__start(given)
  }, payload)
  run()
  return {
    wsEndpoint: protocol.wsEndpoint,
    page,
    failures,
    takeCrossings: () =>
      page.evaluate(() => (window as unknown as HostWindow).__app.crossings.splice(0)),
    setOnline: (online) =>
      page.evaluate((on) => {
        ;(window as unknown as HostWindow).__app.setOnline(on)
      }, online),
    back: () =>
      page.evaluate(() => {
        ;(window as unknown as HostWindow).__app.pages.systemBack()
      }),
    async close() {
      protocol.close()
      await context.close()
    },
  }
}
