import { useCallback, useEffect, useRef, useState } from 'react'
import { useDidHide } from '@tarojs/taro'
import { deedsLimits } from '@/domain/deeds/limits'
import { record, type Fault, type Recording, type Running } from './recorder'

const { min, max } = deedsLimits.voice

/** What the person is told beside the recording, or in its place. */
export type Note = Fault | 'short' | 'cut'

/**
 * Listens until it is stopped, for a minute at most; a call, or leaving the page, keeps what was said until then.
 * `recorded` gets it.
 */
export function useRecorder(recorded: (recording: Recording) => void) {
  const [since, setSince] = useState<number | null>(null)
  const [now, setNow] = useState(0)
  const [asking, setAsking] = useState(false)
  const [note, setNote] = useState<Note | null>(null)
  const running = useRef<Running | null>(null)
  const gone = useRef(false)
  const tell = useRef(recorded)
  tell.current = recorded

  const over = useCallback(() => {
    running.current = null
    setSince(null)
  }, [])
  const start = useCallback(async () => {
    if (running.current !== null) return
    setNote(null)
    setAsking(true)
    const started = await record(
      {
        done(file, milliseconds, cut) {
          over()
          const seconds = Math.min(max, Math.round(milliseconds / 1000))
          if (seconds < min) return setNote('short')
          if (cut) setNote('cut')
          tell.current({ ...file, seconds })
        },
        failed(fault) {
          over()
          setNote(fault)
        },
      },
      max * 1000,
    )
    setAsking(false)
    if (typeof started === 'string') return setNote(started)
    if (gone.current) return started.cancel()
    running.current = started
    setNow(Date.now())
    setSince(Date.now())
  }, [over])
  const stop = useCallback(() => running.current?.stop(), [])
  const cancel = useCallback(() => {
    running.current?.cancel()
    over()
  }, [over])

  useEffect(() => {
    if (since === null) return undefined
    const timer = setInterval(() => setNow(Date.now()), 250)
    return () => clearInterval(timer)
  }, [since])
  useDidHide(stop)
  useEffect(() => {
    gone.current = false
    return () => {
      gone.current = true
      running.current?.cancel()
    }
  }, [])

  return {
    /** So far; null while nobody is listened to. */
    seconds: since === null ? null : Math.min(max, (now - since) / 1000),
    asking,
    note,
    start,
    stop,
    cancel,
  }
}
