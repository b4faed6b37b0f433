import type { CSSProperties, ReactNode } from 'react'
import { View, type ITouchEvent } from '@tarojs/components'
import { a11y } from '../a11y'
import { cx } from '../cx'
import './index.scss'

export interface TapProps {
  /** Without it (and not disabled) the part is plain: no role, no focus. */
  onTap?: () => void
  /** Name for a screen reader where the words inside are not enough. */
  label?: string
  role?: 'button' | 'link' | 'tab' | 'radio' | 'checkbox'
  /** For tab, radio and checkbox. */
  selected?: boolean
  pressed?: boolean
  expanded?: boolean
  disabled?: boolean
  busy?: boolean
  /** Keeps the tap from the part around this one. */
  stop?: boolean
  className?: string
  style?: CSSProperties
  id?: string
  children?: ReactNode
}

/** Whatever can be tapped: one name, one role, Enter and Space on the web, the pressed look. */
export function Tap(props: TapProps) {
  const { onTap, disabled, stop, className, style, id, children } = props
  // An absent id would stand in the document as "undefined".
  const named = id ? { id } : {}
  if (!onTap && !disabled) {
    return (
      <View {...named} className={className} style={style}>
        {children}
      </View>
    )
  }
  const tap = (event: Pick<ITouchEvent, 'stopPropagation'>) => {
    if (stop) event.stopPropagation()
    if (!disabled) onTap?.()
  }
  return (
    <View
      {...named}
      className={cx('tap', disabled && 'tap--off', className)}
      style={style}
      hoverClass={disabled ? 'none' : 'tap--down'}
      {...(stop ? { hoverStopPropagation: true } : {})}
      onClick={tap}
      {...spoken(props)}
      {...keys(tap, disabled)}
    >
      {children}
    </View>
  )
}

/** What a screen reader is told of something that can be tapped. */
export function spoken({
  role = 'button',
  label,
  selected,
  pressed,
  expanded,
  disabled,
  busy,
}: TapProps) {
  const checks = role === 'radio' || role === 'checkbox'
  return a11y({
    role,
    label,
    selected: role === 'tab' ? (selected ?? false) : undefined,
    checked: checks ? (selected ?? false) : undefined,
    pressed,
    expanded,
    disabled,
    busy,
  })
}

/** The web's keyboard; the phone has none. */
export function keys(tap: (event: KeyboardEvent) => void, disabled?: boolean): object {
  if (process.env.TARO_ENV === 'weapp') return {}
  const press = (event: KeyboardEvent) => {
    if (event.target !== event.currentTarget || (event.key !== 'Enter' && event.key !== ' ')) return
    event.preventDefault()
    tap(event)
  }
  return { tabIndex: disabled ? -1 : 0, onKeyDown: press }
}
