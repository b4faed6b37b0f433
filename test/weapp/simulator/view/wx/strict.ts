import type { MiniApp } from '../app'
import type { Wx } from './index'

/** What engines and the bundler read of any object; not a use of the API. */
const harmless = new Set(['then', 'toJSON', '$$typeof', 'webpackJsonp', 'constructor', 'nodeType'])

/**
 * An API object that lets no mistake pass: a name that WeChat does not document fails when it is read, one that is not
 * simulated when it is called. Both are noted, so that a `catch` in the app hides neither.
 */
export function strict(
  title: string,
  implemented: Wx,
  documented: readonly string[],
  app: MiniApp,
): Wx {
  const all: Wx = {}
  for (const name of documented) {
    all[name] = () => app.failures.raise('api', `${title}.${name} is not simulated`)
  }
  Object.assign(all, implemented)
  return new Proxy(all, {
    get(target, name) {
      if (typeof name === 'symbol' || harmless.has(name)) return target[name as string]
      if (title === 'wx' && app.mocks.has(name)) return app.mocks.replaced(name, target[name])
      if (name in target) return target[name]
      return app.failures.raise('api', `${title}.${name} does not exist in WeChat`)
    },
  })
}
