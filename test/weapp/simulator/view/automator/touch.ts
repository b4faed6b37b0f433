import * as glassEasel from 'glass-easel'
import type { MiniApp } from '../app'
import type { WxDom } from './selectors'

type Params = Record<string, unknown>

/** What an automator does to an element. A tap is a finger on the screen: what lies above the element gets it. */
export async function touch(
  app: MiniApp,
  dom: WxDom,
  method: string,
  params: Params,
): Promise<void> {
  const element = dom.__wxElement
  if (!element) throw new Error('element destroyed')
  const middle = () => {
    const { left, top, width, height } = dom.getBoundingClientRect()
    return { x: left + width / 2, y: top + height / 2 }
  }
  const fire = (type: string, detail: object, through: boolean) => {
    const options = { bubbles: through, composed: through, capturePhase: through }
    glassEasel.Event.triggerEvent(element, type, detail, options)
  }
  switch (method) {
    case 'tap':
      if (!reachable(dom)) dom.scrollIntoView({ block: 'center' })
      await standsStill(dom)
      await app.host.ask('tap', middle())
      break
    case 'touchstart':
    case 'touchmove':
    case 'touchend':
      fire(method, { ...middle(), ...params }, true)
      break
    case 'triggerEvent':
      fire(String(params.type), (params.detail ?? {}) as object, false)
      break
    case 'dispatchEvent':
      fire(String(params.eventName), (params.detail ?? {}) as object, true)
      break
    default:
      throw new Error(`Element.${method} is not supported`)
  }
  await new Promise((resolve) => setTimeout(resolve, 16))
}

/** Nobody hits what an answer is pushing down just now: the same place over a few frames. */
async function standsStill(dom: HTMLElement): Promise<void> {
  let place = ''
  for (let still = 0, frames = 0; still < 3 && frames < 120; frames++) {
    await new Promise((resolve) => requestAnimationFrame(resolve))
    const { left, top } = dom.getBoundingClientRect()
    const now = `${left},${top}`
    still = now === place ? still + 1 : 0
    place = now
  }
}

/** Already where a finger would find it, so that nothing needs to scroll. */
function reachable(dom: HTMLElement): boolean {
  const { left, top, width, height } = dom.getBoundingClientRect()
  const found = document.elementFromPoint(left + width / 2, top + height / 2)
  return found !== null && (dom.contains(found) || found.contains(dom))
}
