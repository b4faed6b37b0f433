import { useCallback, useEffect, useRef, useState, useSyncExternalStore } from 'react'
import { useDidHide } from '@tarojs/taro'
import { findSpeaker, onSpeakers } from './speaker'

/** Reads sentences one after the other until stopped, the page is left or the part goes away. */
export function useReadAloud(say: () => string[]): {
  can: boolean
  speaking: boolean
  toggle: () => void
} {
  const [speaking, setSpeaking] = useState(false)
  // Counts the readings: what ends after a stop must not start the next sentence.
  const reading = useRef(0)
  const speaker = useSyncExternalStore(onSpeakers, findSpeaker, findSpeaker)

  const stop = useCallback(() => {
    reading.current += 1
    findSpeaker()?.stop()
    setSpeaking(false)
  }, [])

  useEffect(
    () => () => {
      if (reading.current > 0) findSpeaker()?.stop()
      reading.current += 1
    },
    [],
  )
  useDidHide(stop)

  const start = () => {
    const mine = ++reading.current
    const sentences = say().filter(Boolean)
    setSpeaking(true)
    const next = () => {
      if (reading.current !== mine) return
      const sentence = sentences.shift()
      if (sentence === undefined || !speaker) setSpeaking(false)
      else speaker.speak(sentence, next)
    }
    next()
  }

  return { can: speaker !== undefined, speaking, toggle: () => (speaking ? stop() : start()) }
}
