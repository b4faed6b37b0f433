import { Empty } from '@/components/empty'
import { Screen } from '@/components/screen'
import { UnsentRows } from '@/components/unsent-rows'
import { answerSure, takeBack, useUnsent } from '@/data/outbox'
import { useMe } from '@/features/session/hooks'

/** What was done without a network and lies on this phone; what came back refused is read here once. */
export default function UnsentPage() {
  const me = useMe()
  const items = useUnsent(me.identities.map((identity) => identity.personId))
  return (
    <Screen title="没送出去的">
      {items.length === 0 ? (
        <Empty picture="done" title="都送出去了" line="没有网时办的事，会先存在这里。" />
      ) : null}
      <UnsentRows rows={items} onRead={takeBack} onSure={answerSure} />
    </Screen>
  )
}
