import { useEffect, useRef } from 'react'

/** An address of a photo is good for a quarter of an hour; asked for anew a little before. */
const goodMs = 12 * 60_000
const waitMs = 4_000

let ask = (): void => undefined

/** Said once by the app: how what the pages show is asked for anew. */
export function photosComeFrom(askAnew: () => void): void {
  ask = askAnew
}

export interface Fresh {
  /** Runs at once while the addresses are good, else as soon as new ones have come. */
  readonly then: (show: () => void) => void
  readonly askAnew: () => void
}

/** Whether these addresses, which come together with an answer, are still good. */
export function useFresh(addresses: string): Fresh {
  const given = useRef({ addresses, at: Date.now() })
  const waits = useRef<(() => void) | null>(null)
  if (given.current.addresses !== addresses) given.current = { addresses, at: Date.now() }
  useEffect(() => {
    waits.current?.()
    waits.current = null
  }, [addresses])
  return {
    then(show) {
      if (Date.now() - given.current.at < goodMs) return show()
      waits.current = show
      ask()
      // Without a network as well as it goes.
      setTimeout(() => {
        if (waits.current !== show) return
        waits.current = null
        show()
      }, waitMs)
    },
    askAnew: () => ask(),
  }
}
