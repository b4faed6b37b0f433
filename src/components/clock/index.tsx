import { View } from '@tarojs/components'
import { a11y } from '../a11y'
import { Seal, type SealKind } from '../seal'
import './index.scss'

const ticks = 24
const degrees = 360 / ticks

export interface ClockProps {
  /** Part of the time of publicity that is left, 1 to 0. */
  left: number
  /** frozen: an objection is open. done: ran out, posted. */
  state?: 'running' | 'frozen' | 'done'
  size?: number
  /** Two characters in place of the seal, where it is not a publicity: 申诉. */
  word?: string
  /** Says in words what the ring shows: 公示中，还剩 1 天 6 小时. */
  label: string
}

const seals: Record<NonNullable<ClockProps['state']>, SealKind> = {
  running: 'publicity',
  frozen: 'objection',
  done: 'posted',
}

/** The time of publicity as 24 ticks round its seal; what is gone is filled. */
export function Clock({ left, state = 'running', size = 64, word, label }: ClockProps) {
  const filled = filledTicks(state === 'done' ? 0 : left)
  const colour = state === 'frozen' ? 'var(--c-indigo)' : 'var(--c-vermilion)'
  const end = filled * degrees
  return (
    <View className="clock" style={{ fontSize: `${size}px` }} {...a11y({ role: 'img', label })}>
      <View
        className="clock__ring"
        style={{
          backgroundImage: `conic-gradient(from ${-degrees / 2}deg, ${colour} ${end}deg, var(--c-rule) ${end}deg)`,
        }}
      />
      {word ? (
        <View className="clock__word">{word}</View>
      ) : (
        <View className="clock__seal">
          <Seal kind={seals[state]} size="inherit" label={false} />
        </View>
      )}
    </View>
  )
}

/** A tick is filled once any of it is gone; the last one only when all is over. */
export function filledTicks(left: number): number {
  if (left <= 0) return ticks
  return Math.min(ticks - 1, Math.max(0, Math.ceil((1 - left) * ticks)))
}
