import type MiniProgram from 'miniprogram-automator/out/MiniProgram'
import { patiently, type Phone, type Tab, type Words } from '../journeys/phone'
import { all, readWxml, type Node } from './wxml'

const patienceMs = 60_000

/** The page or part that was found a moment ago is there no longer: then it is looked for again. */
function drawnAnew(error: unknown): undefined {
  if (!(error as Error).message.includes('destroyed')) throw error
}

const isOf =
  (className: string) =>
  ({ classes }: Node) =>
    classes.includes(className)

/** Stands for what is not answered yet. */
const isBlank = isOf('loading__blank')

/** The app's two parts that are tapped, unless they are off. */
function isTappable({ classes }: Node): boolean {
  if (classes.includes('btn')) return !classes.includes('btn--still')
  return classes.includes('tap') && !classes.includes('tap--off')
}

/** What no automator tells. */
export interface Behind extends Pick<Phone, 'ask' | 'back' | 'takeTrips' | 'width'> {
  /** Trips that are not answered yet. */
  underWay(): number
}

type Part = (node: Node) => boolean

const whole: Part = ({ tag }) => tag === ''

/** @param part what it is, or stands in */
function tappable(content: Node, part: Part, name: Words): Node | undefined {
  const roots = [...all(content)].filter(part)
  const able = roots.flatMap((root) => [...all(root)]).filter(isTappable)
  const nameOf = (node: Node) => node.label ?? node.text
  if (typeof name !== 'string') return able.find((node) => name.test(nameOf(node)))
  return (
    able.find((node) => nameOf(node) === name) ?? able.find((node) => nameOf(node).includes(name))
  )
}

/** A phone in somebody's hand, through the automator alone: the same on the simulator and in WeChat's DevTools. */
export class AutomatorPhone implements Phone {
  constructor(
    readonly program: MiniProgram,
    private readonly behind: Behind,
  ) {}

  /** The page that is shown, once its parts stand. */
  private async page() {
    const page = await this.program.currentPage()
    if (!page) throw new Error('no page is shown')
    return page
  }

  /** What is shown. Nothing, where the page is just being drawn anew. */
  async content(): Promise<Node> {
    return readWxml((await this.wxml().catch(drawnAnew)) ?? '')
  }

  private async wxml(): Promise<string | undefined> {
    const screen = await (await this.page()).$('.screen')
    return screen?.outerWxml()
  }

  async open(route: string): Promise<void> {
    await this.program.callWxMethod('reLaunch', { url: `/${route}` })
  }

  go(route: string): Promise<void> {
    return this.open(route)
  }

  async tab(name: Tab): Promise<void> {
    await this.tapWithin(isOf('tab-bar__tab'), new RegExp(`^${name}(?:，|$)`))
  }

  async tap(name: Words): Promise<void> {
    await this.tapWithin(whole, name)
  }

  async tapOnSheet(title: string, name: Words): Promise<void> {
    await this.tapWithin(
      ({ classes, label }) => classes.includes('sheet__panel') && label === title,
      name,
    )
  }

  /** Taps the first that can be tapped and is called so: by its name for a screen reader, else by its words. */
  private async tapWithin(part: Part, name: Words): Promise<void> {
    await this.until(`${String(name)} to tap`, async () => {
      const content = await this.content()
      // What is still coming would push the part away from under the finger.
      if ([...all(content)].some(isBlank)) return false
      const found = tappable(content, part, name)
      if (!found) return false
      const page = await this.page()
      const element = await page.$(`#${found.id}`)
      if (!element) return false
      await element.tap()
      return true
    })
  }

  async offers(name: Words): Promise<boolean> {
    return tappable(await this.content(), whole, name) !== undefined
  }

  async offered(name: Words): Promise<void> {
    await this.until(`${String(name)} that can be tapped`, () => this.offers(name))
  }

  async see(words: Words): Promise<void> {
    await this.until(`${String(words)} on the page`, async () =>
      this.shows(await this.content(), words),
    )
  }

  async gone(words: Words): Promise<void> {
    await this.until(`${String(words)} to go`, async () => !this.shows(await this.content(), words))
  }

