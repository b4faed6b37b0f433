import { ReasonSheet } from '@/components/reason-sheet'
import { toast } from '@/components/toast'
import { activitiesLimits } from '@/domain/activities/limits'
import { useCancelActivity } from '@/features/activities/one'
import { useReasonDraft } from '@/features/session/reason-draft'
import { useVillageId } from '@/session/village'

/** Calls it off; everybody who signed up reads why. */
export function CancelSheet({
  open,
  activityId,
  onClose,
}: {
  open: boolean
  activityId: string
  onClose: () => void
}) {
  const { cancel, busy } = useCancelActivity()
  const draft = useReasonDraft('cancel', useVillageId() ?? '', activityId)
  const send = async (reason: string) => {
    const result = await cancel(activityId, reason)
    if (!result.ok) return result.message
    draft.sent()
    toast('已取消，原因留在这一页')
    onClose()
    return undefined
  }
  return (
    <ReasonSheet
      open={open}
      title="取消活动"
      note="取消后不能恢复；报了名的人在日程里看到原因。"
      label="取消原因"
      length={activitiesLimits.cancellation}
      placeholder="如：有雨，改到下周六"
      send="取消活动"
      busy={busy}
      draft={draft}
      onClose={onClose}
      onSend={send}
    />
  )
}
