import { useId, type ReactNode } from 'react'
import { View } from '@tarojs/components'
import { a11y } from '../a11y'

export interface FieldProps {
  label: string
  hint?: string
  error?: string
  /** Says 选填 beside the label: what is not marked is needed. */
  optional?: boolean
}

/** What an input on the web needs to be named and described. */
export interface Described {
  id: string
  'aria-describedby'?: string
  'aria-invalid'?: 'true'
}

/** Label, the input, a hint, and what is wrong. */
export function Field({
  label,
  hint,
  error,
  optional,
  children,
}: FieldProps & { children: ReactNode | ((described: Described) => ReactNode) }) {
  const id = useId()
  const told = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ')
  return (
    <View className={error ? 'field field--wrong' : 'field'}>
      <View className="field__label">
        <Label id={id}>{label}</Label>
        {optional ? <View className="field__optional">选填</View> : null}
      </View>
      {typeof children === 'function'
        ? children({
            id,
            'aria-describedby': told || undefined,
            'aria-invalid': error ? 'true' : undefined,
          })
        : children}
      {hint ? (
        <View className="field__hint" id={`${id}-hint`}>
          {hint}
        </View>
      ) : null}
      {error ? (
        <View className="field__error" id={`${id}-error`} {...a11y({ role: 'alert' })}>
          {error}
        </View>
      ) : null}
    </View>
  )
}

function Label({ id, children }: { id: string; children: string }) {
  return process.env.TARO_ENV === 'weapp' ? (
    <View>{children}</View>
  ) : (
    <label htmlFor={id}>{children}</label>
  )
}
