import { useRouter } from '@tarojs/taro'
import { View } from '@tarojs/components'
import { useVillage } from '@/features/roster/village'
import { useMe } from '@/features/session/hooks'
import { useDeed } from '@/features/deeds/hooks'
import { Asked } from '@/components/asked'
import { heading } from '@/components/a11y'
import { Chain } from '@/features/deeds/chain'
import { Checking } from '@/features/checks/checking'
import { dayAndTime, dayWords, leftPart, leftShort } from '@/components/dates'
import { deedTitle, quantityWords } from '@/features/deeds/words'
import { Photos } from '@/components/photos'
import { Phrases } from '@/components/phrases'
import { Screen } from '@/components/screen'
import type { DeedStory } from '@/domain/deeds/contract'
import { today, useNow } from '@/session/clock'
import { useVillageId } from '@/session/village'
import { Facts } from './facts'
import { DeedFoot } from './foot'
import './index.scss'

/** 事迹: one deed with its story. Opened by lists, ledger lines and shared cards. */
export default function Deed() {
  const { params } = useRouter()
  const current = useVillageId()
  const villageId = params.villageId ?? current
  const story = useDeed(villageId, params.deedId ?? null)
  // What the foot says depends on them too.
  useMe()
  useVillage()
  return (
    <Screen
      title="事迹"
      foot={story.data ? <DeedFoot key={story.data.deed.state} story={story.data} /> : null}
    >
      <Asked query={story} loading="card">
        {(data) => (
          <>
            <Heading story={data} />
            <Way story={data} />
            <Photos photos={data.photos} label={`${deedTitle(data.deed)}的照片`} />
            <Facts story={data} />
          </>
        )}
      </Asked>
    </Screen>
  )
}

function Heading({ story: { deed } }: { story: DeedStory }) {
  const when = [dayWords(deed.doneOn, today()), quantityWords(deed)].filter(Boolean).join('，')
  return (
    <View className="pad">
      <View className="story__title serif" {...heading(2)}>
        <Phrases text={deedTitle(deed)} />
      </View>
      <Checking shown={deed.checking} />
      <View className="ink-2 t-sm story__who">
        <View className="strong story__name">{deed.doer ?? deed.household}</View>
        <View>{[deed.group, when].filter(Boolean).join(' · ')}</View>
      </View>
    </View>
  )
}

function Way({ story }: { story: DeedStory }) {
  const now = useNow()
  const { deed } = story
  const { approvedAt, endsAt, postedAt } = deed
  const time = (instant: string | null | undefined) =>
    instant === null || instant === undefined ? undefined : dayAndTime(instant)
  const left = endsAt === null ? null : leftShort(endsAt, now)
  const ended = story.rejectedAt ?? story.withdrawnAt ?? story.reversedAt ?? droppedAt(story)
  return (
    <Chain
      state={deed.state}
      deduct={deed.kind === 'deduct'}
      publicity={endsAt === null || endsAt !== approvedAt}
      left={approvedAt === null || endsAt === null ? 1 : leftPart(approvedAt, endsAt, now)}
      leftText={left === null ? '正在入账' : `剩 ${left}`}
      times={{
        filed: time(deed.filedAt),
        approved: time(approvedAt),
        posted: time(postedAt ?? endsAt),
        ended: time(ended),
      }}
    />
  )
}

function droppedAt({ deed, answers }: DeedStory): string | null {
  if (deed.state !== 'dropped') return null
  return answers.filter((a) => a.decision === 'upheld').map((a) => a.at)[0] ?? null
}
