import Taro from '@tarojs/taro'
import { phoneFontScale } from './phone-font'

const storageKey = 'elder'
/** From here on the phone's own setting switches elder mode on. */
const scaleForElder = 1.3

let current: boolean | undefined
const listeners = new Set<() => void>()

/** A choice made once outranks the phone's setting. */
export function readElder(): boolean {
  if (current === undefined) {
    const kept: unknown = Taro.getStorageSync(storageKey)
    current = kept === 'on' || (kept !== 'off' && phoneFontScale() >= scaleForElder)
  }
  return current
}

export function setElder(on: boolean): void {
  current = on
  Taro.setStorageSync(storageKey, on ? 'on' : 'off')
  listeners.forEach((listener) => listener())
}

export function subscribeElder(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
