import { useSyncExternalStore } from 'react'
import type { SealKind } from '../seal'

export interface Toasted {
  text: string
  seal?: SealKind
}

/** Long enough to read slowly, a little more for longer words. */
const leastMs = 2400
const perCharacterMs = 120

let shown: Toasted | null = null
let timer: ReturnType<typeof setTimeout> | undefined
const listeners = new Set<() => void>()

function show(next: Toasted | null): void {
  shown = next
  listeners.forEach((listener) => listener())
}

/** Says something for a moment at the foot of the screen in view; also survives going back to the page before. */
export function toast(text: string, { seal }: { seal?: SealKind } = {}): void {
  clearTimeout(timer)
  show({ text, seal })
  timer = setTimeout(() => show(null), Math.max(leastMs, text.length * perCharacterMs + 1000))
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

const read = () => shown

export function useToast(): Toasted | null {
  return useSyncExternalStore(subscribe, read, read)
}
