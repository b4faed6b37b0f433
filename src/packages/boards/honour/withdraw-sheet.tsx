import { ReasonSheet } from '@/components/reason-sheet'
import { toast } from '@/components/toast'
import type { HonourView } from '@/domain/honours/contract'
import { honoursLimits } from '@/domain/honours/limits'
import { useWithdrawHonour } from '@/features/honours/hooks'
import { useReasonDraft } from '@/features/session/reason-draft'
import { useVillageId } from '@/session/village'

/** The committee takes an entry down; the reason stays readable on its page. */
export function WithdrawSheet({
  open,
  honour,
  linkedVillage,
  onClose,
}: {
  open: boolean
  honour: HonourView
  linkedVillage?: string
  onClose: () => void
}) {
  const { withdraw, busy } = useWithdrawHonour(linkedVillage)
  const current = useVillageId()
  const draft = useReasonDraft('withdraw', linkedVillage ?? current ?? '', honour.honourId)
  const send = async (reason: string) => {
    const result = await withdraw(honour.honourId, reason)
    if (!result.ok) return result.message
    draft.sent()
    toast('已撤下，原因留在这一页')
    onClose()
    return undefined
  }
  return (
    <ReasonSheet
      open={open}
      title="撤下这条荣誉"
      note={`${honour.name} · ${honour.title}。撤下后仍能看到这一页和原因，编号不再用。`}
      label="撤下原因"
      length={honoursLimits.withdrawal}
      placeholder="如：经查实与事迹不符"
      send="撤下"
      busy={busy}
      draft={draft}
      onClose={onClose}
      onSend={send}
    />
  )
}
