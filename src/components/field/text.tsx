import { Input, TextArea as NutTextArea } from '@nutui/nutui-react-taro'
import { View } from '@tarojs/components'
import { Field, type Described, type FieldProps } from './field'
import { nativeInput, useNativeArea } from './native'
import { useTyping } from './typing'

/** Longest text where nobody says otherwise. */
const usualMax = 100
/** Room for what is pasted, where it is not cut. */
const pastedMax = 2000
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
  /** Enter, or 完成 on the phone's keyboard. */
  onEnter?: () => void
}

const keyboards = {
  text: 'text',
  number: 'numeric',
  digit: 'decimal',
  idcard: 'text',
  nickname: 'text',
} as const

export function TextField(props: TextFieldProps) {
  const {
    value,
    onChange,
    placeholder,
    type = 'text',
    max = usualMax,
    disabled,
    onEnter,
    ...field
  } = props
  const weapp = process.env.TARO_ENV === 'weapp'
  useTyping(value)
  return (
    <Field {...field}>
      {(described) => (
        <Input
          className="field__input"
          type={weapp ? type : 'text'}
          value={value}
          maxLength={max}
          placeholder={(weapp ? placeholder : undefined) ?? ''}
          disabled={disabled}
          onChange={onChange}
          {...(onEnter ? { onConfirm: onEnter } : {})}
          {...(weapp
            ? { ariaLabel: field.label }
            : nativeInput(
                { ...described, placeholder, inputMode: keyboards[type] },
                value,
                onChange,
              ))}
        />
      )}
    </Field>
  )
}

export interface TextAreaProps extends FieldProps {
  value: string
  onChange: (value: string) => void
  placeholder?: string
  max?: number
  /** What is too long is counted and not cut; the form refuses it. */
  uncut?: boolean
}

/** Several lines; counts the characters once few are left. */
export function TextArea({
  value,
  onChange,
  placeholder,
  max = usualMax,
  uncut,
  ...field
}: TextAreaProps) {
  const left = max - value.length
  useTyping(value)
  return (
    <Field {...field}>
      {(described) => (
        <>
          <Area
            label={field.label}
            described={described}
            value={value}
            max={uncut ? pastedMax : max}
            placeholder={placeholder}
            onChange={onChange}
          />
          {left <= countBelow ? (
            <View className="field__count">
              {left < 0 ? `多了 ${-left} 字，请删短些` : `还能写 ${left} 字`}
            </View>
          ) : null}
        </>
      )}
    </Field>
  )
}

type AreaProps = TextAreaProps & { described: Described }

function Area({ label, described, value, max, placeholder, onChange }: AreaProps) {
  const weapp = process.env.TARO_ENV === 'weapp'
  const area = useNativeArea({ ...described, placeholder }, value, onChange)
  return (
    <NutTextArea
      ref={area}
      className="field__input field__input--area"
      value={value}
      maxLength={max}
      rows={4}
      placeholder={(weapp ? placeholder : undefined) ?? ''}
      onChange={onChange}
      {...(weapp ? { ariaLabel: label, disableDefaultPadding: true } : {})}
    />
  )
}
