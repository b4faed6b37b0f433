import { useState } from 'react'
import { fieldError } from '@/data/field-errors'
import { askConsent } from '@/features/messages/consent'
import { useObject } from '@/features/deeds/hooks'
import { useMe } from '@/features/session/hooks'
import { useReasonDraft } from '@/features/session/reason-draft'
import { Button } from '@/components/button'
import { dayWords } from '@/components/dates'
import { PageFoot } from '@/components/page-foot'
import { ReasonSheet } from '@/components/reason-sheet'
import { toast } from '@/components/toast'
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
    toast(`已交给监督员，${dayWords(result.data.answerBy, today())}前答复`)
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
        note={`只有监督员看得到您写的和您是谁，不会告诉别人。${answerDays} 天内给您答复。`}
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
