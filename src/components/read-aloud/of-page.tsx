import { createContext, useContext, useEffect, useState, type ReactNode } from 'react'
import { View } from '@tarojs/components'
import { spoken } from './spoken'
import { useReadAloud } from './use-read-aloud'
import { SayButton } from './say-button'
import './index.scss'

const Own = createContext<(own: boolean) => void>(() => undefined)

/** A page that has the button where its words are, in its own words. */
export function useOwnVoice(): void {
  const tell = useContext(Own)
  useEffect(() => {
    tell(true)
    return () => tell(false)
  }, [tell])
}

/** Elder mode: 读给我听 is the first thing on every page that has something to read. */
export function AloudFirst({ say, children }: { say: () => string[]; children: ReactNode }) {
  const [own, setOwn] = useState(false)
  const { can, speaking, toggle } = useReadAloud(say)
  return (
    <Own.Provider value={setOwn}>
      {can && !own ? (
        <View className="read-first">
          <SayButton speaking={speaking} onTap={toggle} />
        </View>
      ) : null}
      {children}
    </Own.Provider>
  )
}

/** The words of a page that has none of its own to say. */
export function wordsOf(body: HTMLElement | null): string[] {
  const lines = (body?.innerText ?? '').split(/\n+/).map((line) => spoken(line.trim()))
  return lines.filter((line) => line !== '' && line !== '读给我听' && line !== '停下')
}
