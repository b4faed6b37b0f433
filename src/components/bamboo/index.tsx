import { View } from '@tarojs/components'
import { a11y } from '../a11y'
import { cx } from '../cx'
import './index.scss'

/** A goal's progress as lying bamboo: one node a step, a leaf where it stands. Words come with it. */
export function Bamboo({
  steps,
  done,
  words = false,
}: {
  steps: number
  done: number
  words?: boolean
}) {
  const said = bambooWords(steps, done)
  const nodes = Array.from({ length: steps }, (_, i) => (
    <View key={i} className={cx('bamboo__node', i < done && 'bamboo__node--done')} />
  ))
  nodes.splice(done, 0, <View key="leaf" className="bamboo__leaf" />)
  return (
    <>
      <View
        className="bamboo"
        {...(words ? a11y({ hidden: true }) : a11y({ role: 'img', label: said }))}
      >
        {nodes}
      </View>
      {words ? <View className="bamboo__words">{said}</View> : null}
    </>
  )
}

export function bambooWords(steps: number, done: number): string {
  if (done <= 0) return `刚立下，共 ${steps} 节`
  if (done >= steps) return `达成，共 ${steps} 节`
  return `第 ${done} 节，共 ${steps} 节`
}
