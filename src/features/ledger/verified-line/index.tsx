import { View } from '@tarojs/components'
import { a11y } from '@/components/a11y'
import { Button } from '@/components/button'
import { cx } from '@/components/cx'
import { Seal, WordSeal } from '@/components/seal'
import './index.scss'

export interface VerifiedLineProps {
  state: 'matches' | 'checking' | 'mismatch'
  /** 1 至 87 笔，没有被改动 */
  text: string
  /** 10.31 封账 7f3a 91c2 */
  digest?: string
  /** 去核对 */
  action?: string
  onAction?: () => void
}

const marks = {
  matches: <Seal kind="verified" size={52} tilt={-6} />,
  checking: <View className="verified__checking">核对</View>,
  mismatch: <WordSeal word="不符" size={56} tilt={-6} twice />,
}

/** Whether the books are what they were. */
export function VerifiedLine({ state, text, digest, action, onAction }: VerifiedLineProps) {
  return (
    <View className={cx('verified', `verified--${state}`)}>
      {marks[state]}
      <View className="verified__words" {...a11y({ live: 'polite' })}>
        <View className="verified__text">{text}</View>
        {digest ? <View className="verified__digest">{digest}</View> : null}
      </View>
      {action ? <Button onTap={onAction}>{action}</Button> : null}
    </View>
  )
}
