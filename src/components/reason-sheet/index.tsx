import { useState } from 'react'
import { View } from '@tarojs/components'
import { Button, type ButtonProps } from '../button'
import { TextArea } from '../field'
import { RestoredLine, type RestoredLineProps } from '../restored-line'
import { Sheet } from '../sheet'
import { Tap } from '../tap'
import './index.scss'

export interface ReasonSheetProps {
  open: boolean
  title: string
  /** What comes of it and who reads it. */
  note: string
  /** What is written: 异议内容. */
  label: string
  placeholder: string
  /** In characters. */
  length: { readonly min: number; readonly max: number }
  /** What is said most often, for one tap. */
  quick?: readonly string[]
  send: string
  kind?: ButtonProps['kind']
  busy?: boolean
  /** Holds what was written; whoever opens the sheet says how long. */
  draft: ReasonText
  onClose: () => void
  /** Answers with what has to be put right in the text, if anything. */
  onSend: (text: string) => Promise<string | undefined>
}

const textId = 'reason-text'

interface ReasonText {
  readonly value: { readonly text: string }
  readonly set: (part: { readonly text: string }) => void
  readonly restored: RestoredLineProps['restored']
  readonly startOver: () => void
}

/** A step that is never taken without saying why. */
export function ReasonSheet(props: ReasonSheetProps) {
  const { open, title, note, label, placeholder, length, quick, send, busy, draft, onClose } = props
  const { text } = draft.value
  const [error, setError] = useState<string>()
  const write = (words: string) => {
    draft.set({ text: words })
    setError(undefined)
  }
  const trySend = async () => {
    const words = text.trim()
    const short = words.length < length.min
    setError(short ? `请写明${label}，至少 ${length.min} 个字` : await props.onSend(words))
  }
  return (
    <Sheet
      open={open}
      title={title}
      onClose={onClose}
      wrong={error === undefined ? undefined : textId}
      foot={
        <Button kind={props.kind ?? 'primary'} wide busy={busy} onTap={() => void trySend()}>
          {send}
        </Button>
      }
    >
      <RestoredLine restored={draft.restored} onStartOver={draft.startOver} />
      <View className="pad ink-2 t-md">{note}</View>
      {quick ? <Quick texts={quick} chosen={text} onChoose={write} /> : null}
      <View id={textId}>
        <TextArea
          label={label}
          value={text}
          max={length.max}
          placeholder={placeholder}
          error={error}
          onChange={write}
        />
      </View>
    </Sheet>
  )
}

function Quick({
  texts,
  chosen,
  onChoose,
}: {
  texts: readonly string[]
  chosen: string
  onChoose: (text: string) => void
}) {
  return (
    <View className="reason-sheet__quick">
      {texts.map((text) => {
        const on = text === chosen
        return (
          <Tap
            key={text}
            role="radio"
            selected={on}
            className={on ? 'reason-sheet__text reason-sheet__text--on' : 'reason-sheet__text'}
            onTap={() => onChoose(text)}
          >
            {text}
          </Tap>
        )
      })}
    </View>
  )
}
