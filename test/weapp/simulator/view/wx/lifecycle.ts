import type { MiniApp } from '../app'
import type { WxTypes } from './answer'

const events = {
  AppShow: 'appShow',
  AppHide: 'appHide',
  Error: 'error',
  UnhandledRejection: 'unhandledRejection',
  PageNotFound: 'pageNotFound',
  MemoryWarning: 'memoryWarning',
} as const

type Names = keyof typeof events
type Lifecycle = Pick<WxTypes, `on${Names}` | `off${Names}`>

/** Listening to what happens to the app as a whole. */
export function lifecycle(app: MiniApp): Lifecycle {
  const pairs = Object.entries(events).flatMap(([name, event]) => [
    [`on${name}`, (listener: never) => app.listeners.on(event, listener)],
    [`off${name}`, (listener?: never) => app.listeners.off(event, listener)],
  ])
  return Object.fromEntries(pairs) as unknown as Lifecycle
}
