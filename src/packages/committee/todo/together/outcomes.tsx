import { View } from '@tarojs/components'
import { a11y } from '@/components/a11y'
import type { Decided } from '@/features/deeds/decide-all'
import { deedTitle } from '@/features/deeds/words'

/** What went, and what did not and why. */
export function Outcomes({
  decided,
  busy,
  of,
}: {
  decided: readonly Decided[]
  busy: boolean
  of: number
}) {
  if (decided.length === 0) return null
  const done = decided.filter(({ outcome }) => outcome.state === 'done')
  const stamped = done.filter(({ decision }) => decision.reason === null).length
  const waiting = decided.filter(({ outcome }) => outcome.state === 'waiting').length
  const parts = [
    stamped > 0 ? `盖章 ${stamped} 件` : '',
    done.length > stamped ? `退回 ${done.length - stamped} 件` : '',
    waiting > 0 ? `${waiting} 件还在手机里，有网会自动送` : '',
  ]
  return (
    <View className="outcomes" {...a11y({ live: 'polite' })}>
      <View className="outcomes__done">
        {busy ? `已办 ${decided.length} / ${of}` : parts.filter(Boolean).join('，')}
      </View>
      {decided.map(({ decision, outcome }) =>
        outcome.state === 'refused' ? (
          <View key={decision.deed.deedId} className="outcomes__not t-sm">
            {`没办成：${decision.deed.household}「${deedTitle(decision.deed)}」，${outcome.why}`}
          </View>
        ) : null,
      )}
    </View>
  )
}
