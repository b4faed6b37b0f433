import { useState } from 'react'
import { useRouter } from '@tarojs/taro'
import { View } from '@tarojs/components'
import { useDeed } from '@/features/deeds/hooks'
import { useMe } from '@/features/session/hooks'
import { Asked } from '@/components/asked'
import { Empty } from '@/components/empty'
import { Screen } from '@/components/screen'
import type { DeedStory } from '@/domain/deeds/contract'
import { answerDays } from '@/domain/deeds/objection'
import { goInstead, openSignIn } from '@/routes'
import { useVillageId } from '@/session/village'
import { DoorRow, write } from './doors'
import { useSaid } from './said'
import { Slip } from './slip'
import { WhoSees } from './who-sees'
import './index.scss'

/** 我有异议: what somebody says against a deed in publicity, to whoever answers for it. */
export default function ObjectPage() {
  const { params } = useRouter()
  const current = useVillageId()
  const story = useDeed(params.villageId ?? current, params.deedId ?? null)
  const me = useMe()
  if (story.data?.can.object) return <Objecting story={story.data} />
  return (
    <Screen title="我有异议">
      <Asked query={story} loading="card">
        {({ deed: { deedId, villageId } }) =>
          me.identities.length === 0 ? (
            <Empty
              picture="done"
              title="登录后才能提"
              line="不会用手机，当面告诉监督员或小组长。"
              action="去登录"
              onAction={openSignIn}
            />
          ) : (
            <Empty
              picture="done"
              title="这件现在不能提异议"
              line="您提过了，或公示已经结束。"
              action="看这件事"
              onAction={() => goInstead('packages/points/deed/index', { deedId, villageId })}
            />
          )
        }
      </Asked>
    </Screen>
  )
}

function Objecting({ story }: { story: DeedStory }) {
  const { deed } = story
  const [open, setOpen] = useState(write)
  const said = useSaid(deed)
  const { Body, Foot } = open
  return (
    <Screen title="我有异议" foot={<Foot story={story} said={said} />}>
      <Slip deed={deed} />
      <DoorRow open={open} onOpen={setOpen} />
      <Body story={story} said={said} />
      <WhoSees deduct={deed.kind === 'deduct'} />
      <View className="pad ink-2 t-sm object-page__after">{afterWords(story)}</View>
    </Screen>
  )
}

function afterWords({ deed, answerers = [] }: DeedStory): string {
  const stop = `这期间这件先不${deed.kind === 'deduct' ? '扣' : '入账'}。您随时能收回。`
  return answerers.length === 0
    ? `村里的监督员与这件事有关，直接送到镇上，${answerDays} 天内答复。${stop}`
    : `监督员${answerers.join('、')} ${answerDays} 天内答复；过了 ${answerDays} 天，或监督员与这件事有关，送到镇上。${stop}`
}
