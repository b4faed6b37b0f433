import {
  createContext,
  useContext,
  useEffect,
  useLayoutEffect,
  useRef,
  type RefObject,
} from 'react'
import { holdBack } from './back'
import { trapFocus } from './focus'

/** Going back calls `close` in place of leaving the page, until what this gives is called. */
export type HoldBack = (close: () => void) => () => void

const weapp = process.env.TARO_ENV === 'weapp'

/** In WeChat given by the screen (./catch-back); the web has one history for all pages. */
export const BackHolder = createContext<HoldBack>(weapp ? () => () => undefined : holdBack)

/** What lies over the page is closed by going back; on the web it takes the focus, keeps it, and Escape closes it too. */
export function useLayer(open: boolean, onClose: () => void): RefObject<HTMLElement> {
  const panel = useRef<HTMLElement>(null)
  const hold = useContext(BackHolder)
  const close = useRef(onClose)
  useEffect(() => {
    close.current = onClose
  })
  // At once: what closes itself and then leaves the page is gone before the browser has gone back.
  useLayoutEffect(() => {
    if (!open) return undefined
    const letBack = hold(() => close.current())
    if (weapp || !panel.current) return letBack
    const giveBack = trapFocus(panel.current, () => close.current())
    return () => {
      giveBack()
      letBack()
    }
  }, [open, hold])
  return panel
}
