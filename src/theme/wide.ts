import { useEffect, useState } from 'react'

const wide = '(min-width: 1100px)'

/** A window in which the three boards stand side by side. */
export const useWide: () => boolean = process.env.TARO_ENV === 'weapp' ? () => false : useWideWindow

function useWideWindow(): boolean {
  const [is, setIs] = useState(() => matches())
  useEffect(() => {
    const look = () => setIs(matches())
    window.addEventListener('resize', look)
    return () => window.removeEventListener('resize', look)
  }, [])
  return is
}

function matches(): boolean {
  return typeof window.matchMedia === 'function' && window.matchMedia(wide).matches
}
