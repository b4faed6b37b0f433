import { View } from '@tarojs/components'
import { deedTitle } from '@/features/deeds/words'
import { Clock } from '@/components/clock'
import { dayWords, leftPart, leftShort } from '@/components/dates'
import { signed } from '@/components/numbers'
import { Phrases } from '@/components/phrases'
import { addMs, dayOf } from '@/domain/common/day'
import type { DeedView } from '@/domain/deeds/contract'
import { today, useNow } from '@/session/clock'

/** What is objected to, and until when that counts. */
export function Slip({ deed }: { deed: DeedView }) {
  const now = useNow()
  const { approvedAt, endsAt, points } = deed
  const until = endsAt === null ? null : dayWords(dayOf(addMs(endsAt, -1)), today())
  const name = deed.kind === 'deduct' ? '申诉' : '公示'
  const left = endsAt === null ? null : leftShort(endsAt, now)
  return (
    <View className="objected">
      <View className="grow">
        <View className="objected__title serif">
          <Phrases text={deedTitle(deed)} />
        </View>
        <View className="ink-2 t-sm">
          {[deed.household, points === null ? null : signed(points)].filter(Boolean).join(' · ')}
        </View>
        {until === null ? null : (
          <View className="ink-2 t-sm">{`${name}到 ${until}夜里 12 点`}</View>
        )}
      </View>
      <Clock
        left={approvedAt === null || endsAt === null ? 1 : leftPart(approvedAt, endsAt, now)}
        state={deed.state === 'objected' ? 'frozen' : 'running'}
        word={deed.kind === 'deduct' ? '申诉' : undefined}
        size={54}
        label={left === null ? name : `${name}，剩 ${left}`}
      />
    </View>
  )
}