  private shows(content: Node, words: Words): boolean {
    for (const { label, text } of all(content)) {
      for (const said of [label ?? '', text])
        if (typeof words === 'string' ? said.includes(words) : words.test(said)) return true
    }
    return false
  }

  async type(text: string, field?: string): Promise<void> {
    const input = await this.until<Input>(`the field ${field ?? ''}`, async () => {
      const page = await this.page()
      const of = (tag: string) => page.$$(tag) as Promise<Input[]>
      const fields = [...(await of('input')), ...(await of('textarea'))]
      for (const one of fields) {
        if (field === undefined) return one
        const names = [await one.attribute('placeholder'), await one.attribute('aria-label')]
        if (names.includes(field)) return one
      }
      return undefined
    })
    await input.input(text)
  }

  async texts(className: string): Promise<string[]> {
    const nodes = [...all(await this.content())]
    return nodes.filter(({ classes }) => classes.includes(className)).map(({ text }) => text)
  }

  async until<T>(what: string, look: () => Promise<T | undefined | false>): Promise<T> {
    return patiently(
      what,
      () => look().catch(drawnAnew),
      patienceMs,
      async () => {
        const { text } = await this.content()
        const page = await this.program.currentPage()
        return `${page?.path ?? '?'}: ${text.slice(0, 600)}`
      },
    )
  }

  async choosePhotos(button: Words, photos: readonly Buffer[]): Promise<void> {
    const files = photos.map((bytes) => bytes.toString('base64'))
    const tempFiles = (await this.program.evaluate((all: string[]) => {
      const manager = wx.getFileSystemManager()
      return all.map((base64, i) => {
        const tempFilePath = `${wx.env.USER_DATA_PATH}/photo-${Date.now()}-${i}.jpg`
        manager.writeFileSync(tempFilePath, base64, 'base64')
        return { tempFilePath, fileType: 'image', size: base64.length }
      })
    }, files)) as object[]
    const chosen = { errMsg: 'chooseMedia:ok', type: 'image', tempFiles }
    await this.program.mockWxMethod('chooseMedia', chosen)
    await this.tap(button)
  }

  /** A picture that does not come fails the test by itself. */
  async pictures(className: string): Promise<Buffer[]> {
    const addresses = await this.until(`the pictures of ${className}`, async () => {
      const page = await this.page()
      const images = (await page.$$(`.${className} image`)) as Input[]
      const sources = await Promise.all(images.map((image) => image.attribute('src')))
      return sources.length > 0 && sources.every((src) => src?.startsWith('http')) && sources
    })
    return Promise.all(
      addresses.map(async (src) => Buffer.from(await (await fetch(String(src))).arrayBuffer())),
    )
  }

  async route(): Promise<string> {
    const page = await this.program.currentPage()
    return `${page?.path ?? ''}?${new URLSearchParams(page?.query as Record<string, string>).toString()}`
  }

  /** It is not known who looks either, as on a phone that has kept no answer. */
  async later(): Promise<void> {
    await this.program.evaluate(() => {
      // The clock that the test has moved goes by that of the machine.
      const machine = new Date().constructor as DateConstructor
      const before = machine.now
      machine.now = () => before() + 120_000
      wx.clearStorageSync()
    })
  }

  async settled(): Promise<void> {
    await this.until('the page to be there', async () => {
      if (this.behind.underWay() > 0) return false
      const content = await this.content()
      return content.text !== '' && ![...all(content)].some(isBlank)
    })
  }

  width(): Promise<number> {
    return this.behind.width()
  }

  back(): Promise<void> {
    return this.behind.back()
  }

  ask(...query: Parameters<Phone['ask']>): Promise<unknown> {
    return this.behind.ask(...query)
  }

  takeTrips(): string[] {
    return this.behind.takeTrips()
  }

  async screenshot(file: string): Promise<void> {
    await this.program.screenshot({ path: file })
  }
}

interface Input {
  attribute(name: string): Promise<string | null>
  input(text: string): Promise<void>
}

/** The part of wx that a test uses in the app's own world. */
declare const wx: {
  env: { USER_DATA_PATH: string }
  clearStorageSync(): void
  getFileSystemManager(): {
    writeFileSync(path: string, data: string, encoding: string): void
  }
}
