import { useEffect, useState } from 'react'

const debounceMs = 300

/** The text once typing has paused, so that not every letter is asked for. */
export function useDebounced(text: string): string {
  const [debounced, setDebounced] = useState(text)
  useEffect(() => {
    const timer = setTimeout(() => setDebounced(text), debounceMs)
    return () => clearTimeout(timer)
  }, [text])
  return debounced
}
