import { TextField, type FieldProps } from '@/components/field'
import { secretDigits } from '@/domain/session/limits'

/** Six digits, seen while they are typed: whoever is old mistypes, and nobody stands behind. */
export function SecretField({
  value,
  onChange,
  ...field
}: FieldProps & { value: string; onChange: (value: string) => void }) {
  return (
    <TextField
      {...field}
      type="number"
      value={value}
      max={secretDigits}
      hint="六位数字。家里人登录都用它：记在心里，别写在卡上"
      onChange={(text) => onChange(text.replace(/\D/g, ''))}
    />
  )
}
