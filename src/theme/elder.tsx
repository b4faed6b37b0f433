import { createContext, useContext, useEffect, useSyncExternalStore, type ReactNode } from 'react'
import Taro from '@tarojs/taro'
import { phoneFontScale } from './phone-font'

const storageKey = 'elder'
/** From here on the phone's own setting switches elder mode on. */
const scaleForElder = 1.3

let current: boolean | undefined
const listeners = new Set<() => void>()

/** A choice made once outranks the phone's setting. */
function read(): boolean {
  if (current === undefined) {
    const kept: unknown = Taro.getStorageSync(storageKey)
    current = kept === 'on' || (kept !== 'off' && phoneFontScale() >= scaleForElder)
  }
  return current
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

function setElder(on: boolean): void {
  current = on
  Taro.setStorageSync(storageKey, on ? 'on' : 'off')
  listeners.forEach((listener) => listener())
}

const Forced = createContext<boolean | undefined>(undefined)

/** Stands around the app; `force` shows one mode whatever was chosen (gallery, tests). */
export function ElderProvider({ children, force }: { children?: ReactNode; force?: boolean }) {
  const chosen = useSyncExternalStore(subscribe, read, read)
  const elder = force ?? chosen
  useEffect(() => {
    // Whatever the web draws outside a screen (a library's dialog) takes its sizes from the root.
    if (process.env.TARO_ENV !== 'weapp') document.documentElement.classList.toggle('elder', elder)
  }, [elder])
  return <Forced.Provider value={force}>{children}</Forced.Provider>
}

/** Elder mode 长辈版: fewer and larger things. Remembered on the phone. */
export function useElder(): { elder: boolean; setElder: (on: boolean) => void } {
  const forced = useContext(Forced)
  const chosen = useSyncExternalStore(subscribe, read, read)
  return { elder: forced ?? chosen, setElder }
}
