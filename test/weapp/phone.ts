import type MiniProgram from 'miniprogram-automator/out/MiniProgram'
import { all, readWxml, type Node } from './wxml'

const patienceMs = 60_000
const pauseMs = 100

type Words = string | RegExp

/** The page or part that was found a moment ago is there no longer: then it is looked for again. */
function drawnAnew(error: unknown): undefined {
  if (!(error as Error).message.includes('destroyed')) throw error
}

const isOf =
  (className: string) =>
  ({ classes }: Node) =>
    classes.includes(className)

/** The app's two parts that are tapped, unless they are off. */
function isTappable({ classes }: Node): boolean {
  if (classes.includes('btn')) return !classes.includes('btn--still')
  return classes.includes('tap') && !classes.includes('tap--off')
}

/** A phone in somebody's hand, through the automator alone: the same on the simulator and in WeChat's DevTools. */
export class Phone {
  constructor(
    readonly program: MiniProgram,
    /** Before anything is done on it: DevTools has one phone, which changes hands. */
    private readonly take: () => Promise<void> = () => Promise.resolve(),
  ) {}

  /** The page that is shown, once its parts stand. */
  private async page() {
    await this.take()
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

  /** Opens a page by its route, with nothing behind it. */
  async open(route: string): Promise<void> {
    await this.take()
    await this.program.callWxMethod('reLaunch', { url: `/${route}` })
  }

  /** Goes on to a page from the one that is shown. */
  async go(route: string): Promise<void> {
    await this.take()
    await this.program.callWxMethod('navigateTo', { url: `/${route}` })
  }

  async tab(name: '榜' | '活动' | '积分' | '我家'): Promise<void> {
    await this.tap(new RegExp(`^${name}(?:，|$)`), 'tab-bar__tab')
  }

  /**
   * Taps what can be tapped and is called so: its name for a screen reader, else its words. The first of several.
   * @param within a class around it, or its own
   */
  async tap(name: Words, within?: string): Promise<void> {
    await this.until(`${String(name)} to tap`, async () => {
      const found = this.tappable(await this.content(), name, within)
      if (!found) return false
      const page = await this.page()
      const element = await page.$(`#${found.id}`)
      if (!element) return false
      await element.tap()
      return true
    })
  }

  private tappable(content: Node, name: Words, within?: string): Node | undefined {
    const roots = within === undefined ? [content] : [...all(content)].filter(isOf(within))
    const able = roots.flatMap((root) => [...all(root)]).filter(isTappable)
    const nameOf = (node: Node) => node.label ?? node.text
    if (typeof name !== 'string') return able.find((node) => name.test(nameOf(node)))
    return (
      able.find((node) => nameOf(node) === name) ?? able.find((node) => nameOf(node).includes(name))
    )
  }

  /** Whether something of this name can be tapped now. */
  async offers(name: Words): Promise<boolean> {
    return this.tappable(await this.content(), name) !== undefined
  }

  /** Waits until these words are shown. */
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

  /** Types into the field with this placeholder or label; the one that stands there where none is named. */
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

  /** The texts of all elements of a class, in order. */
  async texts(className: string): Promise<string[]> {
    const nodes = [...all(await this.content())]
    return nodes.filter(({ classes }) => classes.includes(className)).map(({ text }) => text)
  }

  async until<T>(what: string, look: () => Promise<T | undefined | false>): Promise<T> {
    const end = Date.now() + patienceMs
    for (;;) {
      const found = await look().catch(drawnAnew)
      if (found !== undefined && found !== false) return found
      if (Date.now() > end) {
        const { text } = await this.content()
        const page = await this.program.currentPage()
        throw new Error(`waited for ${what} on ${page?.path ?? '?'}: ${text.slice(0, 600)}`)
      }
      await new Promise((resolve) => setTimeout(resolve, pauseMs))
    }
  }

  /** A photo on this phone, which is what the next choosing of photos gives. */
  async willChoosePhotos(photos: readonly Buffer[]): Promise<void> {
    await this.take()
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
  }

  async screenshot(file: string): Promise<void> {
    await this.take()
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
  getFileSystemManager(): {
    writeFileSync(path: string, data: string, encoding: string): void
  }
}
