import { useState } from 'react'
import { useRetract } from '@/features/deeds/hooks'
import { answerByWords } from '@/features/deeds/words'
import { View } from '@tarojs/components'
import { Button } from '@/components/button'
import { PageFoot } from '@/components/page-foot'
import { toast } from '@/components/toast'
import { Sheet } from '@/components/sheet'
import type { DeedStory } from '@/domain/deeds/contract'
import { go } from '@/routes'
import { today } from '@/session/clock'

/** 我有异议: while it is in publicity. */
export function Objecting({ story }: { story: DeedStory }) {
  const { deed, can } = story
  const { villageId, deedId } = deed
  if (!can.object)
    return (
      <PageFoot note="有人当面跟您说这件不对，可以替他提。">
        <ForOthers story={story} />
      </PageFoot>
    )
  // Beside two buttons a narrow phone has no room for it.
  const note = `觉得不对，可以提出来。答复之前先不${deed.kind === 'deduct' ? '扣' : '入账'}。`
  return (
    <PageFoot note={can.objectFor ? undefined : note}>
      <ForOthers story={story} />
      <Button
        kind="objection"
        onTap={() => go('packages/points/object/index', { deedId, villageId })}
      >
        我有异议
      </Button>
    </PageFoot>
  )
}

/** A recorder writes it down for somebody who came. */
function ForOthers({ story: { can, deed } }: { story: DeedStory }) {
  const { villageId, deedId } = deed
  if (can.objectFor !== true) return null
  return (
    <Button onTap={() => go('packages/points/object-for/index', { deedId, villageId })}>
      替人提
    </Button>
  )
}

/** 收回异议: while nobody has answered it. */
export function Retracting({ story }: { story: DeedStory }) {
  const { deed, answerBy, objection } = story
  const { villageId, deedId } = deed
  const who = objection?.scribe === undefined ? '您' : `${objection.scribe}替您`
  const [asking, setAsking] = useState(false)
  const retract = useRetract()
  const send = async () => {
    const result = await retract.run({ villageId, deedId })
    setAsking(false)
    toast(result.ok ? '已收回，不再答复' : result.message)
  }
  return (
    <>
      <PageFoot
        note={`${who}提了异议${answerBy === undefined ? '' : `，${answerByWords(answerBy, today())}`}。`}
      >
        <ForOthers story={story} />
        <Button onTap={() => setAsking(true)}>收回异议</Button>
      </PageFoot>
      <Sheet
        open={asking}
        title="收回您提的异议？"
        onClose={() => setAsking(false)}
        foot={
          <Button kind="primary" wide busy={retract.busy} onTap={() => void send()}>
            收回，不提了
          </Button>
        }
      >
        <View className="pad ink-2 t-md">
          收回后没有别的异议，这件事就照常办。同一件事不能再提。
        </View>
      </Sheet>
    </>
  )
}
