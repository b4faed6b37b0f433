import { View } from '@tarojs/components'
import { useElder } from '@/theme/elder'
import { a11y } from '@/components/a11y'
import { cx } from '@/components/cx'
import { Tap } from '@/components/tap'
import { BoardTitle } from './title'
import './index.scss'

export interface Board {
  key: string
  /** 3 to 5 characters. */
  name: string
  count?: number
  /** 愿, 人, 户 */
  unit?: string
}

export interface BoardSlipsProps {
  boards: Board[]
  current: string
  onChange: (key: string) => void
}

/** The boards hang from one cord as paper slips; the chosen one is longer, cut like a swallow's tail and vermilion. */
export function BoardSlips({ boards, current, onChange }: BoardSlipsProps) {
  const { elder } = useElder()
  return (
    <View className={elder ? 'boxes' : 'slips'} {...a11y({ role: 'tablist', label: '榜' })}>
      {boards.map((board) => (
        <Tap
          key={board.key}
          className={cx(
            elder ? 'box' : 'slip',
            board.key === current && (elder ? 'box--on' : 'slip--on'),
            board.name.length > 3 && `${elder ? 'box' : 'slip'}--${Math.min(5, board.name.length)}`,
          )}
          role="tab"
          selected={board.key === current}
          label={spoken(board, board.key === current)}
          onTap={() => onChange(board.key)}
        >
          <BoardTitle name={board.name} />
          {board.count !== undefined && !elder ? (
            <View className="slip__count">{`${board.count}${board.unit ?? ''}`}</View>
          ) : null}
        </Tap>
      ))}
    </View>
  )
}

/** WeChat's reader knows no selected state, so the name says it there. */
function spoken({ name, count, unit = '' }: Board, on: boolean): string {
  const counted = count === undefined ? name : `${name}，${count} ${unit}`
  return on && process.env.TARO_ENV === 'weapp' ? `${counted}，已选` : counted
}
