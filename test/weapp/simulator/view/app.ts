import type { Payload, SetDataCall, Failure } from '../payload'
import { Automation } from './automator'
import type { BuiltinServices } from './builtins'
import { createConsole } from './console'
import { Failures, messageOf } from './failures'
import { PhoneFiles } from './files'
import { followGestures } from './gestures'
import { Mocks } from './mocks'
import { Pages } from './pages'
import { Privacy } from './privacy'
import { Code } from './program'
import { createWx, type Wx } from './wx'
import { Emitter } from './wx/emitter'

/** The way out of the page: to the host, which has files, a network and a cloud. */
export interface Host {
  ask(method: string, params: unknown): Promise<unknown>
  tell(method: string, params: unknown): void
}

export type AppMethods = Partial<Record<string, (...args: unknown[]) => unknown>>

/** A red point: what a person chose as the own picture. */
const avatar =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR4nGP4z8DwHwAFAAH/iZk9HQAAAABJRU5ErkJggg=='

/** One running mini-program on one phone. */
export class MiniApp {
  readonly failures: Failures
  readonly crossings: SetDataCall[] = []
  readonly listeners = new Emitter()
  readonly files = new PhoneFiles()
  readonly mocks = new Mocks()
  readonly privacy = new Privacy()
  readonly code: Code
  readonly pages: Pages
  readonly wx: Wx
  readonly console: Console
  readonly automation: Automation
  app: AppMethods | null = null
  online = true

  constructor(
    readonly payload: Payload,
    readonly host: Host,
  ) {
    this.failures = new Failures((failure: Failure) => {
      host.tell('failure', failure)
    })
    this.console = createConsole(this)
    this.wx = createWx(this)
    this.code = new Code({
      payload,
      failures: this.failures,
      wx: this.wx,
      console: this.console,
      services: this.services(),
      note: (call) => this.crossings.push(call),
      getApp: () => this.app,
      getCurrentPages: () => this.pages.open.map(({ instance }) => instance),
      onApp: (definition) => {
        this.app = Object.assign(Object.create(null) as AppMethods, definition)
      },
    })
    this.pages = new Pages(payload, this.code)
    this.automation = new Automation(this)
  }

  /** What WeChat does when a built-in component asks for it. */
  private services(): BuiltinServices {
    return {
      fileAddress: (path) => this.files.address(path),
      phoneCode: () => 'simulated-phone-code',
      agreePrivacy: () => {
        this.privacy.agree()
      },
      avatar: () => Promise.resolve(this.files.addBase64(avatar, '.png')),
      share: (dataset) => {
        const page = this.pages.top
        page?.instance.onShareAppMessage?.({ from: 'button', target: { dataset } })
      },
      go: (kind, option) => {
        ;(this.wx[kind] as (option: object) => unknown)(option)
      },
    }
  }

  /** Goes out to the host; without a network nothing does. */
  ask(method: string, params: object): Promise<unknown> {
    if (!this.online) return Promise.reject(new Error('request:fail errno 600001 network offline'))
    return this.host.ask(method, params)
  }

  setOnline(online: boolean): void {
    this.online = online
    const networkType = online ? 'wifi' : 'none'
    this.listeners.emit('networkStatusChange', { isConnected: online, networkType })
  }

  start(): void {
    const { path, query } = this.payload.launch
    addEventListener('error', (event) => {
      this.exception(event.error ?? event.message)
    })
    addEventListener('unhandledrejection', (event) => {
      this.exception(event.reason)
    })
    followGestures(this)
    this.code.require('app.js')
    const options = { path, query, scene: 1001, referrerInfo: {}, shareTicket: undefined }
    this.app?.onLaunch?.(options)
    this.app?.onShow?.(options)
    const search = Object.entries(query).map(([name, value]) => `${name}=${value}`)
    this.pages.reLaunch(`/${path}${search.length > 0 ? `?${search.join('&')}` : ''}`)
  }

  private exception(error: unknown): void {
    const message = messageOf(error)
    this.failures.add('exception', message)
    const stack = error instanceof Error ? error.stack : undefined
    this.host.tell('event', {
      method: 'App.exceptionThrown',
      params: { exception: { message, stack } },
    })
    this.app?.onError?.(`${message}\n${stack ?? ''}`)
    this.listeners.emit('error', { message, stack })
  }
}
