import { View } from '@tarojs/components'
import { useElder } from '@/theme/elder'
import { a11y } from '@/components/a11y'
import { cx } from '@/components/cx'
import { grouped, signed } from '@/components/numbers'
import { Tap } from '@/components/tap'
import './index.scss'

/** One character for each kind of entry, in an outlined square. */
const marks = {
  award: ['奖', '奖励'],
  deduct: ['扣', '扣分'],
  reverse: ['正', '冲正'],
  redeem: ['兑', '兑换'],
  refund: ['退', '退还'],
  expire: ['期', '到期'],
  carry: ['结', '结转'],
  transfer: ['转', '转移'],
} as const

export type LedgerKind = keyof typeof marks

export interface LedgerLine {
  key: string
  /** 11.12 */
  date: string
  /** 11 月 12 日, in elder mode. */
  day?: string
  kind: LedgerKind
  title: string
  /** 积分细则 2026; for a reversal the reason. */
  note?: string
  /** Number of the entry in its account. */
  seq?: number
  points: number
  balance: number
}

export interface LedgerTableProps {
  rows: LedgerLine[]
  onTap?: (key: string) => void
}

/** The account book: date, matter, points, balance between red rules; elder mode keeps the matter and the points. */
export function LedgerTable({ rows, onTap }: LedgerTableProps) {
  const { elder } = useElder()
  if (elder) {
    return (
      <View className="ledger ledger--elder">
        {rows.map((row) => (
          <ElderLine key={row.key} row={row} onTap={onTap} />
        ))}
      </View>
    )
  }
  return (
    <View className="ledger">
      <View className="ledger__line ledger__line--head" {...a11y({ hidden: true })}>
        <View className="ledger__date">日期</View>
        <View className="ledger__matter">事由</View>
        <View className="ledger__points">分</View>
        <View className="ledger__balance">结余</View>
      </View>
      {rows.map((row) => (
        <Line key={row.key} row={row} onTap={onTap} />
      ))}
    </View>
  )
}

function Line({ row, onTap }: { row: LedgerLine; onTap?: (key: string) => void }) {
  const { date, kind, title, note, seq, points, balance } = row
  const [mark, word] = marks[kind]
  const below = [note, seq === undefined ? '' : `${seq} 号`].filter(Boolean).join(' · ')
  return (
    <Tap
      className="ledger__line"
      label={`${date}，${word}，${title}，${signed(points)} 分，结余 ${grouped(balance)}`}
      onTap={onTap && (() => onTap(row.key))}
    >
      <View className="ledger__date num">{date}</View>
      <View className="ledger__matter">
        <View className="ledger__title">
          <View className={cx('ledger__mark', `ledger__mark--${kind}`)}>{mark}</View>
          {title}
        </View>
        {below ? <View className="ledger__note">{below}</View> : null}
      </View>
      <View
        className={cx(
          'ledger__points num',
          points > 0 && 'ledger__points--gain',
          signed(points).length > 4 && 'ledger__points--long',
        )}
      >
        {signed(points)}
      </View>
      <View
        className={cx(
          'ledger__balance num',
          grouped(balance).length > 5 && 'ledger__balance--long',
        )}
      >
        {grouped(balance)}
      </View>
    </Tap>
  )
}

function ElderLine({ row, onTap }: { row: LedgerLine; onTap?: (key: string) => void }) {
  return (
    <Tap className="ledger__elder" onTap={onTap && (() => onTap(row.key))}>
      <View className="ledger__matter">
        <View className="ledger__title">{row.title}</View>
        <View className="ledger__note">{row.day ?? row.date}</View>
      </View>
      <View className={cx('ledger__points num', row.points > 0 && 'ledger__points--gain')}>
        {signed(row.points)}
      </View>
    </Tap>
  )
}
