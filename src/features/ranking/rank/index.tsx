import { View } from '@tarojs/components'
import { useElder } from '@/theme/elder'
import { cx } from '@/components/cx'
import { Medal } from '@/components/medal'
import { grouped } from '@/components/numbers'
import { Tap } from '@/components/tap'
import { standing, type RankEntry } from './podium'
import './index.scss'

export { splitPodium, type RankEntry } from './podium'

/** The household asked for it; its own people read that it is so. */
const unnamedWords = (mine: boolean | undefined) => (mine ? '我家不具名' : '未具名')
/** Longer names are set smaller on the podium: 欧阳春生. */
const shortName = 3

/** The first three with their medals; a tie shares place and medal. */
export function RankPodium({ rows, onTap }: { rows: RankEntry[]; onTap?: (key: string) => void }) {
  const { elder } = useElder()
  return (
    <View className="podium">
      {standing(rows).map((row) => {
        const place = Math.min(3, Math.max(1, row.rank)) as 1 | 2 | 3
        const name = row.name ?? unnamedWords(row.mine)
        return (
          <Tap
            key={row.key}
            className={cx(
              'podium__one',
              place === 1 && 'podium__one--first',
              row.mine && 'podium__one--mine',
            )}
            label={onTap ? `第 ${row.rank} 名，${name}，${row.points} 分` : undefined}
            onTap={onTap && (() => onTap(row.key))}
          >
            <Medal place={place} size={place === 1 ? (elder ? 72 : 78) : 58} />
            <View className={cx('podium__name', name.length > shortName && 'podium__name--long')}>
              {name}
            </View>
            {row.group && !elder ? <View className="podium__group">{row.group}</View> : null}
            <View className="podium__points">{grouped(row.points)}</View>
          </Tap>
        )
      })}
    </View>
  )
}

export interface RankRowProps {
  /** Shared by ties. */
  rank: number
  /** null: the household asked not to be named. */
  name: string | null
  group?: string
  points: number | string
  mine?: boolean
  onTap?: () => void
}

export function RankRow({ rank, name, group, points, mine, onTap }: RankRowProps) {
  const { elder } = useElder()
  return (
    <Tap className={cx('rank', mine && 'rank--mine')} onTap={onTap}>
      <View className="rank__number">{rank}</View>
      <View className={cx('rank__name', name === null && 'rank__name--none')}>
        {name ?? unnamedWords(mine)}
      </View>
      {group && !elder ? <View className="rank__group">{group}</View> : null}
      <View className="rank__points">{typeof points === 'number' ? grouped(points) : points}</View>
    </Tap>
  )
}
