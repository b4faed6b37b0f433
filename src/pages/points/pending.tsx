import { View } from '@tarojs/components'
import { useUnsentDeeds, type usePendingDeeds } from '@/features/deeds/hooks'
import { go } from '@/routes'
import { takeBack } from '@/data/outbox'
import type { Me } from '@/features/session/hooks'
import { Asked } from '@/components/asked'
import { Button } from '@/components/button'
import { DeedRow } from '@/features/deeds/deed-row'
import { PendingRow } from '@/components/pending-row'
import { Seal } from '@/components/seal'
import { useNow } from '@/session/clock'
import { ReportButton } from './holder'

/** The way to report a deed, and what was reported and is not in the account book yet. */
export function Pending({
  me,
  pending,
  byResident,
}: {
  me: Me
  pending: ReturnType<typeof usePendingDeeds>
  byResident: boolean
}) {
  const now = useNow()
  const unsent = useUnsentDeeds(me.identity?.personId ?? null)
  return (
    <>
      <ReportButton me={me} />
      {unsent.refused.map((item) => (
        <View key={item.key} className="unsent">
          <View className="grow">
            <View className="t-md strong">{item.title}</View>
            <View className="ink-2 t-sm">没报成：{item.refused}</View>
          </View>
          <Button label={`${item.title}，知道了`} onTap={() => takeBack(item.key)}>
            知道了
          </Button>
        </View>
      ))}
      {unsent.waiting.map((item) => (
        <PendingRow
          key={item.key}
          mark={<Seal kind="waiting" label={false} />}
          title={item.title}
          line="还在手机里，有网会自动送"
        />
      ))}
      <Asked query={pending} rows={1} part>
        {({ deeds }) => (
          <>
            {deeds.map((deed) => (
              <DeedRow
                key={deed.deedId}
                deed={deed}
                nowMs={now}
                {...(byResident && deed.doer !== null ? { who: deed.doer } : {})}
                onTap={() => go('packages/points/deed/index', { deedId: deed.deedId })}
              />
            ))}
          </>
        )}
      </Asked>
    </>
  )
}
