import * as glassEasel from 'glass-easel'
import { builtinNames } from '../../compile/documented'

const builtins = new Set([...builtinNames, 'page'])

export type WxDom = HTMLElement & { __wxElement?: glassEasel.Element }

/** Elements that match, in WeChat's words (`view.row > text`), within one shadow tree: not inside custom components. */
export function query(
  within: HTMLElement,
  selector: string,
  tree: glassEasel.ShadowRoot | null,
): WxDom[] {
  const inner = selector.replace(
    /(^|[\s>+~,(])([a-z][\w-]*)/g,
    (whole, before: string, tag: string) => (builtins.has(tag) ? `${before}wx-${tag}` : whole),
  )
  return [...within.querySelectorAll<WxDom>(inner)].filter(
    ({ __wxElement: element }) => element && (tree === null || element.ownerShadowRoot === tree),
  )
}

export function xpath(within: HTMLElement, path: string): WxDom[] {
  const inner = path.replace(/(^|\/)([a-z][\w-]*)/g, (whole, before: string, tag: string) =>
    builtins.has(tag) ? `${before}wx-${tag}` : whole,
  )
  const local = inner.startsWith('/') ? `.${inner}` : inner
  const type = XPathResult.ORDERED_NODE_SNAPSHOT_TYPE
  const found = document.evaluate(local, within, null, type)
  return Array.from({ length: found.snapshotLength }, (_, i) => found.snapshotItem(i) as WxDom)
}
