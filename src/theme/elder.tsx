import { createContext, useContext, useEffect, useSyncExternalStore, type ReactNode } from 'react'
import { readElder, setElder, subscribeElder } from './mode'

const Forced = createContext<boolean | undefined>(undefined)

/** Stands around the app; `force` shows one mode whatever was chosen (gallery, tests). */
export function ElderProvider({ children, force }: { children?: ReactNode; force?: boolean }) {
  const chosen = useSyncExternalStore(subscribeElder, readElder, readElder)
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
  const chosen = useSyncExternalStore(subscribeElder, readElder, readElder)
  return { elder: forced ?? chosen, setElder }
}
