import type { MiniApp } from '../app'
import { later, needed, Refused, type WxTypes } from './answer'

type Ui = Pick<
  WxTypes,
  | 'showToast'
  | 'hideToast'
  | 'showLoading'
  | 'hideLoading'
  | 'showModal'
  | 'showActionSheet'
  | 'setClipboardData'
  | 'getClipboardData'
  | 'createSelectorQuery'
  | 'createIntersectionObserver'
  | 'hideKeyboard'
  | 'onKeyboardHeightChange'
  | 'offKeyboardHeightChange'
  | 'onWindowResize'
  | 'offWindowResize'
  | 'onThemeChange'
  | 'offThemeChange'
>

/** What WeChat itself draws over a page. A person answers a modal by its mock; unasked it is confirmed. */
export function ui(app: MiniApp): Ui {
  let clipboard = ''
  const done = () => ({})
  const top = () => {
    const page = app.pages.top
    if (!page) throw new Error('no page is open')
    return page.instance
  }
  const on = (event: string) => (listener: never) => {
    app.listeners.on(event, listener)
  }
  const off = (event: string) => (listener?: never) => {
    app.listeners.off(event, listener)
  }
  return {
    showToast: later('showToast', (option) => {
      needed(option, 'title')
      return {}
    }),
    hideToast: later('hideToast', done),
    showLoading: later('showLoading', (option) => {
      needed(option, 'title')
      return {}
    }),
    hideLoading: later('hideLoading', done),
    showModal: later('showModal', () => ({ confirm: true, cancel: false, content: '' })),
    showActionSheet: later('showActionSheet', () => {
      throw new Refused('cancel')
    }),
    setClipboardData: later('setClipboardData', (option) => {
      clipboard = needed(option, 'data')
      return {}
    }),
    getClipboardData: later('getClipboardData', () => ({ data: clipboard })),
    createSelectorQuery: () => top().createSelectorQuery() as never,
    createIntersectionObserver: (_component, options) =>
      top().createIntersectionObserver(options) as never,
    hideKeyboard: later('hideKeyboard', () => {
      ;(document.activeElement as HTMLElement | null)?.blur()
      return {}
    }),
    onKeyboardHeightChange: on('keyboardHeightChange'),
    offKeyboardHeightChange: off('keyboardHeightChange'),
    onWindowResize: on('windowResize'),
    offWindowResize: off('windowResize'),
    onThemeChange: on('themeChange'),
    offThemeChange: off('themeChange'),
  }
}
