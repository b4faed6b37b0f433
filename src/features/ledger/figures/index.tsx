import { View } from '@tarojs/components'
import { useElder } from '@/theme/elder'
import { a11y } from '@/components/a11y'
import { cx } from '@/components/cx'
import { Calyx } from '@/components/honour-title'
import { grouped } from '@/components/numbers'
import './index.scss'

export interface FiguresProps {
  /** null while it loads: a ruled blank of the same height. */
  spendable: number | null
  honour: number | null
}

/** The two figures of an account: what is there now, and what is only ever added to. */
export function Figures({ spendable, honour }: FiguresProps) {
  const { elder } = useElder()
  return (
    <View className="figures">
      <View className="figure">
        <View className="figure__label">{elder ? '现在有' : '积分结余'}</View>
        <Numeral value={spendable} />
      </View>
      <View className="figure figure--honour">
        <View className="figure__label figure__label--gold">
          {elder ? null : <Calyx />}
          <View>荣誉积分</View>
        </View>
        <Numeral value={honour} />
      </View>
    </View>
  )
}

/** Keeps the line's height. */
const blank = '\u00a0'

function Numeral({ value }: { value: number | null }) {
  return (
    <View
      className={cx('figure__number', value === null && 'figure__number--blank')}
      {...(value === null ? a11y({ role: 'status', label: '正在读' }) : {})}
    >
      {value === null ? blank : grouped(value)}
    </View>
  )
}
