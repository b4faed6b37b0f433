import { View } from '@tarojs/components'
import './index.scss'

/** Words that break after a comma where they can: 今年栽两亩柿子苗，| 三年挂果. A long phrase breaks inside as any text. */
export function Phrases({ text }: { text: string }) {
  return (
    <>
      {phrasesOf(text).map((phrase, i) => (
        <View key={i} className="phrase">
          {phrase}
        </View>
      ))}
    </>
  )
}

/** Facts side by side, 上午 8:00 · 村口老柿树下, which break after the dots and not inside a fact. */
export function Dotted({ facts }: { facts: readonly string[] }) {
  return (
    <>
      {facts.filter(Boolean).map((fact, i, { length }) => (
        <View key={i} className="phrase">
          {i === length - 1 ? fact : `${fact}\u00a0·\u00a0`}
        </View>
      ))}
    </>
  )
}

export function phrasesOf(text: string): string[] {
  return text.match(/[^，、；：。！？]+[，、；：。！？]*|[，、；：。！？]+/g) ?? []
}
