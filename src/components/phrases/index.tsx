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

export function phrasesOf(text: string): string[] {
  return text.match(/[^，、；：。！？]+[，、；：。！？]*|[，、；：。！？]+/g) ?? []
}
