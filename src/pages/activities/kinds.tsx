import { ScrollView, View } from '@tarojs/components'
import { a11y } from '@/components/a11y'
import { kindWords, shortKinds } from '@/features/activities/words'
import { cx } from '@/components/cx'
import { Tap } from '@/components/tap'
import type { ActivityKind } from '@/domain/activities/kinds'

/** One kind or all, sideways in one line. */
export function Kinds({
  kinds,
  value,
  onChange,
}: {
  kinds: readonly ActivityKind[]
  value: ActivityKind | null
  onChange: (kind: ActivityKind | null) => void
}) {
  return (
    <ScrollView className="kinds" scrollX>
      <View className="kinds__line" {...a11y({ role: 'radiogroup', label: '活动类型' })}>
        {[null, ...kinds].map((kind) => (
          <Tap
            key={kind ?? 'all'}
            role="radio"
            selected={kind === value}
            className={cx('kinds__kind', kind === value && 'kinds__kind--on')}
            label={kind === null ? '全部类型' : kindWords[kind]}
            onTap={() => onChange(kind)}
          >
            {kind === null ? '全部' : shortKinds[kind]}
          </Tap>
        ))}
      </View>
    </ScrollView>
  )
}
