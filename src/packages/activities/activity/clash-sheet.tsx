import { View } from '@tarojs/components'
import { Button } from '@/components/button'
import { Sheet } from '@/components/sheet'

/** Somebody has a place elsewhere at that hour. */
export interface Clash {
  readonly who: string
  /** What they signed up for, and its shift. */
  readonly title: string
  readonly shiftId: string
}

export type ClashAnswer = { readonly instead: string[] } | { readonly sure: string[] }

/** Which of two at one hour: this one, both, or the other as it is. */
export function ClashSheet({
  clash,
  busy,
  onAnswer,
  onClose,
}: {
  clash: Clash | null
  busy: boolean
  onAnswer: (answer: ClashAnswer) => void
  onClose: () => void
}) {
  if (clash === null) return null
  const { who, title, shiftId } = clash
  return (
    <Sheet open title="同一时间还有一场" onClose={onClose}>
      <View className="pad t-md">{`${who}那个时间报了「${title}」，去哪一场？`}</View>
      <View className="pad clash">
        <Button kind="primary" wide busy={busy} onTap={() => onAnswer({ instead: [shiftId] })}>
          换到这一场，退出那一场
        </Button>
        <Button wide busy={busy} onTap={() => onAnswer({ sure: ['both'] })}>
          两场都去
        </Button>
        <Button wide onTap={onClose}>
          还去那一场，这场不报
        </Button>
      </View>
    </Sheet>
  )
}
