import { View } from '@tarojs/components'
import { dayWords, leftWords } from '@/components/dates'
import { Seal } from '@/components/seal'
import { Tap } from '@/components/tap'
import { VillageHead } from '@/components/village-head'
import { useQuery } from '@/data/call'
import { weekdayWords } from '@/features/activities/words'
import type { VillageView } from '@/domain/home/contract'
import { openPublicity, openSignIn, openVillages } from '@/routes'
import { nowMs, today } from '@/session/clock'
import './index.scss'

/** What hangs over the boards on a wide window: whose they are, the day, and the way in. The tabs stand beside it. */
export function WallHead({ village, visitor }: { village: VillageView; visitor: boolean }) {
  const { villageId, name, county, town, households } = village
  const days = useQuery('activities.list', { villageId, limit: 1 }).data?.days
  const day = days?.find((d) => d.day === today())
  return (
    <View className="wall-head">
      <VillageHead name={name} note={`${county}${town} · ${households} 户`} onTap={openVillages} />
      <View className="wall-head__day">
        <View>{`${dayWords(today())}　${weekdayWords(today())}`}</View>
        {day ? <View>{`农历${day.month}${day.lunar}${day.market ? '　逢集' : ''}`}</View> : null}
      </View>
      {visitor ? (
        <Tap className="wall-head__sign-in" onTap={openSignIn}>
          登录
        </Tap>
      ) : null}
    </View>
  )
}

/** Below them: what is in publicity, when the next of it counts, and how to object. */
export function WallFoot({ villageId, count }: { villageId: string; count: number }) {
  const [first] =
    useQuery('deeds.inPublicity', count > 0 ? { villageId, limit: 1 } : null).data?.deeds ?? []
  const left = first?.endsAt ? leftWords(first.endsAt, nowMs()) : null
  return (
    <View className="wall-foot">
      <Seal kind="publicity" size={42} label={false} />
      <View>
        <View className="wall-foot__line">
          <View className="strong">{count > 0 ? `正在公示 ${count} 件` : '眼下没有公示的'}</View>
          <Tap className="wall-foot__look" role="link" onTap={openPublicity}>
            看一看
          </Tap>
        </View>
        <View className="ink-2 wall-foot__how">
          {left === null ? '' : `最近一件 ${left}后入账。`}
          有异议：登录后写，也可找组长或监督员。
        </View>
      </View>
    </View>
  )
}
