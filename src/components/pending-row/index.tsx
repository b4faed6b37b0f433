import type { ReactNode } from 'react'
import { View } from '@tarojs/components'
import { cx } from '../cx'
import { signed } from '../numbers'
import { SteadyImage } from '../photos/steady'
import { Phrases } from '../phrases'
import { Tap } from '../tap'
import './index.scss'

export interface PendingRowProps {
  /** A Clock, or the Seal of where it stands. */
  mark: ReactNode
  title: string
  /** 公示中，还剩 1 天 6 小时 */
  line: ReactNode
  points?: number
  /** A small picture of it, below the points. */
  photo?: string | undefined
  /** Approved: the points are red; before that they are only hoped for. */
  sure?: boolean
  onTap?: () => void
}

/** A deed on its way to the ledger. */
export function PendingRow({ mark, title, line, points, photo, sure, onTap }: PendingRowProps) {
  return (
    <Tap className="pending" onTap={onTap}>
      <View className="pending__mark">{mark}</View>
      <View className="pending__words">
        <View className="pending__title">
          <Phrases text={title} />
        </View>
        <View className="pending__line">{line}</View>
      </View>
      <View className="pending__end">
        {points === undefined ? null : (
          <View className={cx('pending__points', sure && points > 0 && 'pending__points--sure')}>
            {signed(points)}
          </View>
        )}
        {photo ? (
          <SteadyImage className="pending__photo" src={photo} mode="aspectFill" lazyLoad />
        ) : null}
      </View>
    </Tap>
  )
}
