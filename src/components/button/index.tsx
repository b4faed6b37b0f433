import type { ReactNode } from 'react'
import { Button as NutButton } from '@nutui/nutui-react-taro'
import { View, type ButtonProps as NativeProps } from '@tarojs/components'
import { cx } from '../cx'
import { Icon, type IconName } from '../icon'
import { keys, spoken } from '../tap'
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
  /** WeChat looks for the tapped button of a consent by it. */
  id?: string
  /** WeChat's own abilities, such as getPhoneNumber and share; they answer through onOpen. */
  openType?: NativeProps['openType']
  onOpen?: NativeProps['onGetPhoneNumber']
  onTap?: () => void
  children?: ReactNode
}

/** NutUI's button with our look: its wrapping and its ways into WeChat; the colours are all in index.scss. */
export function Button(props: ButtonProps) {
  const { id, kind = 'plain', wide, busy, reason, icon, label, openType, onOpen, onTap } = props
  const idle = onTap === undefined && openType === undefined
  const disabled = Boolean(busy || reason || idle)
  const tap = () => {
    if (!disabled) onTap?.()
  }
  return (
    <NutButton
      className={cx(
        'btn',
        `btn--${kind}`,
        wide && 'btn--wide',
        busy && 'btn--busy',
        reason && 'btn--off',
        disabled && 'btn--still',
      )}
      block={wide}
      disabled={disabled}
      icon={icon && !reason ? <Icon name={icon} /> : undefined}
      hoverClass={disabled ? 'none' : 'tap--down'}
      {...(id === undefined ? {} : { id })}
      {...(openType && !disabled ? { openType, ...answering(openType, onOpen) } : {})}
      onClick={tap}
      {...spoken({ label: reason ? undefined : label, disabled, busy })}
      {...keys(tap, disabled)}
    >
      {reason ? (
        reason
      ) : (
        <>
          <View className="btn__label">{props.children}</View>
          {busy ? <View className="btn__busy">正在送…</View> : null}
        </>
      )}
    </NutButton>
  )
}

/** Each ability answers by an event of its own. */
function answering(openType: ButtonProps['openType'], onOpen: ButtonProps['onOpen']) {
  switch (openType) {
    case 'chooseAvatar':
      return { onChooseAvatar: onOpen }
    case 'agreePrivacyAuthorization':
      return { onAgreePrivacyAuthorization: onOpen }
    default:
      return { onGetPhoneNumber: onOpen }
  }
}
