import { View } from '@tarojs/components'
import { cx } from '@/components/cx'
import { Tap } from '@/components/tap'
import type { DraftRow } from './rows'
import { lineWords, worthWords } from './words'
import './rules.scss'

const marks = { same: '', new: '新', changed: '改', gone: '去' } as const

/** A line of the book of rules: number, matter, points between red rules. */
export function ItemLine({ row, onTap }: { row: DraftRow; onTap?: () => void }) {
  const { item, before, mark, number } = row
  const gone = mark === 'gone'
  const worth = worthWords(item)
  const earlier = mark === 'changed' && before ? worthWords(before) : worth
  const marked = marks[mark]
  const line = (
    <>
      <View className={cx('rules-line__number num', gone && 'rules-line--struck')}>{number}</View>
      <View className="rules-line__matter">
        <View className="rules-line__title">
          {marked === '' ? null : (
            <View className={cx('rules-line__mark', gone && 'rules-line__mark--gone')}>
              {marked}
            </View>
          )}
          <View className={gone ? 'rules-line--struck' : ''}>{item.name}</View>
        </View>
        <View className="rules-line__note">{gone ? '新的一版不再记' : lineWords(item)}</View>
      </View>
      <View
        className={cx(
          'rules-line__points num',
          gone ? 'rules-line__points--gone' : item.kind === 'deduct' && 'ink-2',
        )}
      >
        {earlier === worth ? null : <View className="rules-line__earlier">{earlier}</View>}
        <View>{gone ? '不记' : worth}</View>
      </View>
    </>
  )
  if (!onTap) return <View className="rules-line">{line}</View>
  return (
    <Tap
      className="rules-line"
      label={`第 ${number} 条，${marked}${item.name}，${worth}`}
      onTap={onTap}
    >
      {line}
    </Tap>
  )
}
