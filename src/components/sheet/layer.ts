import { useEffect, useLayoutEffect, useRef, type RefObject } from 'react'
import { holdBack } from './back'
import { trapFocus } from './focus'

/** Web: what lies over the page takes the focus and keeps it; Escape and going back close it. */
export function useLayer(open: boolean, onClose: () => void): RefObject<HTMLElement> {
  const panel = useRef<HTMLElement>(null)
  const close = useRef(onClose)
  useEffect(() => {
    close.current = onClose
  })
  // At once: what closes itself and then leaves the page is gone before the browser has gone back.
  useLayoutEffect(() => {
    if (process.env.TARO_ENV === 'weapp' || !open || !panel.current) return undefined
    const giveBack = trapFocus(panel.current, () => close.current())
    const letBack = holdBack(() => close.current())
    return () => {
      giveBack()
      letBack()
    }
  }, [open])
  return panel
}
