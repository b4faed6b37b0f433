import type { MiniApp } from '../app'
import { appMethod } from './app-methods'
import { Elements } from './element'
import { at, plain } from './plain'
import { query, xpath, type WxDom } from './selectors'

type Params = Record<string, unknown>

/**
 * The protocol that miniprogram-automator speaks to WeChat's DevTools, as its 0.12.1 sends it.
 * https://developers.weixin.qq.com/miniprogram/dev/devtools/auto/
 */
export class Automation {
  private readonly elements: Elements

  constructor(private readonly app: MiniApp) {
    this.elements = new Elements(app)
  }

  handle(method: string, params: Params): Promise<unknown> {
    const [domain, name = ''] = method.split('.')
    if (domain === 'Element') return this.elements.handle(name, params)
    if (domain === 'Page') return this.page(name, params)
    return appMethod(this.app, method, params)
  }

  private async page(method: string, params: Params): Promise<unknown> {
    const page = this.app.pages.find(Number(params.pageId))
    const { instance } = page
    const tree = page.root.getComponent().getShadowRoot()
    const found = (): WxDom[] =>
      method.endsWith('ByXpath')
        ? xpath(page.box, String(params.selector))
        : query(page.box, String(params.selector), tree)
    switch (method) {
      case 'getElement':
      case 'getElementByXpath': {
        const [first] = found()
        if (!first) throw new Error('no such element')
        return this.elements.described(first)
      }
      case 'getElements':
      case 'getElementsByXpath':
        return { elements: found().map((dom) => this.elements.described(dom)) }
      case 'getData':
        return { data: plain(at(instance.data, params.path)) }
      case 'setData':
        await new Promise<void>((resolve) => {
          instance.setData(params.data as never, resolve)
        })
        return {}
      case 'callMethod': {
        const args = (params.args ?? []) as unknown[]
        return { result: plain(await instance[String(params.method)]?.(...args)) }
      }
      case 'getWindowProperties':
        return {
          properties: (params.names as string[]).map((name) => plain(at(window, name))),
        }
      default:
        throw new Error(`Page.${method} is not supported`)
    }
  }
}
