import * as glassEasel from 'glass-easel'
import { builtinNames } from '../compile/documented'

const renamed = new Set(builtinNames)

/**
 * Where glass-easel draws: the page's own document. Elements of WeChat stand in it as wx-view, wx-input …, so that no
 * rule of the browser for `input` or `text` touches them, and a style may speak of rpx.
 */
export function createBackend(phoneWidth: number): glassEasel.CurrentWindowBackendContext {
  const context = new glassEasel.CurrentWindowBackendContext()
  const inPx = (style: string) =>
    style.replace(/(-?[\d.]+)rpx\b/g, (_, rpx: string) => `${(Number(rpx) * phoneWidth) / 750}px`)
  const stage = {
    createTextNode: (text: string) => document.createTextNode(text),
    createDocumentFragment: () => document.createDocumentFragment(),
    createElement(tag: string) {
      const element = document.createElement(renamed.has(tag) ? `wx-${tag}` : tag)
      element.setAttribute = (name, value) => {
        const text = name === 'style' ? inPx(String(value)) : String(value)
        Element.prototype.setAttribute.call(element, name, text)
      }
      return element
    },
  }
  Object.assign(context, { document: stage })
  context.onEvent((target, type, detail, options) =>
    glassEasel.Event.triggerEvent(target, type, detail as object, options),
  )
  return context
}
