import { View } from '@tarojs/components'
import { cx } from '@/components/cx'

/** Many phones have no Song face, so the characters of the usual three names are drawn. */
const drawn: Record<string, string> = {
  志: 'zhi',
  气: 'qi',
  榜: 'bang',
  光: 'guang',
  荣: 'rong',
  积: 'ji',
  分: 'fen',
}

/** A board's name, one part a character: stands downwards or lies, as the parent's direction says. */
export function BoardTitle({ name }: { name: string }) {
  const letters = name.split('')
  const all = letters.every((letter) => letter in drawn)
  return (
    <View className="board-title">
      {letters.map((letter, i) => (
        <View
          key={i}
          className={cx('board-title__letter', all && `board-title__letter--${drawn[letter]}`)}
        >
          {all ? null : letter}
        </View>
      ))}
    </View>
  )
}
