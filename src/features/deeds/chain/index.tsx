import { View } from '@tarojs/components'
import { useElder } from '@/theme/elder'
import { a11y } from '@/components/a11y'
import { Clock } from '@/components/clock'
import { cx } from '@/components/cx'
import { Seal, WordSeal } from '@/components/seal'
import { chainSteps, type ChainInput, type Step } from './steps'
import './index.scss'

export type { ChainTimes, DeedState } from './steps'

export interface ChainProps extends ChainInput {
  /** Part of the time of publicity that is left. */
  left?: number
  /** Why it was returned or withdrawn, or what the supervisor answered. */
  reason?: string
}

/** 申报 审核 公示 入账, as seals on a line; in elder mode the steps stand below each other. */
export function Chain({ left = 1, reason, ...input }: ChainProps) {
  const { elder } = useElder()
  const steps = chainSteps(input)
  return (
    <View>
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
      {reason ? <View className="chain__reason">{reason}</View> : null}
    </View>
  )
}

function Mark({ step: { mark, name, when }, left }: { step: Step; left: number }) {
  if (mark === 'empty') return <View className="chain__empty" />
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
