import { Input, Textarea, View } from '@tarojs/components'
import { Field, type FieldProps } from './field'

/** Longest text where nobody says otherwise. */
const usualMax = 100
/** Characters left from which they are counted. */
const countBelow = 20

export interface TextFieldProps extends FieldProps {
  value: string
  onChange: (value: string) => void
  placeholder?: string
  /** nickname: WeChat offers the own nickname. */
  type?: 'text' | 'number' | 'digit' | 'idcard' | 'nickname'
  max?: number
  disabled?: boolean
}

const keyboards = {
  text: 'text',
  number: 'numeric',
  digit: 'decimal',
  idcard: 'text',
  nickname: 'text',
} as const

export function TextField(props: TextFieldProps) {
  const { value, onChange, placeholder, type = 'text', max = usualMax, disabled, ...field } = props
  return (
    <Field {...field}>
      {(described) =>
        process.env.TARO_ENV === 'weapp' ? (
          <Input
            className="field__input"
            placeholderClass="field__placeholder"
            ariaLabel={field.label}
            type={type}
            value={value}
            maxlength={max}
            placeholder={placeholder}
            disabled={disabled}
            onInput={(event) => onChange(event.detail.value)}
          />
        ) : (
          <input
            {...described}
            className="field__input"
            type="text"
            inputMode={keyboards[type]}
            value={value}
            maxLength={max}
            placeholder={placeholder}
            disabled={disabled}
            onChange={(event) => onChange(event.target.value)}
          />
        )
      }
    </Field>
  )
}

export interface TextAreaProps extends FieldProps {
  value: string
  onChange: (value: string) => void
  placeholder?: string
  max?: number
}

/** Several lines; counts the characters once few are left. */
export function TextArea({
  value,
  onChange,
  placeholder,
  max = usualMax,
  ...field
}: TextAreaProps) {
  const left = max - value.length
  return (
    <Field {...field}>
      {(described) => (
        <>
          {process.env.TARO_ENV === 'weapp' ? (
            <Textarea
              className="field__input field__input--area"
              placeholderClass="field__placeholder"
              ariaLabel={field.label}
              value={value}
              maxlength={max}
              placeholder={placeholder}
              disableDefaultPadding
              onInput={(event) => onChange(event.detail.value)}
            />
          ) : (
            <textarea
              {...described}
              className="field__input field__input--area"
              rows={4}
              value={value}
              maxLength={max}
              placeholder={placeholder}
              onChange={(event) => onChange(event.target.value)}
            />
          )}
          {left <= countBelow ? <View className="field__count">{`还能写 ${left} 字`}</View> : null}
        </>
      )}
    </Field>
  )
}
