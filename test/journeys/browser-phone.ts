import type { Browser, BrowserContext, Locator, Page, Request } from 'playwright-core'
import { moveClockOf } from '../clock'
import { patiently, type Phone, type Role, type Setting, type Words } from './phone'

export const usualScreen = { width: 390, height: 844 }
export const smallScreen = { width: 320, height: 640 }

const patienceMs = 30_000

/** A phone whose web app a test may also look into. */
export interface BrowserPhone extends Phone {
  readonly page: Page
  button(name: Words): Locator
  /** What stands on the page that is shown; pages behind it stay in the document. */
  text(words: Words): Locator
  /** Signs in on 我家 as one of the demo's people. */
  signInAs(name: string): Promise<void>
  /** Errors of the page since it was opened; none is the promise of every journey. */
  readonly errors: readonly string[]
  close(): Promise<void>
}

/** Nothing is remembered there from another phone. */
export async function openPhone(
  browser: Browser,
  address: string,
  { elder = false }: Setting = {},
): Promise<BrowserPhone> {
  const context: BrowserContext = await browser.newContext({
    viewport: elder ? smallScreen : usualScreen,
    deviceScaleFactor: 2,
    isMobile: true,
    hasTouch: true,
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
  })
  context.setDefaultTimeout(patienceMs)
  await moveClockOf(context)
  const page = await context.newPage()
  const errors: string[] = []
  page.on('pageerror', (error) => errors.push(error.message))
  page.on('console', (message) => {
    if (message.type() === 'error') errors.push(message.text())
  })
  let trips: string[] = []
  const underWay = new Set<Request>()
  page.on('request', (request) => {
    if (new URL(request.url()).pathname !== '/call') return
    trips.push(namesIn(request.postDataJSON()))
    underWay.add(request)
  })
  page.on('requestfinished', (request) => underWay.delete(request))
  page.on('requestfailed', (request) => underWay.delete(request))
  const shown = (found: Locator) => found.filter({ visible: true })
  const called = (name: Words, role: Role = 'button', within: Page | Locator = page) =>
    shown(within.getByRole(role, { name }))
  const tapCalled = async (name: Words, role: Role = 'button', within: Page | Locator = page) => {
    const found = called(name, role, within).first()
    await found.waitFor()
    const exact = shown(within.getByRole(role, { name, exact: true })).first()
    await ((await exact.isVisible()) ? exact : found).tap()
  }
  const text = (words: Words) => shown(page.getByText(words))
  const said = (words: Words) =>
    text(words)
      .or(shown(page.getByLabel(words)))
      .first()
  const phone: BrowserPhone = {
    page,
    errors,
    button: (name) => called(name),
    text,
    async open(route) {
      await page.goto('about:blank')
      await page.goto(`${address}/#/${route}`)
    },
    async go(route) {
      await page.evaluate((hash) => (location.hash = hash), `#/${route}`)
    },
    async back() {
      await page.goBack()
    },
    tab: (name) => called(new RegExp(`^${name}`), 'link').tap(),
    tap: (name, role) => tapCalled(name, role),
    tapOnSheet: (title, name) =>
      tapCalled(name, 'button', page.getByRole('dialog', { name: title })),
    offers: (name, role) => called(name, role).first().isVisible(),
    offered: (name, role) => called(name, role).first().waitFor(),
    see: (words) => said(words).waitFor(),
    gone: (words) => said(words).waitFor({ state: 'hidden' }),
    async type(typed, field) {
      const fields =
        field === undefined
          ? page.locator('input, textarea')
          : page.getByPlaceholder(field).or(page.getByLabel(field))
      await shown(fields).first().fill(typed)
    },
    texts: (className) => page.locator(`.${className}:visible`).allInnerTexts(),
    async choosePhotos(button, photos) {
      const chooser = page.waitForEvent('filechooser')
      await phone.tap(button)
      await (
        await chooser
      ).setFiles(
        photos.map((buffer, i) => ({ name: `photo-${i}.jpg`, mimeType: 'image/jpeg', buffer })),
      )
    },
    async pictures(className) {
      const images = page.locator(`.${className} img:visible`)
      await images.first().waitFor()
      const pictures: Buffer[] = []
      for (const image of await images.all()) {
        await image.scrollIntoViewIfNeeded()
        const address = await image.evaluate(async (img: HTMLImageElement) => {
          await img.decode()
          return img.src
        })
        pictures.push(await (await page.request.get(address)).body())
      }
      return pictures
    },
    route: () => Promise.resolve(page.url().split('/#/')[1] ?? ''),
    until: (what, look) =>
      patiently(what, look, patienceMs, async () => {
        return `${page.url()}: ${(await page.locator('body').innerText()).slice(0, 600)}`
      }),
    async settled() {
      await page.waitForLoadState('networkidle')
      // Which holds for good once the app has loaded: what a page asks is another matter.
      await phone.until('every answer', () => Promise.resolve(underWay.size === 0))
      await page.locator('.taro_page:visible').last().waitFor()
      await page.locator('.loading__blank:visible').first().waitFor({ state: 'hidden' })
    },
    async screenshot(file) {
      await page.screenshot({ path: file })
    },
    width: () => page.evaluate(() => document.documentElement.scrollWidth),
    ask: (name, payload) => page.evaluate(askServer, { name, payload }),
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
    async signInAs(name) {
      await phone.open('pages/me/index')
      const person = called(new RegExp(`^以${name}登录`))
      await person.or(called('换一个人')).first().waitFor()
      if (!(await person.isVisible())) await called('换一个人').tap()
      await person.tap()
      await text(`您现在是${name}`).waitFor()
    },
    close: () => context.close(),
  }
  await phone.open('pages/boards/index')
  if (elder) await phone.tap(/长辈版/)
  return phone
}

/** In the page, as whoever is signed in there. */
async function askServer(query: { name: string; payload: object }): Promise<unknown> {
  const token = JSON.parse(localStorage.getItem('zhiqi.token') ?? '{}') as { data?: string }
  const response = await fetch('/call', {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token.data ?? ''}` },
    body: JSON.stringify(query),
  })
  return response.json()
}

/** `session.me home.village` of a list of queries. */
export function namesIn(body: unknown): string {
  const { name, queries } = body as { name?: string; queries?: readonly { name: string }[] }
  return (queries ?? [{ name }]).map((one) => String(one.name)).join(' ')
}
