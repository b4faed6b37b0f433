import { View } from '@tarojs/components'
import { a11y } from '../a11y'
import './index.scss'

export type IconName =
  | 'back'
  | 'next'
  | 'down'
  | 'speaker'
  | 'stop'
  | 'larger'
  | 'code'
  | 'save'
  | 'print'
  | 'share'
  | 'check'
  | 'plus'
  | 'minus'
  | 'close'
  | 'photo'
  | 'search'
  | 'calendar'
  | 'again'
  | 'mail'
  | 'paper'
  | 'place'
  | 'about'

/** A line icon in the colour of the text around it; the words beside it name it. Size in em of that text unless given in px. */
export function Icon({ name, size }: { name: IconName; size?: number }) {
  return (
    <View
      className={`icon icon--${name}`}
      style={size ? { width: `${size}px`, height: `${size}px` } : undefined}
      {...a11y({ hidden: true })}
    />
  )
}
