import type { Payload } from '../payload'
import { closesContainer } from './builtins/page-container'
import type { Code, Instance, Root } from './program'
import { targetOf, type Query } from './routes'

/** Pages that may lie over each other. https://developers.weixin.qq.com/miniprogram/dev/api/route/wx.navigateTo.html */
const stackMax = 10

type Handlers = Partial<Record<string, (...args: unknown[]) => unknown>>

/** An open page with its view: an element of its own and a place that it was scrolled to. */
export interface OpenPage {
  readonly id: number
  readonly path: string
  readonly query: Query
  readonly box: HTMLElement
  readonly root: Root
  readonly instance: Instance & Handlers
  scrollTop: number
}

export class Pages {
  private stack: OpenPage[] = []
  /** Tab pages stay when another tab is shown. */
  private readonly tabs = new Map<string, OpenPage>()
  private ids = 0

  constructor(
    private readonly payload: Payload,
    private readonly code: Code,
  ) {}

  get top(): OpenPage | null {
    return this.stack.at(-1) ?? null
  }

  get open(): readonly OpenPage[] {
    return this.stack
  }

  /** Every page that has a view, tabs that are not shown included. */
  find(id: number): OpenPage {
    const page = [...this.stack, ...this.tabs.values()].find((one) => one.id === id)
    if (!page) throw new Error('page destroyed')
    return page
  }

  private tabPaths(): readonly string[] {
    return this.payload.program.appJson.tabBar?.list.map(({ pagePath }) => pagePath) ?? []
  }

  private target(url: string): { path: string; query: Query; tab: boolean } {
    const { path, query } = targetOf(url, this.top?.path ?? null)
    if (!this.payload.program.pages.includes(path)) throw new Error(`page "${path}" is not found`)
    return { path, query, tab: this.tabPaths().includes(path) }
  }

  navigateTo(url: string): void {
    const { path, query, tab } = this.target(url)
    if (tab) throw new Error('can not navigateTo a tabbar page')
    if (this.stack.length >= stackMax) throw new Error('webview count limit exceed')
    this.hide(this.top)
    this.stack.push(this.create(path, query))
  }

  redirectTo(url: string): void {
    const { path, query, tab } = this.target(url)
    if (tab) throw new Error('can not redirectTo a tabbar page')
    this.close(this.stack.pop())
    this.stack.push(this.create(path, query))
  }

  navigateBack(delta: number): void {
    if (this.stack.length < 2) throw new Error('cannot navigate back at first page')
    if (closesContainer(this.top?.box)) return
    const kept = Math.max(1, this.stack.length - delta)
    while (this.stack.length > kept) this.close(this.stack.pop())
    this.show(this.top)
  }

  /** A swipe or the phone's key; on the first page, where navigateBack fails, it leaves WeChat. */
  systemBack(): void {
    if (this.stack.length > 1) this.navigateBack(1)
    else closesContainer(this.top?.box)
  }

  reLaunch(url: string): void {
    const { path, query } = this.target(url)
    for (const page of new Set([...this.stack.reverse(), ...this.tabs.values()])) this.close(page)
    this.stack = [this.create(path, query)]
  }

  switchTab(url: string): void {
    const { path, tab } = this.target(url)
    if (!tab) throw new Error('can not switch to no-tabBar page')
    if (this.top?.path === path) return
    const [bottom] = this.stack
    while (this.stack.length > 1) this.close(this.stack.pop())
    if (bottom?.path === path) {
      this.show(bottom)
      return
    }
    if (bottom && this.tabs.get(bottom.path) === bottom) this.hide(bottom)
    else this.close(bottom)
    const kept = this.tabs.get(path)
    this.stack = [kept ?? this.create(path, {})]
    if (kept) this.show(kept)
  }

  private create(path: string, query: Query): OpenPage {
    const box = document.createElement('wx-page')
    box.setAttribute('path', path)
    const place = document.createElement('span')
    box.append(place)
    document.body.append(box)
    const root = this.code.createRoot(path)
    const id = ++this.ids
    const instance = Object.assign(root.get(), {
      route: path,
      __route__: path,
      options: query,
      __wxWebviewId__: id,
      getPageId: () => `pageId:${String(id)}`,
    }) as unknown as OpenPage['instance']
    const page = { id, path, query, box, root, instance, scrollTop: 0 }
    const isTab = this.tabPaths().includes(path)
    if (isTab) this.tabs.set(path, page)
    root.attach(box as never, place as never)
    if (isTab) this.addTabBar(page)
    scrollTo(0, 0)
    instance.onLoad?.(query)
    instance.onShow?.()
    setTimeout(() => instance.onReady?.())
    return page
  }

  /** WeChat puts an own tab bar into every tab page. */
  private addTabBar(page: OpenPage): void {
    if (this.payload.program.appJson.tabBar?.custom !== true) return
    const place = document.createElement('span')
    page.box.append(place)
    const bar = this.code.createRoot('custom-tab-bar/index')
    bar.attach(page.box as never, place as never)
    Object.assign(page.instance, { getTabBar: () => bar.get() })
  }

  private hide(page: OpenPage | null | undefined): void {
    if (!page) return
    page.scrollTop = scrollY
    page.instance.onHide?.()
    page.box.style.display = 'none'
  }

  private show(page: OpenPage | null | undefined): void {
    if (!page) return
    page.box.style.display = ''
    scrollTo(0, page.scrollTop)
    page.instance.onShow?.()
  }

  private close(page: OpenPage | undefined): void {
    if (!page) return
    this.tabs.delete(page.path)
    page.instance.onUnload?.()
    page.root.release()
    page.box.remove()
  }
}
