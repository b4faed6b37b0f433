import { useState } from 'react'
import { fieldError } from '@/data/field-errors'
import { askConsent } from '@/features/messages/consent'
import { useObject, useRetract } from '@/features/deeds/hooks'
import { answerByWords } from '@/features/deeds/words'
import { useMe } from '@/features/session/hooks'
import { View } from '@tarojs/components'
import { useReasonDraft } from '@/features/session/reason-draft'
import { Button } from '@/components/button'
import { PageFoot } from '@/components/page-foot'
import { ReasonSheet } from '@/components/reason-sheet'
import { toast } from '@/components/toast'
import { Sheet } from '@/components/sheet'
import type { DeedStory } from '@/domain/deeds/contract'
import { deedsLimits } from '@/domain/deeds/limits'
import { answerDays } from '@/domain/deeds/objection'
import { today } from '@/session/clock'

/** 我有异议: while it is in publicity. */
export function Objecting({ story: { deed } }: { story: DeedStory }) {
  const { villageId, deedId } = deed
  const me = useMe()
  const object = useObject()
  const draft = useReasonDraft('object', villageId, deedId)
  const [writing, setWriting] = useState(false)
  const send = async (text: string) => {
    askConsent(me.query.data?.messages, villageId, 'objection.answered')
    const result = await object.run({ villageId, deedId, text })
    if (!result.ok) {
      toast(result.message)
      return fieldError(result, 'text')
    }
    draft.sent()
    setWriting(false)
    toast(`已交给监督员，${answerByWords(result.data.answerBy, today())}`)
    return undefined
  }
  return (
    <>
      <PageFoot
        note={`觉得不对，可以提出来。答复之前先不${deed.kind === 'deduct' ? '扣' : '入账'}。`}
      >
        <Button kind="objection" onTap={() => setWriting(true)}>
          我有异议
        </Button>
      </PageFoot>
      <ReasonSheet
        open={writing}
        title="我有异议"
        note={`只有监督员看得到您写的和您是谁，不会告诉别人。${answerDays} 天内答复您；过了 ${answerDays} 天，或监督员与这件事有关，就交乡镇答复。没答复之前您随时能收回。`}
        label="异议内容"
        length={deedsLimits.objection}
        placeholder="哪里不对？您看到的、知道的，请写清楚"
        send="交给监督员"
        busy={object.busy}
        draft={draft}
        onClose={() => setWriting(false)}
        onSend={send}
      />
    </>
  )
}

/** 收回异议: while nobody has answered it. */
export function Retracting({ story: { deed, answerBy } }: { story: DeedStory }) {
  const { villageId, deedId } = deed
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
        note={`您提了异议${answerBy === undefined ? '' : `，${answerByWords(answerBy, today())}`}。`}
      >
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
