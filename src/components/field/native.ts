import { useEffect, useRef } from 'react'
import type { Described } from './field'

// Web only: the browser's own input stands inside Taro's, inside NutUI's; label, hint and error must reach that one, and
// that one alone, or there would be two of a name.

type Attributes = Described & { placeholder: string | undefined }

/**
 * NutUI's Input hands these on. `change` alone is what some keyboards and fillers of forms send in place of `input`.
 */
export function nativeInput(
  attributes: Attributes & { inputMode: string },
  value: string,
  onChange: (value: string) => void,
): object {
  return {
    nativeProps: {
      ...attributes,
      onChange: (event: Event) => {
        event.stopPropagation()
        const { value: next } = event.target as HTMLInputElement
        if (next !== value) onChange(next)
      },
    },
  }
}

/** NutUI's TextArea hands nothing on, so the attributes are put on the browser's own as soon as it stands. */
export function useNativeArea(
  attributes: Attributes,
  value: string,
  onChange: (value: string) => void,
) {
  const ref = useRef<{ nativeElement: HTMLElement | null }>(null)
  useEffect(() => {
    const host = process.env.TARO_ENV === 'weapp' ? null : ref.current?.nativeElement
    if (!host) return undefined
    const describe = () => {
      const area = host.querySelector('textarea')
      if (area) {
        for (const [name, text] of Object.entries<string | undefined>({ ...attributes })) {
          if (text === undefined) area.removeAttribute(name)
          else area.setAttribute(name, text)
        }
      }
    }
    const change = (event: Event) => {
      const { value: next } = (event as CustomEvent<{ value: string }>).detail
      if (next !== value) onChange(next)
    }
    describe()
    const stands = new MutationObserver(describe)
    stands.observe(host, { childList: true })
    host.addEventListener('change', change)
    return () => {
      stands.disconnect()
      host.removeEventListener('change', change)
    }
  })
  return ref
}
