import type { ReactNode } from 'react'
import { Button as NativeButton, View, type ButtonProps as NativeProps } from '@tarojs/components'
import { cx } from '../cx'
import { Icon, type IconName } from '../icon'
import { Tap } from '../tap'
import './index.scss'

export interface ButtonProps {
  /** primary: filled, one a screen. line: red outline. plain: grey outline. objection: indigo outline. */
  kind?: 'primary' | 'line' | 'plain' | 'objection'
  wide?: boolean
  /** 正在送…; keeps its size and cannot be pressed. */
  busy?: boolean
  /** Cannot be pressed, and says why in place of its label: 与您同户，须由他人审. */
  reason?: string
  icon?: IconName
  /** Name for a screen reader where the label is not enough among many. */
  label?: string
  /** WeChat's own abilities, such as getPhoneNumber and share; they answer through onOpen. */
  openType?: NativeProps['openType']
  onOpen?: NativeProps['onGetPhoneNumber']
  onTap?: () => void
  children?: ReactNode
}

export function Button(props: ButtonProps) {
  const {
    kind = 'plain',
    wide,
    busy,
    reason,
    icon,
    label,
    openType,
    onOpen,
    onTap,
    children,
  } = props
  const className = cx(
    'btn',
    `btn--${kind}`,
    wide && 'btn--wide',
    busy && 'btn--busy',
    reason && 'btn--off',
  )
  const content = reason ? (
    <View>{reason}</View>
  ) : (
    <>
      {icon ? <Icon name={icon} /> : null}
      <View className="btn__label">{children}</View>
      {busy ? <View className="btn__busy">正在送…</View> : null}
    </>
  )
  if (openType && !reason && !busy) {
    return (
      <NativeButton
        className={className}
        openType={openType}
        onGetPhoneNumber={onOpen}
        onClick={onTap}
      >
        {content}
      </NativeButton>
    )
  }
  return (
    <Tap
      className={className}
      label={reason ? undefined : label}
      disabled={Boolean(busy || reason || !onTap)}
      busy={busy}
      onTap={onTap}
    >
      {content}
    </Tap>
  )
}
