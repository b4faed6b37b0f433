import { TextField, type FieldProps, type TextFieldProps } from '@/components/field'
import { secretDigits } from '@/domain/session/limits'

/** What is pasted may have words and blanks around the digits. */
const pastedMax = 20

/** Six digits, seen while they are typed: whoever is old mistypes, and nobody stands behind. */
export function SecretField({
  value,
  onChange,
  ...field
}: FieldProps & Pick<TextFieldProps, 'value' | 'onChange' | 'onEnter'>) {
  return (
    <TextField
      {...field}
      type="number"
      value={value}
      max={pastedMax}
      hint="六位数字。家里人登录都用它：记在心里，别写在卡上"
      onChange={(text) => onChange(text.replace(/\D/g, '').slice(0, secretDigits))}
    />
  )
}
