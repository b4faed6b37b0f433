import { View } from '@tarojs/components'
import { useElder } from '@/theme/elder'
import { a11y } from '@/components/a11y'
import { Clock } from '@/components/clock'
import { cx } from '@/components/cx'
import { Seal, WordSeal } from '@/components/seal'
import { chainSteps, type ChainInput, type AnyStep } from './steps'
import './index.scss'

export type { ChainTimes, DeedState } from './steps'

export interface ChainProps extends ChainInput {
  /** Part of the time of publicity that is left. */
  left?: number
  /** Why it was returned or withdrawn, or what the supervisor answered. */
  reason?: string
}

/** 申报 审核 公示 入账, and why it ended early. */
export function Chain({ left = 1, reason, ...input }: ChainProps) {
  return (
    <View>
      <Steps steps={chainSteps(input)} left={left} />
      {reason ? <View className="chain__reason">{reason}</View> : null}
    </View>
  )
}

/** Seals on a line; in elder mode the steps stand below each other. */
export function Steps({ steps, left = 1 }: { steps: readonly AnyStep[]; left?: number }) {
  const { elder } = useElder()
  return (
    <View
      className={cx('chain', elder && 'chain--down')}
      {...a11y({ role: 'list', label: '办理进度' })}
    >
      {steps.map((step) => (
        <View
          key={step.name}
          className={cx('chain__step', `chain__step--${step.tone}`)}
          {...a11y({ role: 'listitem' })}
        >
          <View className="chain__mark">
            <Mark step={step} left={left} />
          </View>
          <View className="chain__words">
            <View className="chain__name">{step.name}</View>
            {step.when ? <View className="chain__when">{step.when}</View> : null}
          </View>
        </View>
      ))}
    </View>
  )
}

function Mark({ step: { mark, name, when }, left }: { step: AnyStep; left: number }) {
  if (mark === 'empty') return <View className="chain__empty" />
  if (mark === 'answered') return <View className="answered" />
  if ('clock' in mark) {
    return (
      <Clock
        left={left}
        state={mark.clock}
        word={mark.word}
        size={62}
        label={[name, when].filter(Boolean).join('，')}
      />
    )
  }
  if ('word' in mark) return <WordSeal word={mark.word} />
  return <Seal kind={mark.seal} size={46} label={false} />
}
