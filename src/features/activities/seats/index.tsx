import { View } from '@tarojs/components'
import { a11y } from '@/components/a11y'
import { cx } from '@/components/cx'
import './index.scss'

export interface SeatsProps {
  /** null: no number is set, so there are no boxes to fill. */
  capacity: number | null
  taken: number
  /** Of the own household, among those taken. */
  mine?: number
}

/** So many are drawn one by one; more are shown as a share in tens. */
const drawnMax = 16
const share = 10

/** Places as small boxes: taken, mine, free. The words beside them say the number. */
export function Seats({ capacity, taken, mine = 0 }: SeatsProps) {
  if (capacity === null) return null
  return (
    <View
      className="seats"
      {...a11y({
        role: 'img',
        label: `${String(capacity)} 个名额，已报 ${String(taken)} 人${mine > 0 ? `，自家 ${String(mine)} 人` : ''}`,
      })}
    >
      {boxesOf(capacity, taken, mine).map((box, i) => (
        <View key={i} className={cx('seats__box', box !== 'free' && `seats__box--${box}`)} />
      ))}
    </View>
  )
}

type Box = 'taken' | 'mine' | 'free'

/** Own ones stand last among the taken. A share is never full while a place is free, nor empty once one is taken. */
export function boxesOf(capacity: number, taken: number, mine: number): Box[] {
  const boxes = capacity <= drawnMax ? capacity : share
  const scaled =
    capacity <= drawnMax
      ? taken
      : taken >= capacity
        ? boxes
        : Math.min(boxes - 1, Math.max(taken > 0 ? 1 : 0, Math.round((taken / capacity) * boxes)))
  const own = capacity <= drawnMax ? mine : Math.min(mine, 1)
  return Array.from({ length: boxes }, (_, i) =>
    i >= scaled ? 'free' : i >= scaled - own ? 'mine' : 'taken',
  )
}
