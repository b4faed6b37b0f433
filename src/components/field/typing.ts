import { useEffect, useRef } from 'react'

const fields = new Set<object>()

/** Whether somebody has written something on a page that is open, and not sent it yet. */
export function isTyping(): boolean {
  return fields.size > 0
}

/** A field holds what was typed as long as it stands there with other words than it began with. */
export function useTyping(value: string): void {
  const first = useRef(value)
  const field = useRef({})
  const typed = value !== '' && value !== first.current
  useEffect(() => {
    const { current } = field
    if (!typed) return undefined
    fields.add(current)
    return () => void fields.delete(current)
  }, [typed])
}
