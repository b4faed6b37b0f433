import { later, needed, Refused, type WxTypes } from './answer'

/** https://developers.weixin.qq.com/miniprogram/dev/framework/ability/storage.html */
const entryBytesMax = 1024 * 1024
const bytesMax = 10 * 1024 * 1024

type Storage = Pick<
  WxTypes,
  | 'getStorageSync'
  | 'setStorageSync'
  | 'removeStorageSync'
  | 'clearStorageSync'
  | 'getStorageInfoSync'
  | 'getStorage'
  | 'setStorage'
  | 'removeStorage'
  | 'clearStorage'
  | 'getStorageInfo'
>

/** What the app keeps on the phone: copies, within WeChat's limits. */
export function storage(): Storage {
  const entries = new Map<string, string>()
  const bytesOf = (text: string) => new TextEncoder().encode(text).length
  const total = () => [...entries].reduce((sum, [key, text]) => sum + key.length + bytesOf(text), 0)
  const set = (key: string, data: unknown) => {
    const text = JSON.stringify({ data })
    if (bytesOf(text) > entryBytesMax) throw new Error('setStorage:fail entry size limit reached')
    const before = entries.get(key)
    entries.set(key, text)
    if (total() <= bytesMax) return
    if (before === undefined) entries.delete(key)
    else entries.set(key, before)
    throw new Error('setStorage:fail exceed storage max size 10Mb')
  }
  const get = (key: string): unknown => {
    const text = entries.get(key)
    return text === undefined ? undefined : (JSON.parse(text) as { data?: unknown }).data
  }
  const info = () => ({
    keys: [...entries.keys()],
    currentSize: Math.ceil(total() / 1024),
    limitSize: bytesMax / 1024,
  })
  return {
    getStorageSync: (key) => (get(key) ?? '') as never,
    setStorageSync: set,
    removeStorageSync: (key) => {
      entries.delete(key)
    },
    clearStorageSync: () => {
      entries.clear()
    },
    getStorageInfoSync: info,
    getStorage: later('getStorage', (option) => {
      const key = needed(option, 'key')
      if (!entries.has(key)) throw new Refused('data not found')
      return { data: get(key) as never }
    }),
    setStorage: later('setStorage', (option) => {
      set(needed(option, 'key'), option.data)
      return {}
    }),
    removeStorage: later('removeStorage', (option) => {
      entries.delete(needed(option, 'key'))
      return {}
    }),
    clearStorage: later('clearStorage', () => {
      entries.clear()
      return {}
    }),
    getStorageInfo: later('getStorageInfo', info),
  }
}
