import { createContext, type ComponentType, type PropsWithChildren } from 'react'

/** Stands around what every screen shows: the app asks there for what a page cannot do without. */
export const ScreenGate = createContext<ComponentType<PropsWithChildren> | null>(null)
