import { useState } from 'react'
import { fieldError } from '@/data/field-errors'
import { useTakeBack } from '@/features/deeds/hooks'
import { useReasonDraft } from '@/features/session/reason-draft'
import { Button } from '@/components/button'
import { PageFoot } from '@/components/page-foot'
import { ReasonSheet } from '@/components/reason-sheet'
import { toast } from '@/components/toast'
import type { DeedStory } from '@/domain/deeds/contract'
import { deedsLimits } from '@/domain/deeds/limits'

const quick = ['分值选错了', '记错了户', '照片没看清', '这件事报重了']

/** 撤回同意: by any reviewer who might have given it, until publicity ends. */
export function TakingBack({ story: { deed } }: { story: DeedStory }) {
  const { villageId, deedId } = deed
  const takeBack = useTakeBack()
  const draft = useReasonDraft('takeBack', villageId, deedId)
  const [writing, setWriting] = useState(false)
  const send = async (reason: string) => {
    const result = await takeBack.run({ villageId, deedId, reason })
    if (!result.ok) {
      toast(result.message)
      return fieldError(result, 'reason')
    }
    draft.sent()
    setWriting(false)
    toast('同意已撤回，这件重新待审', { seal: 'waiting' })
    return undefined
  }
  return (
    <>
      <PageFoot note="还没入账。同意错了，可以撤回重审。">
        <Button onTap={() => setWriting(true)}>撤回同意</Button>
      </PageFoot>
      <ReasonSheet
        open={writing}
        title="撤回同意"
        note="这件事回到待审，不再公示。原因会告诉这一户、申报人，提过异议的人也会知道。"
        label="撤回原因"
        length={deedsLimits.takenBack}
        quick={quick}
        placeholder="哪里审错了"
        send="撤回，重新审"
        busy={takeBack.busy}
        draft={draft}
        onClose={() => setWriting(false)}
        onSend={send}
      />
    </>
  )
}
