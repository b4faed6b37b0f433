import type { MiniApp } from '../app'
import { plain } from './plain'

type Params = Record<string, unknown>
type Anything = (...args: unknown[]) => unknown

/** Answers at once, not through callbacks. */
const immediate =
  /Sync$|^(?:get(?:WindowInfo|AppBaseInfo|DeviceInfo|MenuButton|SystemSetting)|canIUse)/

/** `App.…` and `Tool.…` of the automator's protocol. */
export async function appMethod(app: MiniApp, method: string, params: Params): Promise<unknown> {
  switch (method) {
    case 'Tool.getInfo': {
      const info = (app.wx.getAppBaseInfo as () => { SDKVersion: string })()
      return { SDKVersion: info.SDKVersion }
    }
    case 'Tool.enableRemoteDebug':
    case 'App.enableLog':
    case 'App.exit':
      return {}
    case 'App.getPageStack':
      return {
        pageStack: app.pages.open.map(({ id, path, query }) => ({ pageId: id, path, query })),
      }
    case 'App.getCurrentPage': {
      const page = app.pages.top
      if (!page) throw new Error('no page is open')
      return { pageId: page.id, path: page.path, query: page.query }
    }
    case 'App.callWxMethod':
      return { result: plain(await callWx(app, String(params.method), argsOf(params))) }
    case 'App.mockWxMethod':
      mock(app, params)
      return {}
    case 'App.callFunction': {
      const call = evaluated(app, String(params.functionDeclaration))
      return { result: plain(await call(...argsOf(params))) }
    }
    case 'App.addBinding': {
      const name = String(params.name)
      Object.assign(globalThis, {
        [name]: (...args: unknown[]) => {
          const called = { method: 'App.bindingCalled', params: { name, args: plain(args) } }
          app.host.tell('event', called)
        },
      })
      return {}
    }
    default:
      throw new Error(`${method} is not supported`)
  }
}

function callWx(app: MiniApp, name: string, args: unknown[]): unknown {
  const api = app.wx[name] as Anything
  if (immediate.test(name)) return api(...args)
  return new Promise((resolve, reject) => {
    const fail = ({ errMsg }: { errMsg: string }) => {
      reject(new Error(errMsg))
    }
    api({ ...(args[0] as object | undefined), success: resolve, fail })
  })
}

function mock(app: MiniApp, params: Params): void {
  const name = String(params.method)
  if (typeof params.functionDeclaration === 'string') {
    const answer = evaluated(app, params.functionDeclaration)
    const extra = argsOf(params)
    app.mocks.set(name, function (...args) {
      return answer.call(this, ...args, ...extra)
    })
  } else if ('result' in params) app.mocks.set(name, () => params.result)
  else app.mocks.restore(name)
}

/** A function that a test wrote, run where the app's code runs. */
function evaluated(app: MiniApp, declaration: string): Anything {
  const names = ['wx', 'getApp', 'getCurrentPages', 'console']
  const make = new Function(...names, `return (${declaration})`)
  return make(
    app.wx,
    () => app.app,
    () => app.pages.open.map(({ instance }) => instance),
    app.console,
  ) as Anything
}

const argsOf = ({ args }: Params) => (args ?? []) as unknown[]
