import * as glassEasel from 'glass-easel'
import type { MiniApp } from './app'

const longPressMs = 350
const moveMax = 10

/** What fingers do beyond a tap: a long press, and scrolling of the page, which its handlers hear of. */
export function followGestures(app: MiniApp): void {
  let press: { timer: number; x: number; y: number } | null = null
  const stop = () => {
    if (press) clearTimeout(press.timer)
    press = null
  }
  document.body.addEventListener(
    'touchstart',
    (event) => {
      stop()
      const [touch] = event.changedTouches
      const target = elementAt(event.target)
      if (!touch || !target) return
      const { clientX: x, clientY: y } = touch
      const timer = window.setTimeout(() => {
        const options = { bubbles: true, composed: true, capturePhase: true }
        for (const type of ['longpress', 'longtap'])
          glassEasel.Event.triggerEvent(target, type, { x, y }, options)
      }, longPressMs)
      press = { timer, x, y }
    },
    { capture: true, passive: true },
  )
  document.body.addEventListener(
    'touchmove',
    (event) => {
      const [touch] = event.changedTouches
      if (!press || !touch) return
      if (Math.hypot(touch.clientX - press.x, touch.clientY - press.y) > moveMax) stop()
    },
    { capture: true, passive: true },
  )
  for (const end of ['touchend', 'touchcancel'])
    document.body.addEventListener(end, stop, { capture: true, passive: true })
  followScroll(app)
}

/** https://developers.weixin.qq.com/miniprogram/dev/reference/configuration/page.html onReachBottomDistance */
const usualReach = 50

function followScroll(app: MiniApp): void {
  let reached = false
  addEventListener('scroll', () => {
    const page = app.pages.top
    if (!page) return
    page.instance.onPageScroll?.({ scrollTop: scrollY })
    const { json, appJson } = app.payload.program
    const reach =
      json[page.path]?.onReachBottomDistance ?? appJson.window?.onReachBottomDistance ?? usualReach
    const left = document.documentElement.scrollHeight - innerHeight - scrollY
    if (left > reach) reached = false
    else if (!reached) {
      reached = true
      page.instance.onReachBottom?.()
    }
  })
}

export function elementAt(target: EventTarget | null): glassEasel.Element | null {
  let node = target as (Node & { __wxElement?: unknown }) | null
  while (node && !(node.__wxElement instanceof glassEasel.Element)) node = node.parentNode
  return node ? (node.__wxElement as glassEasel.Element) : null
}
