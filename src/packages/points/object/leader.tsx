import { useState } from 'react'
import { View } from '@tarojs/components'
import { a11y } from '@/components/a11y'
import { Button } from '@/components/button'
import { PageFoot } from '@/components/page-foot'
import type { DeedStory } from '@/domain/deeds/contract'
import { go } from '@/routes'
import type { DoorProps } from './doors'

/** The door 请组长: a recorder writes down what somebody says, and reads it back before it counts. */
export function AskLeader({ story }: DoorProps) {
  const { scribes = [], answerers = [] } = story
  const [at, setAt] = useState(0)
  const scribe = scribes[at % scribes.length]
  const supervisor = answerers.length === 0 ? '镇上' : `监督员${answerers.join('、')}`
  if (scribe === undefined) return <Nobody story={story} />
  const other = scribes[(at + 1) % scribes.length]
  return (
    <>
      <View className="leader">
        <View className="leader__face" {...a11y({ hidden: true })} />
        <View className="grow">
          <View className="leader__name serif">{scribe.name}</View>
          <View className="ink-2 t-sm">{scribe.group} · 记录员</View>
        </View>
      </View>
      <View className="leader-steps" {...a11y({ role: 'list', label: '怎么请' })}>
        {steps.map(({ mark, title, note }) => (
          <View key={mark} className="leader-steps__one" {...a11y({ role: 'listitem' })}>
            <View className="leader-steps__mark" {...a11y({ hidden: true })}>
              {mark}
            </View>
            <View className="grow">
              <View className="leader-steps__title">{title}</View>
              <View className="ink-2 t-sm">{note}</View>
            </View>
          </View>
        ))}
      </View>
      <View className="objected leader-other">
        <View className="grow">
          <View className="leader-other__asks">和那一户沾亲？</View>
          <View className="ink-2 t-sm">
            {other === scribe
              ? `直接找${supervisor}`
              : `换${other?.name ?? ''}，或直接找${supervisor}`}
          </View>
        </View>
        {other === scribe ? null : (
          <Button onTap={() => setAt((at + 1) % scribes.length)}>换个人</Button>
        )}
      </View>
    </>
  )
}

const steps = [
  { mark: '说', title: '您说，记录员写', note: '当面说，不用带证件；带上户卡，好找到您家' },
  { mark: '念', title: '写完念给您听', note: '您说对，才算提出' },
  {
    mark: '记',
    title: '谁替谁提的，都记着',
    note: '记录员知道是您，要保密。答复下来会告诉您，您自己的消息里也有',
  },
]

function Nobody({ story: { deed, answerers = [] } }: { story: DeedStory }) {
  const deduct = deed.kind === 'deduct'
  const supervisor = answerers.length === 0 ? '' : `，或当面找监督员${answerers.join('、')}`
  return (
    <View className="objected leader-other">
      <View className="grow">
        <View className="leader-other__asks">
          {deduct ? '扣分的事，记录员看不到' : '这件没有能代写的记录员'}
        </View>
        <View className="ink-2 t-sm">
          {deduct
            ? `只有您家和答复的人看得见。请在这里写，也可以让家里人替您写${supervisor}。`
            : `村里的记录员与这件有关，或也在村委。请在这里写${supervisor}。`}
        </View>
      </View>
    </View>
  )
}

/** Whoever comes to a recorder with the same finds the way from here. */
export function AskLeaderFoot({ story: { can, deed } }: DoorProps) {
  if (can.objectFor !== true) return null
  const { deedId, villageId } = deed
  return (
    <PageFoot note="您就是记录员。有人来找您说，在这里替他写。">
      <Button
        kind="objection"
        onTap={() => go('packages/points/object-for/index', { deedId, villageId })}
      >
        替别人写
      </Button>
    </PageFoot>
  )
}
