import { View } from '@tarojs/components'
import { useElder } from '@/theme/elder'
import { heading } from '@/components/a11y'
import { Bamboo, bambooWords } from '@/components/bamboo'
import { Button } from '@/components/button'
import { cx } from '@/components/cx'
import { Phrases } from '@/components/phrases'
import { Seal } from '@/components/seal'
import { Tap } from '@/components/tap'
import './index.scss'

export interface GoalRowProps {
  /** 种养, 上学: two characters */
  kind: string
  goal: string
  /** 周立春户 · 二组 */
  who: string
  steps: number
  done: number
  cheers: number
  cheered?: boolean
  busy?: boolean
  onTap?: () => void
  /** Without it the number stands alone: own goal, visitor. */
  onCheer?: () => void
}

/** A goal on the aspiration board: kind, goal, bamboo, and the seal that cheers. */
export function GoalRow(props: GoalRowProps) {
  const { elder } = useElder()
  return elder ? <ElderGoal {...props} /> : <Goal {...props} />
}

function Goal({
  kind,
  goal,
  who,
  steps,
  done,
  cheers,
  cheered,
  busy,
  onTap,
  onCheer,
}: GoalRowProps) {
  // Nobody yet, and nobody here who could: no number.
  const silent = cheers === 0 && !onCheer && !cheered
  return (
    <View className="goal">
      <View className="goal__kind">{kind}</View>
      <Tap className="goal__body" onTap={onTap}>
        <View className="goal__goal" {...heading(3)}>
          <Phrases text={goal} />
        </View>
        <Bamboo steps={steps} done={done} words />
        <View className="goal__who">{who}</View>
      </Tap>
      {silent ? null : (
        <Tap
          className={cx('cheer', cheered && 'cheer--on', !cheered && !onCheer && 'cheer--still')}
          label={cheerWords(cheers, cheered, goal)}
          pressed={onCheer || cheered ? Boolean(cheered) : undefined}
          disabled={Boolean(cheered) || busy}
          onTap={onCheer}
        >
          {cheered || onCheer ? (
            <View className="cheer__word">{cheered ? '已加' : '加油'}</View>
          ) : null}
          <View className="cheer__count">{`${cheers} 人`}</View>
        </Tap>
      )}
    </View>
  )
}

function cheerWords(cheers: number, cheered: boolean | undefined, goal: string): string {
  return cheered ? `已加油，${cheers} 人，${goal}` : `加油，${cheers} 人，${goal}`
}

function ElderGoal({
  goal,
  who,
  steps,
  done,
  cheers,
  cheered,
  busy,
  onTap,
  onCheer,
}: GoalRowProps) {
  return (
    <View className="goal">
      <Tap onTap={onTap}>
        <View className="goal__goal" {...heading(3)}>
          <Phrases text={goal} />
        </View>
        <View className="goal__who">{`${who.split(' · ')[0]} · ${bambooWords(steps, done)}`}</View>
        <Bamboo steps={steps} done={done} />
      </Tap>
      {cheered ? (
        <View className="goal__cheered">{`已加油 · ${cheers} 人`}</View>
      ) : onCheer ? (
        <Button
          kind="line"
          wide
          busy={busy}
          onTap={onCheer}
          label={cheerWords(cheers, cheered, goal)}
        >
          {`加油 · ${cheers} 人`}
        </Button>
      ) : cheers > 0 ? (
        <View className="goal__who">{`${cheers} 人加油`}</View>
      ) : null}
    </View>
  )
}

/** A goal that was reached: the seal stands beside the words. */
export function ReachedRow({
  who,
  text,
  when,
  onTap,
}: {
  who: string
  text: string
  when?: string
  onTap?: () => void
}) {
  return (
    <Tap className="reached" onTap={onTap}>
      <Seal kind="reached" size={50} tilt={-5} />
      <View className="reached__words">
        <View className="reached__who">{who}</View>
        <View className="reached__text">
          <Phrases text={text} />
        </View>
        {when ? <View className="ink-3 t-xs">{when}</View> : null}
      </View>
    </Tap>
  )
}
