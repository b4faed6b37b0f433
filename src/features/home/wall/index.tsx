import { View } from '@tarojs/components'
import { Clock } from '@/components/clock'
import { dayWords, leftPart, leftWords } from '@/components/dates'
import { Icon } from '@/components/icon'
import { useReadAloud } from '@/components/read-aloud/use-read-aloud'
import { Seal } from '@/components/seal'
import { TabBar, type TabBarProps } from '@/components/tab-bar'
import { Tap } from '@/components/tap'
import { VillageHead } from '@/components/village-head'
import { useQuery } from '@/data/call'
import { weekdayWords } from '@/features/activities/words'
import type { VillageView } from '@/domain/home/contract'
import { openPublicity, openSignIn, openVillages } from '@/routes'
import { nowMs, today } from '@/session/clock'
import { useElder } from '@/theme/elder'
import './index.scss'

export interface WallHeadProps {
  village: VillageView
  visitor: boolean
  badges?: TabBarProps['badges']
  /** What is read aloud, and what the button for it is called. */
  read: { readonly words: string; readonly say: () => string[] }
}

/** What hangs over the boards on a wide window: whose they are, the day, the tabs, the tools and the way in. */
export function WallHead({ village, visitor, badges, read }: WallHeadProps) {
  const { name, county, town, households } = village
  const { setElder } = useElder()
  return (
    <View className="wall-head">
      <VillageHead name={name} note={`${county}${town} · ${households} 户`} onTap={openVillages} />
      <View className="wall-head__day">
        <View>{`${dayWords(today())}　${weekdayWords(today())}`}</View>
        <LunarLine villageId={village.villageId} />
      </View>
      <TabBar current="boards" badges={badges} />
      <View className="wall-head__tools">
        <ReadTool {...read} />
        <Tap className="wall-head__tool" onTap={() => setElder(true)}>
          <Icon name="larger" size={20} />
          <View>长辈版</View>
        </Tap>
      </View>
      {visitor ? (
        <Tap className="wall-head__sign-in" onTap={openSignIn}>
          登录
        </Tap>
      ) : null}
    </View>
  )
}

function LunarLine({ villageId }: { villageId: string }) {
  const days = useQuery('activities.list', { villageId, limit: 1 }).data?.days
  const day = days?.find((d) => d.day === today())
  return day ? <View>{`农历${day.month}${day.lunar}${day.market ? '　逢集' : ''}`}</View> : null
}

/** None where nothing can speak. */
function ReadTool({ words, say }: WallHeadProps['read']) {
  const { can, speaking, toggle } = useReadAloud(say)
  if (!can) return null
  return (
    <Tap className="wall-head__tool" onTap={toggle}>
      <Icon name={speaking ? 'stop' : 'speaker'} size={20} />
      <View>{speaking ? '停下' : words}</View>
    </Tap>
  )
}

/** Below them: what is in publicity, when the next of it counts, and how to object. */
export function WallFoot({ village }: { village: VillageView }) {
  const { villageId } = village
  const count = village.counts.inPublicity
  const [first] =
    useQuery('deeds.inPublicity', count > 0 ? { villageId, limit: 1 } : null).data?.deeds ?? []
  const { approvedAt, endsAt } = first ?? {}
  const left = endsAt ? leftWords(endsAt, nowMs()) : null
  return (
    <View className="wall-foot">
      {approvedAt && endsAt ? (
        <Clock
          size={46}
          left={leftPart(approvedAt, endsAt, nowMs())}
          label={`最近一件还剩 ${left}`}
        />
      ) : (
        <Seal kind="publicity" size={42} label={false} />
      )}
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
