import * as glassEasel from 'glass-easel'
import type { MiniApp } from '../app'
import { abilitiesOf } from '../builtins/define'
import { at, plain } from './plain'
import { query, type WxDom } from './selectors'
import { touch } from './touch'
import { innerWxml, wxmlOf } from './wxml'

type Params = Record<string, unknown>

/** Elements that an automator has asked for, by the ids that it knows them by. */
export class Elements {
  private readonly byId = new Map<string, WxDom>()
  private readonly ids = new WeakMap<WxDom, string>()
  private count = 0

  constructor(private readonly app: MiniApp) {}

  described(dom: WxDom): object {
    const id = this.ids.get(dom) ?? `e${++this.count}`
    this.ids.set(dom, id)
    this.byId.set(id, dom)
    const element = dom.__wxElement
    const custom =
      glassEasel.Component.isComponent(element) &&
      element.is in this.app.payload.program.json &&
      !element.is.startsWith('builtin/')
    return { elementId: id, tagName: tagOf(dom), ...(custom ? { nodeId: id } : {}) }
  }

  private find(id: unknown): WxDom {
    const dom = this.byId.get(String(id))
    if (!dom?.isConnected) throw new Error('element destroyed')
    return dom
  }

  async handle(method: string, params: Params): Promise<unknown> {
    const dom = this.find(params.elementId)
    const element = dom.__wxElement as glassEasel.GeneralComponent
    switch (method) {
      case 'getElement': {
        const [first] = this.inside(dom, params)
        if (!first) throw new Error('no such element')
        return this.described(first)
      }
      case 'getElements':
        return { elements: this.inside(dom, params).map((one) => this.described(one)) }
      case 'getOffset': {
        const { left, top } = dom.getBoundingClientRect()
        return { left: left + scrollX, top: top + scrollY }
      }
      case 'getDOMProperties':
        return {
          properties: namesOf(params).map((name) => (dom as unknown as Params)[name]),
        }
      case 'getAttributes':
        return { attributes: namesOf(params).map((name) => attributeOf(dom, name)) }
      case 'getProperties':
        return { properties: namesOf(params).map((name) => propertyOf(dom, name)) }
      case 'getStyles': {
        const style = getComputedStyle(dom)
        return { styles: namesOf(params).map((name) => style.getPropertyValue(name)) }
      }
      case 'getWXML':
        return { wxml: params.type === 'inner' ? innerWxml(dom) : wxmlOf(dom) }
      case 'getData':
        return { data: plain(at(element.data, params.path)) }
      case 'setData':
        ;(element.getMethodCaller() as { setData: (d: unknown) => void }).setData(params.data)
        return {}
      case 'callMethod': {
        const caller = element.getMethodCaller() as Record<string, (...a: unknown[]) => unknown>
        return { result: plain(await caller[String(params.method)]?.(...argsOf(params))) }
      }
      case 'callFunction': {
        const name = String(params.functionName).split('.').at(-1) ?? ''
        const able = abilitiesOf(dom)[name] as ((...a: unknown[]) => unknown) | undefined
        if (!able) throw new Error(`${String(params.functionName)} is not supported`)
        const result = await able(...argsOf(params))
        return { result: plain(result) }
      }
      default:
        await touch(this.app, dom, method, params)
        return {}
    }
  }

  private inside(dom: WxDom, params: Params): WxDom[] {
    const element = dom.__wxElement
    const own =
      params.nodeId && glassEasel.Component.isComponent(element) ? element.getShadowRoot() : null
    return query(dom, String(params.selector), own ?? element?.ownerShadowRoot ?? null)
  }
}

const tagOf = (dom: HTMLElement) => dom.tagName.toLowerCase().replace(/^wx-/, '')
const namesOf = ({ names }: Params) => names as string[]
const argsOf = ({ args }: Params) => (args ?? []) as unknown[]

function attributeOf(dom: WxDom, name: string): unknown {
  return dom.getAttribute(name) ?? propertyOf(dom, name) ?? null
}

function propertyOf(dom: WxDom, name: string): unknown {
  const element = dom.__wxElement
  const data = glassEasel.Component.isComponent(element) ? (element.data as Params) : {}
  if (name === '__propPublic')
    return Object.fromEntries(Object.keys(data).map((property) => [property, true]))
  const camel = name.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase())
  return plain(data[camel])
}
