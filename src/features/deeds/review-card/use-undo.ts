import { useCallback, useEffect, useRef, useState } from 'react'
import { useDidHide } from '@tarojs/taro'

export interface Undo {
  /** Seconds left for this key; null where nothing waits. */
  left: (key: string) => number | null
  start: (key: string) => void
  undo: (key: string) => void
}

/**
 * Decisions that can be taken back for some seconds and are sent only after that. Whoever leaves the page has decided:
 * what still waits is then sent at once.
 */
export function useUndo({
  seconds = 5,
  commit,
}: {
  seconds?: number
  commit: (key: string) => void
}): Undo {
  const [waiting, setWaiting] = useState<Record<string, number>>({})
  const timers = useRef(new Map<string, ReturnType<typeof setInterval>>())
  const latest = useRef(commit)
  useEffect(() => {
    latest.current = commit
  })

  const settle = useCallback((key: string, send: boolean) => {
    const timer = timers.current.get(key)
    if (timer === undefined) return
    clearInterval(timer)
    timers.current.delete(key)
    setWaiting(({ [key]: _gone, ...others }) => others)
    if (send) latest.current(key)
  }, [])

  const sendAll = useCallback(
    () => [...timers.current.keys()].forEach((key) => settle(key, true)),
    [settle],
  )
  useDidHide(sendAll)
  useEffect(() => sendAll, [sendAll])

  const start = (key: string) => {
    if (timers.current.has(key)) return
    let left = seconds
    setWaiting((others) => ({ ...others, [key]: left }))
    const timer = setInterval(() => {
      left -= 1
      if (left <= 0) settle(key, true)
      else setWaiting((others) => ({ ...others, [key]: left }))
    }, 1000)
    timers.current.set(key, timer)
  }

  return { left: (key) => waiting[key] ?? null, start, undo: (key) => settle(key, false) }
}
