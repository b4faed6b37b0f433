import type { Builtin, Sketch } from './define'

const usualThreshold = 50

/** The div of the template that scrolls. */
export function scroller(dom: HTMLElement): HTMLElement {
  return dom.firstElementChild as HTMLElement
}

/** https://developers.weixin.qq.com/miniprogram/dev/component/scroll-view.html */
export const scrollView: Sketch = {
  types: { scrollX: Boolean, scrollY: Boolean, scrollIntoView: String, enableFlex: Boolean },
  attached(self) {
    const inner = scroller(self.dom)
    const before = { left: 0, top: 0 }
    inner.addEventListener('scroll', () => {
      const { scrollLeft, scrollTop, scrollHeight, scrollWidth } = inner
      const deltaX = before.left - scrollLeft
      const deltaY = before.top - scrollTop
      Object.assign(before, { left: scrollLeft, top: scrollTop })
      self.fire('scroll', { scrollLeft, scrollTop, scrollHeight, scrollWidth, deltaX, deltaY })
      ends(self, inner, deltaX, deltaY)
    })
    return {
      scrollTo: (x: number, y: number) => {
        inner.scrollTo(x, y)
      },
      scrollTop: () => inner.scrollTop,
      scrollLeft: () => inner.scrollLeft,
      scrollWidth: () => inner.scrollWidth,
      scrollHeight: () => inner.scrollHeight,
    }
  },
  changed: {
    scrollX: ({ dom }, value) => {
      scroller(dom).style.overflowX = value ? 'auto' : 'hidden'
    },
    scrollY: ({ dom }, value) => {
      scroller(dom).style.overflowY = value ? 'auto' : 'hidden'
    },
    scrollTop: ({ dom }, value) => {
      if (value !== '') scroller(dom).scrollTop = Number(value)
    },
    scrollLeft: ({ dom }, value) => {
      if (value !== '') scroller(dom).scrollLeft = Number(value)
    },
    scrollIntoView: ({ dom }, value) => {
      if (value) dom.querySelector(`#${CSS.escape(String(value))}`)?.scrollIntoView()
    },
    enableFlex: ({ dom }, value) => {
      ;(scroller(dom).firstElementChild as HTMLElement).style.display = value ? 'inherit' : ''
    },
    refresherEnabled: ({ failures }, value) => {
      if (value) failures.add('component', 'scroll-view: the refresher is not simulated')
    },
  },
}

/** Told once each time that an end comes near, while moving towards it. */
function ends(self: Builtin, inner: HTMLElement, deltaX: number, deltaY: number): void {
  const { scrollX, lowerThreshold, upperThreshold } = self.values
  const { scrollLeft, scrollTop, scrollWidth, scrollHeight, clientWidth, clientHeight } = inner
  const moved = scrollX ? deltaX : deltaY
  const at = scrollX ? scrollLeft : scrollTop
  const left = scrollX ? scrollWidth - clientWidth - at : scrollHeight - clientHeight - at
  const threshold = (value: unknown) => (typeof value === 'number' ? value : usualThreshold)
  const wasLeft = left - moved
  const wasAt = at + moved
  const lower = threshold(lowerThreshold)
  const upper = threshold(upperThreshold)
  const direction = (end: string, start: string) => (scrollX ? end : start)
  if (moved < 0 && left <= lower && wasLeft > lower)
    self.fire('scrolltolower', { direction: direction('right', 'bottom') })
  if (moved > 0 && at <= upper && wasAt > upper)
    self.fire('scrolltoupper', { direction: direction('left', 'top') })
}
