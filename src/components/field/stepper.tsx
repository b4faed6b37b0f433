import { View } from '@tarojs/components'
import { a11y } from '../a11y'
import { Icon } from '../icon'
import { Tap } from '../tap'
import { Field, type FieldProps } from './field'
import './index.scss'

export interface NumberStepsProps {
  /** Names the buttons: 分值 → 分值减一. */
  label: string
  value: number
  min?: number
  max?: number
  step?: number
  unit?: string
  onChange: (value: number) => void
}

/** A number with less and more; at an end the button says so by its dashed edge. */
export function NumberSteps({
  label,
  value,
  min = 0,
  max = 9999,
  step = 1,
  unit = '',
  onChange,
}: NumberStepsProps) {
  const to = (next: number) => onChange(Math.min(max, Math.max(min, next)))
  return (
    <View className="steps" {...a11y({ role: 'group', label })}>
      <Tap
        className="steps__button"
        label={`${label}，减少`}
        disabled={value <= min}
        onTap={() => to(value - step)}
      >
        <Icon name="minus" size={20} />
      </Tap>
      <View className="steps__value" {...a11y({ live: 'polite' })}>
        <View className="num">{value}</View>
        {unit ? <View className="steps__unit">{unit}</View> : null}
      </View>
      <Tap
        className="steps__button"
        label={`${label}，增加`}
        disabled={value >= max}
        onTap={() => to(value + step)}
      >
        <Icon name="plus" size={20} />
      </Tap>
    </View>
  )
}

export function Stepper({ hint, error, optional, ...steps }: NumberStepsProps & FieldProps) {
  return (
    <Field label={steps.label} hint={hint} error={error} optional={optional}>
      <NumberSteps {...steps} />
    </Field>
  )
}
