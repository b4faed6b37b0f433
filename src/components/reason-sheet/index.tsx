import { useState } from 'react'
import { View } from '@tarojs/components'
import { Button, type ButtonProps } from '../button'
import { TextArea } from '../field'
import { Sheet } from '../sheet'

export interface ReasonSheetProps {
  open: boolean
  title: string
  /** What comes of it and who reads it. */
  note: string
  /** What is written: 异议内容. */
  label: string
  placeholder: string
  send: string
  kind?: ButtonProps['kind']
  busy?: boolean
  onClose: () => void
  onSend: (text: string) => void
}

const max = 300

/** A step that is never taken without saying why. Closed by mistake, it keeps what was written. */
export function ReasonSheet(props: ReasonSheetProps) {
  const { open, title, note, label, placeholder, send, kind = 'primary', busy, onClose } = props
  const [text, setText] = useState('')
  const [error, setError] = useState<string>()
  const trySend = () => {
    const words = text.trim()
    if (words.length < 2) return setError(`请写明${label}，至少 2 个字`)
    setError(undefined)
    return props.onSend(words)
  }
  return (
    <Sheet
      open={open}
      title={title}
      onClose={onClose}
      foot={
        <Button kind={kind} wide busy={busy} onTap={trySend}>
          {send}
        </Button>
      }
    >
      <View className="pad ink-2 t-md">{note}</View>
      <TextArea
        label={label}
        value={text}
        max={max}
        placeholder={placeholder}
        error={error}
        onChange={setText}
      />
    </Sheet>
  )
}
