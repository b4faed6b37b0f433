import Taro from '@tarojs/taro'
import { useSyncExternalStore } from 'react'

const place = 'zhiqi.village'
const listeners = new Set<() => void>()
let current: string | null | undefined

/** The village that this phone looks at, remembered; null until one is chosen. */
export function currentVillage(): string | null {
  if (current === undefined) current = Taro.getStorageSync<string>(place) || null
  return current
}

export function chooseVillage(villageId: string): void {
  current = villageId
  Taro.setStorageSync(place, villageId)
  for (const listener of listeners) listener()
}

/** Looks at a village that a link names. A phone that has one keeps its own for the next time. */
export function visitVillage(villageId: string): void {
  if (currentVillage() === null) return chooseVillage(villageId)
  current = villageId
  for (const listener of listeners) listener()
}

export function useVillageId(): string | null {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    currentVillage,
    currentVillage,
  )
}
