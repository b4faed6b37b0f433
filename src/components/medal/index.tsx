import { View } from '@tarojs/components'
import { a11y } from '../a11y'
import './index.scss'

const words = { 1: '第一', 2: '第二', 3: '第三' } as const

/** Place by number, petals (12, 8, 6) and metal. Size: width in px. */
export function Medal({ place, size = 58 }: { place: 1 | 2 | 3; size?: number }) {
  return (
    <View
      className={`medal medal--${place}`}
      style={{ fontSize: `${size}px` }}
      {...a11y({ role: 'img', label: words[place] })}
    />
  )
}
