import Taro, { useDidHide } from '@tarojs/taro'
import { useCallback, useEffect, useReducer, useRef } from 'react'
import { draftsPlace } from '@/offline/drafts'

/** Whose form it is, and which. Only that person finds the draft again, in that village. */
export interface DraftOf {
  readonly form: string
  /** Of the shape that is kept; a draft of any other is dropped. */
  readonly version: number
  /** Null keeps nothing. */
  readonly personId: string | null
  readonly villageId: string
  /** What the form is about, where there may be several: an activity, a deed that is filed anew. */
  readonly about?: string
}

export interface Draft<T> {
  readonly value: T
  readonly set: (part: Partial<T>) => void
  /** While it holds what was typed earlier. */
  readonly restored: boolean
  /** Throws away what was typed. */
  readonly startOver: () => void
  /** It was sent: nothing is kept of it. The form stands as it began, or at `next`. */
  readonly sent: (next?: T) => void
}

interface Kept {
  readonly key: string
  readonly version: number
  /** Milliseconds since 1970 on this phone. */
  readonly at: number
  readonly value: object
}

const draftsMax = 12
const charactersMax = 20_000
const daysMax = 30
const dayMs = 86_400_000
/** Not at every letter: the phone's storage answers while one types. */
const saveAfterMs = 400

/**
 * What is typed in a form, kept on the phone until it is sent, so that going back, loading the page anew or a killed app
 * costs none of it. Photos are kept madeFor it, under its key.
 * @param first how the form stands where nothing was typed
 */
export function useDraft<T extends object>(of: DraftOf, first: T): Draft<T> {
  const key = draftKey(of)
  const { version } = of
  // Not React's state: what was sent must be out of it at once, whatever is drawn first.
  const held = useRef<State<T>>(undefined)
  const madeFor = useRef(version)
  const [, drawAgain] = useReducer((times: number) => times + 1, 0)
  const save = useCallback(() => {
    if (held.current !== undefined) keep(held.current, madeFor.current)
  }, [])
  if (held.current?.key !== key) {
    // Somebody else, or another thing, in the same place.
    save()
    held.current = begin(key, version, first)
  }
  madeFor.current = version
  const { value, restored } = held.current

  useEffect(() => {
    const timer = setTimeout(save, saveAfterMs)
    return () => clearTimeout(timer)
  }, [value, save])
  useEffect(() => save, [save])
  useDidHide(save)

  const set = useCallback((part: Partial<T>) => {
    const now = held.current
    if (now !== undefined) held.current = { ...now, value: { ...now.value, ...part } }
    drawAgain()
  }, [])
  const standAt = (next: T) => {
    const now = held.current?.key ?? null
    held.current = { key: now, base: next, value: next, restored: false }
    write(now, null)
    drawAgain()
  }
  return {
    value,
    set,
    restored,
    startOver: () => standAt(first),
    sent: (next = first) => standAt(next),
  }
}

/** Under which it is kept; null keeps nothing. */
export function draftKey({
  form,
  personId,
  villageId,
  about = '',
}: Omit<DraftOf, 'version'>): string | null {
  return personId === null ? null : [form, personId, villageId, about].join(' ')
}

interface State<T> {
  readonly key: string | null
  /** With nothing typed. */
  readonly base: T
  readonly value: T
  readonly restored: boolean
}

function begin<T extends object>(key: string | null, version: number, first: T): State<T> {
  const kept = drafts().find((one) => one.key === key && one.version === version)
  if (kept === undefined) return { key, base: first, value: first, restored: false }
  return { key, base: first, value: kept.value as T, restored: true }
}

function keep({ key, base, value }: State<object>, version: number): void {
  const text = JSON.stringify(value)
  const typed = text !== JSON.stringify(base) && text.length <= charactersMax
  write(key, typed && key !== null ? { key, version, at: Date.now(), value } : null)
}

function write(key: string | null, next: Kept | null): void {
  if (key === null) return
  const before = drafts()
  const others = before.filter((one) => one.key !== key)
  if (next === null && others.length === before.length) return
  const all = (next === null ? others : [next, ...others]).slice(0, draftsMax)
  try {
    if (all.length === 0) Taro.removeStorageSync(draftsPlace)
    else Taro.setStorageSync(draftsPlace, all)
  } catch {
    // A full phone costs the draft, never the form.
  }
}

function drafts(): readonly Kept[] {
  const oldest = Date.now() - daysMax * dayMs
  return (Taro.getStorageSync<Kept[] | ''>(draftsPlace) || []).filter(({ at }) => at > oldest)
}
