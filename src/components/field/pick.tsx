import { Picker, View } from '@tarojs/components'
import { a11y } from '../a11y'
import { Icon } from '../icon'
import { Field, type FieldProps } from './field'
import './index.scss'

export interface PickFieldProps extends FieldProps {
  options: { value: string; label: string }[]
  value: string | null
  onChange: (value: string) => void
  placeholder?: string
}

/** One of many: the phone's own picker, on the web the browser's. */
export function PickField({
  options,
  value,
  onChange,
  placeholder = '请选择',
  ...field
}: PickFieldProps) {
  const chosen = options.findIndex((option) => option.value === value)
  return (
    <Field {...field}>
      {(described) =>
        process.env.TARO_ENV === 'weapp' ? (
          <Picker
            mode="selector"
            range={options.map(({ label }) => label)}
            value={Math.max(0, chosen)}
            onChange={(event) => {
              const option = options[Number(event.detail.value)]
              if (option) onChange(option.value)
            }}
          >
            <Shown label={field.label} text={options[chosen]?.label} placeholder={placeholder} />
          </Picker>
        ) : (
          <View className="field__select">
            <select
              {...described}
              className="field__input"
              value={value ?? ''}
              onChange={(event) => onChange(event.target.value)}
            >
              <option value="" disabled>
                {placeholder}
              </option>
              {options.map((option) => (
                <option key={option.value} value={option.value}>
                  {option.label}
                </option>
              ))}
            </select>
            <Icon name="down" size={20} />
          </View>
        )
      }
    </Field>
  )
}

export interface DateFieldProps extends FieldProps {
  /** 2026-11-12 */
  value: string | null
  min?: string
  max?: string
  onChange: (day: string) => void
}

export function DateField({ value, min, max, onChange, ...field }: DateFieldProps) {
  return (
    <Field {...field}>
      {(described) =>
        process.env.TARO_ENV === 'weapp' ? (
          <Picker
            mode="date"
            value={value ?? max ?? min ?? ''}
            start={min}
            end={max}
            onChange={(event) => onChange(event.detail.value)}
          >
            <Shown
              label={field.label}
              text={value ? dayInWords(value) : undefined}
              placeholder="请选择日期"
            />
          </Picker>
        ) : (
          <input
            {...described}
            className="field__input"
            type="date"
            value={value ?? ''}
            min={min}
            max={max}
            onChange={(event) => onChange(event.target.value)}
          />
        )
      }
    </Field>
  )
}

export interface TimeFieldProps extends FieldProps {
  /** 08:30 */
  value: string
  onChange: (time: string) => void
}

export function TimeField({ value, onChange, ...field }: TimeFieldProps) {
  return (
    <Field {...field}>
      {(described) =>
        process.env.TARO_ENV === 'weapp' ? (
          <Picker mode="time" value={value} onChange={(event) => onChange(event.detail.value)}>
            <Shown label={field.label} text={value} placeholder="请选择时间" />
          </Picker>
        ) : (
          <input
            {...described}
            className="field__input"
            type="time"
            value={value}
            onChange={(event) => onChange(event.target.value)}
          />
        )
      }
    </Field>
  )
}

/** 2026-11-02 → 2026 年 11 月 2 日 */
export function dayInWords(day: string): string {
  const [year, month, date] = day.split('-').map(Number)
  return `${year} 年 ${month} 月 ${date} 日`
}

function Shown({
  label,
  text,
  placeholder,
}: {
  label: string
  text?: string
  placeholder: string
}) {
  return (
    <View
      className="field__input field__input--pick"
      {...a11y({ role: 'button', label: `${label}，${text ?? placeholder}` })}
    >
      <View className={text ? 'field__picked' : 'field__picked field__placeholder'}>
        {text ?? placeholder}
      </View>
      <Icon name="down" size={20} />
    </View>
  )
}
