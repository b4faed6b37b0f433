import type { Builtin, Sketch } from './define'

/** Shown on each page: at most one. */
const shown = new WeakMap<Element, Builtin>()
/** What `show` said last: only a change of it is heard. */
const said = new WeakMap<Builtin, boolean>()

/** https://developers.weixin.qq.com/miniprogram/dev/component/page-container.html */
export const pageContainer: Sketch = {
  types: { show: Boolean, customStyle: String },
  changed: {
    show: (self, value) => {
      const show = value === true
      if (show === (said.get(self) ?? false)) return
      said.set(self, show)
      if (show) enter(self)
      else leave(self)
    },
  },
}

/** Going back on a page closes its container in place of the page. `show` stays as it was said. */
export function closesContainer(page: Element | undefined): boolean {
  const container = page && shownOn(page)
  if (container) leave(container)
  return container !== undefined
}

function enter(self: Builtin): void {
  const page = pageOf(self)
  if (shownOn(page)) {
    self.failures.add('component', '<page-container>: one is shown on this page already')
    return
  }
  if (self.values.overlay !== false)
    self.failures.add('component', '<page-container> with an overlay is not simulated')
  shown.set(page, self)
  self.dom.style.cssText = `position:fixed;bottom:0;z-index:100;${String(self.values.customStyle)}`
  tell(self, 'enter')
}

function leave(self: Builtin): void {
  const page = pageOf(self)
  if (shownOn(page) !== self) return
  shown.delete(page)
  self.dom.style.cssText = 'display:none'
  tell(self, 'leave')
}

/** The page hears of it when what it has just said is drawn. */
function tell(self: Builtin, what: 'enter' | 'leave'): void {
  const { duration } = self.values
  const ms = typeof duration === 'number' ? duration : 300
  setTimeout(() => {
    self.fire(`before${what}`)
    self.fire(what)
    setTimeout(() => {
      self.fire(`after${what}`)
    }, ms)
  })
}

function shownOn(page: Element): Builtin | undefined {
  const container = shown.get(page)
  return container && page.contains(container.dom) ? container : undefined
}

function pageOf({ dom }: Builtin): Element {
  const page = dom.closest('wx-page')
  if (!page) throw new Error('a page-container stands in a page')
  return page
}
