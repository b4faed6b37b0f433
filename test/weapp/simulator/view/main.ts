import type { Payload } from '../payload'
import { MiniApp } from './app'
import { baseCss } from './base-css'

/** What the host finds on the page. */
export interface HostWindow {
  __start(payload: Payload): void
  __handle(method: string, params: Record<string, unknown>): Promise<unknown>
  __app: MiniApp
  __ask(method: string, params: unknown): Promise<unknown>
  __tell(method: string, params: unknown): Promise<void>
}

const host = window as unknown as HostWindow

host.__start = (payload) => {
  const sheet = document.createElement('style')
  sheet.textContent = baseCss(payload.phone.width)
  document.head.append(sheet)
  host.__app = new MiniApp(payload, {
    ask: (method, params) => host.__ask(method, params),
    tell: (method, params) => void host.__tell(method, params),
  })
  host.__app.start()
}

host.__handle = (method, params) => host.__app.automation.handle(method, params)
