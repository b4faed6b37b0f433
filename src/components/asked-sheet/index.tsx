import { View } from '@tarojs/components'
import { Button } from '../button'
import { Sheet } from '../sheet'

export interface AskedSheetProps {
  /** What the server asks about; nothing: the sheet is closed. */
  questions: readonly AskedQuestion[]
  busy?: boolean
  /** Who reads the answer. */
  note?: string
  /** It is right so, all of it. */
  onSure: () => void
  onClose: () => void
}

interface AskedQuestion {
  readonly id: string
  readonly who?: string
  readonly words: string
}

/** What looks odd is said before it is taken; whoever sends it says that it is right, or goes back. */
export function AskedSheet({ questions, busy, note, onSure, onClose }: AskedSheetProps) {
  return (
    <Sheet
      open={questions.length > 0}
      title="请再看一眼"
      onClose={onClose}
      foot={
        <>
          <Button onTap={onClose}>回去改</Button>
          <Button kind="primary" busy={busy} onTap={onSure}>
            没错，照样送
          </Button>
        </>
      }
    >
      {questions.map(({ id, who, words }) => (
        <View key={`${id} ${words}`} className="pad t-md">
          {who === undefined ? null : <View className="strong">{who}</View>}
          {words}
        </View>
      ))}
      {note === undefined ? null : <View className="pad ink-2 t-sm">{note}</View>}
    </Sheet>
  )
}
