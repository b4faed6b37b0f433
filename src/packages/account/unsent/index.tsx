import { View } from '@tarojs/components'
import { Button } from '@/components/button'
import { Empty } from '@/components/empty'
import { PendingRow } from '@/components/pending-row'
import { Screen } from '@/components/screen'
import { Seal } from '@/components/seal'
import { SectionHead } from '@/components/section-head'
import { takeBack, useUnsent } from '@/data/outbox'
import { useMe } from '@/features/session/hooks'
import './index.scss'

/** What was done without a network and lies on this phone; what came back refused is read here once. */
export default function UnsentPage() {
  const me = useMe()
  const items = useUnsent(me.identities.map((identity) => identity.personId))
  const refused = items.filter((item) => item.refused !== null)
  const waiting = items.filter((item) => item.refused === null)
  return (
    <Screen title="没送出去的">
      {items.length === 0 ? (
        <Empty picture="done" title="都送出去了" line="没有网时办的事，会先存在这里。" />
      ) : null}
      {refused.length === 0 ? null : <SectionHead title="没办成的" />}
      {refused.map((item) => (
        <View key={item.key} className="unsent-refused">
          <View className="grow">
            <View className="t-md strong">{item.title}</View>
            <View className="ink-2 t-sm">{item.refused}</View>
          </View>
          <Button label={`${item.title}，知道了`} onTap={() => takeBack(item.key)}>
            知道了
          </Button>
        </View>
      ))}
      {waiting.length === 0 ? null : <SectionHead title="等着送的" note="有网会自动送" />}
      {waiting.map((item) => (
        <PendingRow
          key={item.key}
          mark={<Seal kind="waiting" label={false} />}
          title={item.title}
          line="还在手机里，不用再办一次"
        />
      ))}
    </Screen>
  )
}
