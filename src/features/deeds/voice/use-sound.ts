import { useCallback, useEffect, useRef, useState } from 'react'
import { useDidHide } from '@tarojs/taro'
import { play } from './sound'

/** One recording that somebody listens to; it ends with the page. */
export function useSound() {
  const [playing, setPlaying] = useState(false)
  const [at, setAt] = useState(0)
  const [failed, setFailed] = useState(false)
  const end = useRef<(() => void) | null>(null)
  const stop = useCallback(() => {
    end.current?.()
    end.current = null
    setPlaying(false)
    setAt(0)
  }, [])
  const start = useCallback(
    (address: string) => {
      stop()
      setFailed(false)
      setPlaying(true)
      end.current = play(address, {
        ended: stop,
        reached: setAt,
        failed() {
          stop()
          setFailed(true)
        },
      })
    },
    [stop],
  )
  useDidHide(stop)
  useEffect(() => () => end.current?.(), [])
  return { playing, at, failed, start, stop }
}
