import { useEffect } from 'react'

/**
 * Taro's web runtime with the page around it left out: for `jest.mock('@tarojs/taro', …)`. Storage is a map,
 * navigation is recorded, a page shows when it mounts.
 */
const real = jest.requireActual<typeof import('@tarojs/taro')>('@tarojs/taro')

/** As text, as a phone keeps it. */
const storage = new Map<string, string>()
export const went: string[] = []
let params: Record<string, string> = {}
let path = ''
const hides = new Set<() => void>()
const shows = new Set<() => void>()

export function startApp(withParams: Record<string, string> = {}, atPath = ''): void {
  storage.clear()
  went.length = 0
  params = withParams
  path = atPath
}

/** Another page covers this one, or WeChat goes to the background. */
export function hidePage(): void {
  for (const hide of hides) hide()
}

/** It comes back into view. */
export function showPage(): void {
  for (const show of shows) show()
}

const go = ({ url }: { url: string }) => {
  went.push(url)
  return Promise.resolve({ errMsg: 'ok' })
}

const overrides = {
  getStorageSync: (key: string): unknown => JSON.parse(storage.get(key) ?? '""'),
  setStorageSync: (key: string, value: unknown) => void storage.set(key, JSON.stringify(value)),
  removeStorageSync: (key: string) => void storage.delete(key),
  getStorageInfoSync: () => ({ keys: [...storage.keys()] }),
  navigateTo: go,
  redirectTo: go,
  switchTab: go,
  navigateBack: () => go({ url: 'back' }),
  getCurrentPages: () => [{}, {}],
  getCurrentInstance: () => ({ router: useRouter() }),
  pageScrollTo: () => Promise.resolve({ errMsg: 'ok' }),
}

/** Coming back into view, by `showPage`; opening a page shows it before anything is drawn, which nothing here needs. */
export function useDidShow(show: () => void): void {
  useEffect(() => {
    shows.add(show)
    return () => void shows.delete(show)
  }, [show])
}

export function useDidHide(hide: () => void): void {
  useEffect(() => {
    hides.add(hide)
    return () => void hides.delete(hide)
  }, [hide])
}

interface Card {
  readonly title?: string
  readonly path?: string
  readonly query?: string
  readonly imageUrl?: string
}

/** What WeChat would send of the page drawn last. */
export const cards: { message: () => Card; timeline: () => Card } = {
  message: () => ({}),
  timeline: () => ({}),
}

export function useShareAppMessage(card: () => Card): void {
  useEffect(() => {
    cards.message = card
  })
}

export function useShareTimeline(card: () => Card): void {
  useEffect(() => {
    cards.timeline = card
  })
}

export function useReachBottom(): void {
  useEffect(() => undefined, [])
}

export function useRouter() {
  return { params, path }
}

export const { getEnv, nextTick } = real

export default Object.assign(Object.create(real) as typeof real, overrides)
