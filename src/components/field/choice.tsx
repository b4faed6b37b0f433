import { View } from '@tarojs/components'
import { a11y } from '../a11y'
import { cx } from '../cx'
import { Icon } from '../icon'
import { Tap } from '../tap'
import { Field, type FieldProps } from './field'

export interface Option {
  value: string
  label: string
  note?: string
  /** Cannot be chosen, and why. */
  off?: string
}

export interface ChoiceProps extends FieldProps {
  options: Option[]
  value: string | null
  onChange: (value: string) => void
}

/** One of a few, all in view. */
export function Choice({ options, value, onChange, ...field }: ChoiceProps) {
  return (
    <Field {...field}>
      <View className="choice" {...a11y({ role: 'radiogroup', label: field.label })}>
        {options.map((option) => (
          <Row
            key={option.value}
            option={option}
            role="radio"
            on={option.value === value}
            onTap={() => onChange(option.value)}
          />
        ))}
      </View>
    </Field>
  )
}

export interface MultiChoiceProps extends FieldProps {
  options: Option[]
  value: string[]
  onChange: (value: string[]) => void
}

/** Any of a few. */
export function MultiChoice({ options, value, onChange, ...field }: MultiChoiceProps) {
  const toggle = (key: string) =>
    onChange(value.includes(key) ? value.filter((kept) => kept !== key) : [...value, key])
  return (
    <Field {...field}>
      <View className="choice" {...a11y({ role: 'group', label: field.label })}>
        {options.map((option) => (
          <Row
            key={option.value}
            option={option}
            role="checkbox"
            on={value.includes(option.value)}
            onTap={() => toggle(option.value)}
          />
        ))}
      </View>
    </Field>
  )
}

interface RowProps {
  option: Option
  role: 'radio' | 'checkbox'
  on: boolean
  onTap: () => void
}

function Row({ option: { label, note, off }, role, on, onTap }: RowProps) {
  return (
    <Tap
      className={cx('choice__row', on && 'choice__row--on', off && 'choice__row--off')}
      role={role}
      selected={on}
      disabled={Boolean(off)}
      label={on && process.env.TARO_ENV === 'weapp' ? `${label}，已选` : undefined}
      onTap={onTap}
    >
      <View className={`choice__box choice__box--${role}`}>
        {on ? <Icon name="check" size={18} /> : null}
      </View>
      <View className="choice__words">
        <View>{label}</View>
        {off || note ? <View className="choice__note">{off ?? note}</View> : null}
      </View>
    </Tap>
  )
}
