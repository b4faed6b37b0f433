import { View } from '@tarojs/components'
import { Button } from '@/components/button'
import { TextArea } from '@/components/field'
import { PageFoot } from '@/components/page-foot'
import { RestoredLine } from '@/components/restored-line'
import { Tap } from '@/components/tap'
import { deedsLimits } from '@/domain/deeds/limits'
import { clockWords } from '@/features/deeds/voice/words'
import type { DoorProps } from './doors'

const quick = ['人数不对', '没这回事', '记重了', '分给多了']
const quickOfDeduction = ['没这回事', '不是我家', '扣重了', '扣多了']
const { max } = deedsLimits.objection

/** The door 写. */
export function Writing({
  story,
  said: { draft, text, write, error, voice, startOver },
}: DoorProps) {
  return (
    <>
      <RestoredLine restored={draft.restored} onStartOver={startOver} />
      <Paper
        text={text}
        deduct={story.deed.kind === 'deduct'}
        placeholder="哪里不对？您看到的、知道的，请写清楚"
        error={error}
        onWrite={write}
      />
      {voice.recording === null ? null : (
        <View className="pad ink-2 t-sm">
          您说的那段（{clockWords(voice.recording.seconds)}）也一起交上去。
        </View>
      )}
    </>
  )
}

export interface PaperProps {
  text: string
  deduct?: boolean
  placeholder: string
  error: string | undefined
  onWrite: (text: string) => void
}

/** A sheet of ruled paper, and the words that are said most often. */
export function Paper({ text, deduct, placeholder, error, onWrite }: PaperProps) {
  return (
    <>
      <View className="say-against">
        <TextArea
          label="异议内容"
          value={text}
          max={max}
          placeholder={placeholder}
          error={error}
          onChange={onWrite}
        />
        <View className="say-against__count">
          {text.length} / {max}
        </View>
      </View>
      <View className="say-against__quick">
        {(deduct ? quickOfDeduction : quick).map((words) => (
          <Tap
            key={words}
            className="say-against__words"
            onTap={() => onWrite(joined(text, words))}
          >
            {words}
          </Tap>
        ))}
      </View>
    </>
  )
}

export function WriteFoot({ said: { busy, send } }: DoorProps) {
  return (
    <PageFoot>
      <Button kind="objection" wide busy={busy} onTap={() => void send()}>
        提出异议
      </Button>
    </PageFoot>
  )
}

/** The words that are said most often go on what stands there. */
function joined(text: string, words: string): string {
  const before = text.trim()
  return before === '' || /[，。；：！？]$/.test(before) ? before + words : `${before}，${words}`
}
