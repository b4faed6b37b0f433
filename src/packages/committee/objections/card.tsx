import { View } from '@tarojs/components'
import { heading } from '@/components/a11y'
import { Button } from '@/components/button'
import { Clock } from '@/components/clock'
import { agoWords, dayWords, leftPart } from '@/components/dates'
import { answerByWords, deedTitle, filerWords, whoseWords } from '@/features/deeds/words'
import { VoicePlayer } from '@/features/deeds/voice/player'
import { signed } from '@/components/numbers'
import { Tap } from '@/components/tap'
import { addDays, startOfDay } from '@/domain/common/day'
import type { ObjectionRow } from '@/domain/deeds/contract'
import { today, useNow } from '@/session/clock'

export interface ObjectionCardProps {
  row: ObjectionRow
  onOpen: () => void
  onAnswer: (decision: 'upheld' | 'dismissed') => void
}

/** The deed, what is said against it, and until when to answer. */
export function ObjectionCard({ row, onOpen, onAnswer }: ObjectionCardProps) {
  const { deed, text, voice, by, at } = row
  const title = deedTitle(deed)
  const now = useNow()
  const ago = agoWords(Date.parse(at), now)
  return (
    <View className="objection">
      <Tap className="objection__deed" label={`看这件事：${title}`} onTap={onOpen}>
        <View className="grow">
          <View className="objection__title serif" {...heading(3)}>
            {title}
          </View>
          <View className="ink-2 t-sm">{whoWords(row)}</View>
          <View className="ink-3 t-sm">{filerWords(deed)}</View>
        </View>
        <Clock
          left={leftPart(at, startOfDay(addDays(row.answerBy, 1)), now)}
          state="frozen"
          label={dueWords(row)}
        />
      </Tap>
      {text === '' ? null : <View className="objection__text">{text}</View>}
      {voice === undefined ? null : <VoicePlayer voice={voice} />}
      <View className="ink-3 t-sm">
        {[by, row.byPlace, `${ago}提出`].filter(Boolean).join(' · ')}
      </View>
      {row.scribe === undefined ? null : (
        <View className="ink-3 t-sm">{row.scribe}代写，念给本人听过</View>
      )}
      {row.checking ? (
        <View className="red t-sm">
          {voice === undefined ? '文字没能自动核对，请细看' : '没能自动核对，请细听细看'}
        </View>
      ) : null}
      <View className={row.overdue ? 'red strong t-sm' : 'blue strong t-sm'}>{dueWords(row)}</View>
      <View className="objection__acts">
        <Button label={`异议不成立：${title}`} onTap={() => onAnswer('dismissed')}>
          异议不成立
        </Button>
        <Button kind="objection" label={`异议成立：${title}`} onTap={() => onAnswer('upheld')}>
          异议成立
        </Button>
      </View>
    </View>
  )
}

/** 孙*海户 · 三组 · 11 月 12 日 · +8 分 */
function whoWords({ deed, village }: ObjectionRow): string {
  return [
    whoseWords(deed, village ?? null),
    dayWords(deed.doneOn, today()),
    deed.points === null ? '' : `${signed(deed.points)} 分`,
  ]
    .filter(Boolean)
    .join(' · ')
}

function dueWords({ answerBy, overdue }: ObjectionRow): string {
  const day = dayWords(answerBy, today())
  return overdue ? `${day}到期，已过期限，请尽快答复` : `请${answerByWords(answerBy, today())}`
}
