import * as glassEasel from 'glass-easel'
import { builtinNames } from '../compile/documented'
import { rpxToPx } from '../compile/rpx'

const renamed = new Set(builtinNames)

/**
 * Where glass-easel draws: the page's own document. Elements of WeChat stand in it as wx-view, wx-input …, so that no
 * rule of the browser for `input` or `text` touches them, and a style may speak of rpx.
 */
export function createBackend(phoneWidth: number): glassEasel.CurrentWindowBackendContext {
  const context = new glassEasel.CurrentWindowBackendContext()
  const stage = {
    createTextNode: (text: string) => document.createTextNode(text),
    createDocumentFragment: () => document.createDocumentFragment(),
    createElement(tag: string) {
      const element = document.createElement(renamed.has(tag) ? `wx-${tag}` : tag)
      element.setAttribute = (name, value) => {
        const text = name === 'style' ? rpxToPx(String(value), phoneWidth) : String(value)
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
