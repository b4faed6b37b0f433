/* The types of WeChat's own typings hold the simulator to its signatures. */
export type WxTypes = WechatMiniprogram.Wx

/** What an API takes. */
export type Option<K extends keyof WxTypes> = WxTypes[K] extends (...args: infer A) => unknown
  ? NonNullable<A[0]>
  : never

/** What its success callback gets, but for errMsg, which is the same everywhere. */
export type Success<K extends keyof WxTypes> =
  Option<K> extends { success?: infer S }
    ? NonNullable<S> extends (result: infer R) => void
      ? Omit<R, 'errMsg'>
      : never
    : never

interface Callbacks {
  success?: (result: object) => void
  fail?: (error: object) => void
  complete?: (result: object) => void
}

/** An error that tells the app more than its words. */
export class Refused extends Error {
  constructor(
    message: string,
    readonly more: object = {},
  ) {
    super(message)
  }
}

/**
 * An API that answers later: by its callbacks where one is given, else by a promise.
 * https://developers.weixin.qq.com/miniprogram/dev/framework/app-service/api.html
 */
export function later<K extends keyof WxTypes>(
  name: K,
  act: (option: Option<K>) => Success<K> | Promise<Success<K>>,
): WxTypes[K] {
  return answering(name, act as (option: object) => object | Promise<object>) as WxTypes[K]
}

/** The same for what stands on wx.cloud. */
export function answering(
  name: string,
  act: (option: object) => object | Promise<object>,
): (option?: object & Callbacks) => Promise<object> | undefined {
  return (option = {}) => {
    const { success, fail, complete } = option
    const work = soon()
      .then(() => act(option))
      .then(
        (result) => ({ ok: true, answer: { errMsg: `${name}:ok`, ...result } }),
        (error: unknown) => ({ ok: false, answer: failed(name, error) }),
      )
    if (!success && !fail && !complete) {
      return work.then(({ ok, answer }) =>
        ok ? answer : Promise.reject(answer as unknown as Error),
      )
    }
    void work.then(({ ok, answer }) => {
      if (ok) success?.(answer)
      else fail?.(answer)
      complete?.(answer)
    })
    return undefined
  }
}

function failed(name: string, error: unknown): object {
  const message = error instanceof Error ? error.message : String(error)
  const more = error instanceof Refused ? error.more : {}
  return { errMsg: `${name}:fail ${message}`, ...more }
}

/** Never in the same turn, as nothing that goes over to WeChat's own side. */
function soon(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve))
}

/** A field that WeChat insists on, in WeChat's words. */
export function needed(option: object, field: string): string {
  const value = (option as Record<string, unknown>)[field]
  if (typeof value === 'string' && value !== '') return value
  const found = value === undefined ? 'Undefined' : typeof value
  throw new Error(`parameter error: parameter.${field} should be String instead of ${found};`)
}
